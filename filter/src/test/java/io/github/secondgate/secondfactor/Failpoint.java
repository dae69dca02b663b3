package io.github.secondgate.secondfactor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Kills a node right after a statement or a commit: as its database sees that, so that what was not committed is rolled back, and
 * nothing more is heard of the node until it is started again; or with the whole process. Confined to a thread.
 */
final class Failpoint implements UnaryOperator<DataSource> {
    static final String COMMIT = "COMMIT";

    private final List<String> passed = new ArrayList<>();
    private final Runnable death;
    private int last = Integer.MAX_VALUE;

    Failpoint() {
        this(() -> {});
    }

    /** @param death of more than the connection */
    Failpoint(Runnable death) {
        this.death = death;
    }

    /** From now on points are counted; the node lives. */
    void live() {
        killAfter(Integer.MAX_VALUE);
    }

    /** @param points after so many from now on it is dead */
    void killAfter(int points) {
        passed.clear();
        last = points;
    }

    /** The statements and commits that there were, each as its text. */
    List<String> passed() {
        return List.copyOf(passed);
    }

    boolean dead() {
        return passed.size() >= last;
    }

    @Override
    public DataSource apply(DataSource real) {
        return watched(DataSource.class, real, null);
    }

    private <T> T watched(Class<T> type, T real, String sql) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (dead() && !method.getName().equals("close")) {
                throw new SQLException("The node is dead", "08006");
            }
            try {
                Object result = method.invoke(real, args);
                if (real instanceof PreparedStatement && method.getName().startsWith("execute")) {
                    passed(((PreparedStatement) real).getConnection(), sql);
                } else if (method.getName().equals("commit")) {
                    passed((Connection) real, COMMIT);
                }
                return result instanceof Connection
                        ? watched(Connection.class, (Connection) result, null)
                        : result instanceof PreparedStatement
                                ? watched(PreparedStatement.class, (PreparedStatement) result, (String) args[0])
                                : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private void passed(Connection real, String point) throws SQLException {
        passed.add(point);
        if (dead()) {
            death.run();
            real.rollback();
            real.setAutoCommit(true);
            throw new SQLException("The node was killed", "08006");
        }
    }
}
