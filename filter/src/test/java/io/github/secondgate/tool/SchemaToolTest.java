package io.github.secondgate.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.store.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code schema print|check|update DRIVER.jar URL USER}, against a database that asks for a password. */
class SchemaToolTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String driver() throws Exception {
        return Path.of(Driver.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }

    private String url() {
        return "jdbc:h2:" + folder.resolve("db") + ";WRITE_DELAY=0";
    }

    private int run(String deed, String password) throws Exception {
        return run(driver(), url(), deed, password);
    }

    private int run(String driver, String url, String deed, String password) {
        out.reset();
        err.reset();
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            return CommandLine.run(
                    new String[] {"schema", deed, driver, url, "ada"}, new PrintStream(out), new PrintStream(err));
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void theTablesAreLookedAtPrintedAndMade() throws Exception {
        DriverManager.getConnection(url(), "ada", "lovelace").close();

        assertThat(run("check", "lovelace")).isEqualTo(1);
        assertThat(out.toString()).contains("are missing", "sql/h2.sql");
        assertThat(run("print", "lovelace")).isZero();
        assertThat(out.toString()).isEqualTo(Files.readString(Path.of("../sql/h2.sql")));
        assertThat(run("update", "lovelace")).isZero();
        assertThat(out.toString()).contains("as this jar needs them");
        assertThat(run("check", "lovelace")).isZero();
        assertThat(run("print", "lovelace")).isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void olderTablesAreBroughtUp() throws Exception {
        try (Connection connection = DriverManager.getConnection(url(), "ada", "lovelace");
                InputStream script = getClass().getResourceAsStream("/schema/h2-2.sql")) {
            connection.createStatement().execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }

        assertThat(run("print", "lovelace")).isZero();
        assertThat(out.toString()).contains("from schema 2 to schema " + Schema.VERSION);
        assertThat(run("update", "lovelace")).isZero();
        assertThat(run("check", "lovelace")).isZero();
    }

    @Test
    void whoCannotConnectIsToldWhy() throws Exception {
        DriverManager.getConnection(url(), "ada", "lovelace").close();

        assertThat(run("check", "byron")).isEqualTo(2);
        assertThat(err.toString()).startsWith("The database cannot be asked: ").doesNotContain("byron");
        int wrongJar = run(folder.resolve("none.jar").toString(), "jdbc:nothing:x", "check", "");
        assertThat(wrongJar).isEqualTo(2);
        assertThat(err.toString()).contains("has no driver for jdbc:nothing:x");
    }

    @Test
    void whatIsMisspeltIsAnsweredWithTheUsage() {
        assertThat(CommandLine.run(
                        new String[] {"schema", "drop", "a.jar", "u", "p"}, new PrintStream(out), new PrintStream(err)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("schema print|check|update DRIVER.jar URL USER");
    }
}
