package io.github.secondgate.store.server;

import io.github.secondgate.store.Dialect;
import java.util.HashMap;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/**
 * The server that the tests of this process run on, by the system property {@code test.database}. It is started when it is
 * first asked for. Where this machine has none of it, tests are skipped, and fail where the environment says
 * {@code SECONDGATE_DATABASES=required}.
 */
public final class ChosenServer {
    private static final boolean REQUIRED = "required".equals(System.getenv("SECONDGATE_DATABASES"));
    private static final Map<String, DatabaseServer> SERVERS = new HashMap<>();
    private static final Map<String, String> HINDRANCES = new HashMap<>();

    private ChosenServer() {}

    /** H2 where none is chosen. */
    public static String name() {
        return System.getProperty("test.database", "h2");
    }

    public static DatabaseServer get() {
        return get(name());
    }

    /** For tests that are about this one, whichever was chosen. */
    public static synchronized DatabaseServer get(String name) {
        if (!SERVERS.containsKey(name) && !HINDRANCES.containsKey(name)) {
            try {
                SERVERS.put(name, start(name));
            } catch (MissingServerException e) {
                HINDRANCES.put(name, e.getMessage());
            }
        }
        String hindrance = HINDRANCES.get(name);
        if (hindrance != null && REQUIRED) {
            throw new IllegalStateException(hindrance);
        }
        if (hindrance != null) {
            throw new TestAbortedException(hindrance);
        }
        return SERVERS.get(name);
    }

    private static DatabaseServer start(String name) {
        switch (name) {
            case "h2":
                return new H2Server(Dialect.H2);
            case "h2-mysql":
                return new H2Server(Dialect.MYSQL);
            case "h2-oracle":
                return new H2Server(Dialect.ORACLE);
            case "h2-sqlserver":
                return new H2Server(Dialect.SQLSERVER);
            case "postgresql-15":
                return PostgreSqlServer.installed("15").start();
            case "postgresql-17":
                return PostgreSqlServer.unpacked().start();
            case "mariadb-10.11":
                return MariaDbServer.installed("10.11").start();
            case "mariadb-11.4":
                return MariaDbServer.unpacked().start();
            default:
                throw new IllegalArgumentException("test.database = " + name);
        }
    }
}
