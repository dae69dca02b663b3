package io.github.secondgate.demo.marina;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarinaDataSourceTest {
    @AfterEach
    void forget() {
        System.clearProperty("data");
    }

    /** H2 says so itself: what was acknowledged is on the disk. */
    @Test
    void aDatabaseThatIsKeptWritesAtOnce(@TempDir Path data) throws SQLException {
        System.setProperty("data", data.toString());
        try (var connection = DriverManager.getConnection(MarinaDataSource.url(), "marina", "marina");
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT setting_value FROM information_schema.settings"
                        + " WHERE setting_name = 'WRITE_DELAY'")) {
            assertTrue(row.next());
            assertEquals("0", row.getString(1));
        }
    }
}
