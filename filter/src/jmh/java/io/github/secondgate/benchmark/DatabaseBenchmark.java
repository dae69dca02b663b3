package io.github.secondgate.benchmark;

import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.AccountStanding;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.store.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A right code, and a session that is looked at again; each beside plain JDBC that sends the same statements over the same pool
 * and reads every column that comes back, once without a time-out and once with one on each. The server keeps nothing on a disk,
 * so all of the time is theirs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class DatabaseBenchmark {
    static final String POSTGRESQL = "postgresql-17";

    private static final String READ_COMMITTED = "&options=-c%20default_transaction_isolation=read%5C%20committed";
    private static final int EVENT_COLUMNS = 9;
    private static final int TIMEOUT_SECONDS = 30;

    /** One that {@code test.database} can name; that of the tests where it is null. */
    @Param(POSTGRESQL)
    public String server;

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private Lab lab;
    private Phone phone;
    private List<String> signIn;
    private String look;
    private String app;
    private String refused;
    private long step;

    @Setup
    public void prepare() {
        if (server != null) {
            System.setProperty("test.database", server);
        }
        lab = new Lab(TestDatabase.with(POSTGRESQL.equals(server) ? READ_COMMITTED : ""), this::listening);
        phone = lab.enrolled("alice");
        seen.clear();
        rightCode();
        signIn = new ArrayList<>(seen);
        seen.clear();
        lab.accounts.standing("alice");
        look = seen.get(0);
        lab.enrolled("bob");
        app = lab.tables.ask("SELECT id FROM secondgate_app WHERE account = 'bob'");
        refused = lab.tables.ask("SELECT refused_steps FROM secondgate_app WHERE account = 'bob'");
        step = Long.parseLong(lab.tables.ask("SELECT last_step FROM secondgate_app WHERE account = 'bob'"));
    }

    @TearDown
    public void close() {
        lab.close();
    }

    @Benchmark
    public Verification rightCode() {
        lab.clock.move(Lab.STEP);
        Verification verification = lab.verify(phone, phone.code());
        if (!verification.accepted()) {
            throw new IllegalStateException(verification.toString());
        }
        return verification;
    }

    @Benchmark
    public long rightCodeByJdbc() throws SQLException {
        return rightCodeByJdbc(0);
    }

    @Benchmark
    public long rightCodeByTimedJdbc() throws SQLException {
        return rightCodeByJdbc(TIMEOUT_SECONDS);
    }

    private long rightCodeByJdbc(int timeout) throws SQLException {
        step++;
        try (Connection connection = lab.tables.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            long read = read(connection, timeout, signIn.get(0), "bob");
            int changed = run(connection, timeout, signIn.get(1), "bob", 0, 0L, 1L);
            changed += run(
                    connection, timeout, signIn.get(2), step, null, step, "203.0.113.7", null, app, step, refused, 0L);
            Object[] event = new Object[EVENT_COLUMNS];
            event[0] = UUID.randomUUID().toString().substring(0, 26);
            event[1] = step;
            event[2] = "SECOND_FACTOR_CHECKED";
            event[3] = "APP";
            event[4] = "bob";
            event[5] = "203.0.113.7";
            event[6] = "ACCEPTED";
            event[7] = 1;
            if (changed + run(connection, timeout, signIn.get(3), event) != 3) {
                throw new IllegalStateException("Not what a sign-in does");
            }
            connection.commit();
            connection.setAutoCommit(true);
            return read;
        }
    }

    @Benchmark
    public AccountStanding lookAgain() {
        return lab.accounts.standing("alice");
    }

    @Benchmark
    public long lookAgainByJdbc() throws SQLException {
        return lookAgainByJdbc(0);
    }

    @Benchmark
    public long lookAgainByTimedJdbc() throws SQLException {
        return lookAgainByJdbc(TIMEOUT_SECONDS);
    }

    private long lookAgainByJdbc(int timeout) throws SQLException {
        try (Connection connection = lab.tables.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            long read = read(connection, timeout, look, "alice");
            connection.commit();
            connection.setAutoCommit(true);
            return read;
        }
    }

    private static long read(Connection connection, int timeout, String sql, String account) throws SQLException {
        try (PreparedStatement statement = prepared(connection, timeout, sql)) {
            statement.setString(1, account);
            long read = 0;
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        read += rows.getObject(i) == null ? 0 : 1;
                    }
                }
            }
            return read;
        }
    }

    private static int run(Connection connection, int timeout, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(connection, timeout, sql)) {
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] == null) {
                    statement.setNull(i + 1, Types.NULL);
                } else {
                    statement.setObject(i + 1, parameters[i]);
                }
            }
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, int timeout, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        if (timeout > 0) {
            statement.setQueryTimeout(timeout);
        }
        return statement;
    }

    /** Hears while things are prepared which statements there are; out of the way after that, but for the proxy. */
    private DataSource listening(DataSource real) {
        return proxy(DataSource.class, real);
    }

    private <T> T proxy(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        if (look == null && method.getName().equals("prepareStatement")) {
                            seen.add(TestDatabase.asked((String) arguments[0]));
                        }
                        Object result = method.invoke(real, arguments);
                        return look == null && result instanceof Connection connection
                                ? proxy(Connection.class, connection)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
