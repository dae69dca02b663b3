package io.github.secondgate.it;

import io.github.secondgate.testing.FewRounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A node of an application in a Java process of its own, with a clock of its own, which may be killed. */
final class NodeProcess implements AutoCloseable {
    private static final String SERVES = "serves at ";

    private final Process process;
    private final int port;
    private final War war;
    private final ServedTables tables;

    private NodeProcess(Process process, int port, War war, ServedTables tables) {
        this.process = process;
        this.port = port;
        this.war = war;
        this.tables = tables;
    }

    /**
     * @param redis how its sessions get to Redis; null for those that stand in the database
     * @param clock what it takes the time for, in milliseconds
     */
    static NodeProcess start(War war, Path redis, ServedTables tables, long clock) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx256m",
                        "-Dit.clock.millis=" + clock,
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeProcess.class.getName(),
                        war.directory().toString(),
                        tables.address(),
                        Objects.toString(redis, "")))
                .redirectErrorStream(true)
                .start();
        PrintWriter in =
                new PrintWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
        in.println(tables.lent());
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder told = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            told.append(line).append('\n');
            if (line.startsWith(SERVES)) {
                int port = Integer.parseInt(line.substring(SERVES.length()));
                Thread reader = new Thread(() -> out.lines().forEach(said -> {}), "node");
                reader.setDaemon(true);
                reader.start();
                return new NodeProcess(process, port, war, tables);
            }
        }
        throw new IllegalStateException("the node did not start: " + told);
    }

    int port() {
        return port;
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(1, TimeUnit.MINUTES);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        tables.close();
        war.delete();
    }

    /** Serves that directory until its input ends. */
    public static void main(String[] arguments) throws Exception {
        FewRounds.use();
        // It looks for them once, and by the loader of whoever asks first, which is the application's later on.
        DriverManager.drivers();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ServedTables tables = ServedTables.lent(arguments[1], in.readLine());
        Site.statements();
        War war = War.assembled(Path.of(arguments[0]));
        Container container = arguments[2].isEmpty()
                ? new Jetty(new Setup().sessionsIn(tables.all()), war, arguments[1])
                : new TomcatContainer(new Setup().sessionsInRedis(Path.of(arguments[2])), war, arguments[1]);
        container.start();
        System.out.println(SERVES + container.port());
        while (in.readLine() != null) {
            // Until whoever started it is gone.
        }
        System.exit(0);
    }
}
