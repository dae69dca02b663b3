package io.github.secondgate.secondfactor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Kills a node right after a statement or a commit, as its database sees that: what was not committed is rolled back, and
 * nothing more is heard of the node until it is started again. Confined to a thread.
 */
final class Failpoint implements UnaryOperator<DataSource> {
    private int passed;
    private int last = Integer.MAX_VALUE;

    /** From now on points are counted; the node lives. */
    void live() {
        passed = 0;
        last = Integer.MAX_VALUE;
    }

    /** @param points after so many from now on it is dead */
    void killAfter(int points) {
        passed = 0;
        last = points;
    }

    /** How many statements and commits there were. */
    int passed() {
        return passed;
    }

    boolean dead() {
        return passed >= last;
    }

    @Override
    public DataSource apply(DataSource real) {
        return watched(DataSource.class, real);
    }

    private <T> T watched(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (dead() && !method.getName().equals("close")) {
                throw new SQLException("The node is dead", "08006");
            }
            try {
                Object result = method.invoke(real, args);
                if (real instanceof PreparedStatement && method.getName().startsWith("execute")) {
                    passed(((PreparedStatement) real).getConnection());
                } else if (method.getName().equals("commit")) {
                    passed((Connection) real);
                }
                return result instanceof Connection
                        ? watched(Connection.class, (Connection) result)
                        : result instanceof PreparedStatement
                                ? watched(PreparedStatement.class, (PreparedStatement) result)
                                : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private void passed(Connection real) throws SQLException {
        passed++;
        if (dead()) {
            real.rollback();
            real.setAutoCommit(true);
            throw new SQLException("The node was killed", "08006");
        }
    }
}
