package io.github.secondgate.store.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server that ends with this process, however that ends: a shell beside it waits for the end of its input, kills the server
 * then, and takes its folder away.
 */
final class ServerProcess {
    private static final String UNTIL_WE_ARE_GONE =
            "folder=$1; shift; \"$@\" & server=$!; echo $server >\"$folder/pid\"; cat >/dev/null;"
                    + " kill -KILL $server; wait $server; [ \"$(cat \"$folder/pid\")\" != $server ] || rm -rf -- \"$folder\"";
    private static final long PATIENCE_SECONDS = 120;

    private final Path folder;
    private final List<String> command;
    private OutputStream life;

    /** @param command run below {@code folder}, in which it keeps everything */
    ServerProcess(Path folder, List<String> command) {
        this.folder = folder;
        this.command = command;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path newFolder(String name) {
        try {
            return Files.createTempDirectory(name).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isLinuxOnX86() {
        return "Linux".equals(System.getProperty("os.name")) && "amd64".equals(System.getProperty("os.arch"));
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Whether a program may be run by way of this command. */
    static boolean works(List<String> command) {
        List<String> whole = new ArrayList<>(command);
        whole.add("true");
        try {
            return new ProcessBuilder(whole).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a command to its end, which must be a good one. */
    static void run(Path folder, List<String> command) {
        try {
            Path log = folder.resolve("setup.log");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " failed: " + Files.readString(log));
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(command.toString(), e);
        }
    }

    /** Starts it, also after it was killed, and waits until it lets somebody in. */
    void start(String url, String user, String password) {
        List<String> watched = new ArrayList<>(List.of("sh", "-c", UNTIL_WE_ARE_GONE, "server", folder.toString()));
        watched.addAll(command);
        try {
            OutputStream former = life;
            life = new ProcessBuilder(watched)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile())
                    .start()
                    .getOutputStream();
            awaitConnection(url, user, password);
            if (former != null) {
                former.close();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(command.toString(), e);
        }
    }

    private void awaitConnection(String url, String user, String password) throws IOException, InterruptedException {
        SQLException last = null;
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS); System.nanoTime() < end; ) {
            try {
                DriverManager.getConnection(url, user, password).close();
                return;
            } catch (SQLException notYet) {
                last = notYet;
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IllegalStateException(Files.readString(folder.resolve("server.log")), last);
    }

    /** Sends the server, and all that it started, a signal of that name; what it kills is gone afterwards. */
    void signal(String name) {
        try {
            ProcessHandle server = ProcessHandle.of(Long.parseLong(
                            Files.readString(folder.resolve("pid")).strip()))
                    .orElseThrow();
            if (name.equals("KILL")) {
                // Or it would start another one while those that there are are counted.
                send("STOP", List.of(server));
            }
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(server), server.descendants()).toList();
            send(name, all);
            if (name.equals("KILL")) {
                all.forEach(process -> process.onExit().join());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static void send(String name, List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> kill = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> kill.add(String.valueOf(process.pid())));
        new ProcessBuilder(kill).inheritIO().start().waitFor();
    }
}
