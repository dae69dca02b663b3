package io.github.secondgate.secondfactor;

import io.github.secondgate.store.server.DatabaseServer.Place;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * A node of its own Java process, which comes to know what a scene's people know by going through all that was before the change
 * on tables of its own, with the same numbers for random ones; makes the change on the tables of the scene; and in it is gone at
 * once, as by {@code kill -9}: nothing is closed, flushed or caught.
 */
final class KilledProcess {
    static final int KILLED = 137;
    private static final String PASSWORD = "TEST_PASSWORD";

    private KilledProcess() {}

    /** The numbers that are the same in both processes. */
    static SecureRandom random() {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed("scene".getBytes(StandardCharsets.UTF_8));
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns with what it ended: {@link #KILLED}, or 0 where it made the change and there was no such point.
     *
     * @param own empty tables
     * @param tables those of the scene
     */
    static int run(String change, int point, Place own, Place tables) {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        change,
                        String.valueOf(point),
                        own.url(),
                        tables.url(),
                        tables.user())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            builder.environment().put(PASSWORD, tables.password());
            return builder.start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What that change is, the point, the addresses of its own tables and of the scene's, and the user of both. */
    public static void main(String[] arguments) {
        AtomicReference<DataSource> tables = new AtomicReference<>(source(arguments[2], arguments[4]));
        Failpoint node = new Failpoint(() -> Runtime.getRuntime().halt(KILLED));
        Scene scene = new Scene(new Lab(null, node.apply(whicheverIsIn(tables)), random()));
        Runnable verb = Scene.changes().get(arguments[0]).apply(scene);
        tables.set(source(arguments[3], arguments[4]));
        node.killAfter(Integer.parseInt(arguments[1]));
        verb.run();
    }

    private static DataSource whicheverIsIn(AtomicReference<DataSource> tables) {
        Class<?>[] types = {DataSource.class};
        return (DataSource) Proxy.newProxyInstance(DataSource.class.getClassLoader(), types, (self, method, args) -> {
            try {
                return method.invoke(tables.get(), args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static DataSource source(String url, String user) {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(System.getenv(PASSWORD));
        return JdbcConnectionPool.create(source);
    }
}
