package io.github.secondgate.it;

import io.github.secondgate.testing.Further;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** In Jetty, whose sessions stand in the database. */
@OnOneShiroLine
@Further
class TwoNodesIT extends TwoNodesContract {
    @Override
    Setup keepsSessions(Setup setup) {
        return setup.sessionsIn(tables.all());
    }

    @Override
    List<byte[]> storedSessions() throws Exception {
        List<byte[]> sessions = new ArrayList<>();
        try (Connection connection = tables.connect();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT map FROM JettySessions WHERE map IS NOT NULL")) {
            while (rows.next()) {
                sessions.add(rows.getBytes(1));
            }
        }
        return sessions;
    }
}
