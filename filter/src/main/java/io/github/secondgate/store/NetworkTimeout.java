package io.github.secondgate.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * How long an answer may be on its way. The time-out of a statement is kept by the database or by asking it once more, so
 * one that is frozen, or behind a network that lets nothing through, keeps none; whoever waits for it would wait for good.
 */
public final class NetworkTimeout {
    /** So much more than a statement has, for one that is slow is cancelled, which keeps the connection. */
    private static final Duration BEYOND = Duration.ofSeconds(1);

    private static final int UNKNOWN = -1;

    private NetworkTimeout() {}

    /**
     * Bounds it where the driver can and is not stricter already.
     *
     * @param statement how long one may take
     * @return what it was before, for {@link #restore}
     */
    public static int bound(Connection connection, Duration statement) {
        int longest = (int) statement.plus(BEYOND).toMillis();
        try {
            int before = connection.getNetworkTimeout();
            if (before > 0 && before <= longest) {
                return UNKNOWN;
            }
            connection.setNetworkTimeout(Runnable::run, longest);
            return before;
        } catch (SQLException | LinkageError | SecurityException notThere) {
            // Drivers and pools before JDBC 4.1 have no such method, and some of the later ones refuse it.
            return UNKNOWN;
        }
    }

    /** Lets it have again what it had. */
    public static void restore(Connection connection, int before) throws SQLException {
        if (before >= 0) {
            connection.setNetworkTimeout(Runnable::run, before);
        }
    }
}
