package io.github.secondgate.it;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.opentest4j.TestAbortedException;

/**
 * Debian's Redis in a process of its own, which keeps nothing on a disk, and by Redisson the sessions of Tomcat. Without either the
 * tests are skipped, and fail where the environment says {@code SECONDGATE_DATABASES=required}.
 */
final class RedisServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/redis-server");
    /** Laid out by Maven's profile databases. */
    static final Path REDISSON = Path.of("target/it/redisson");

    private final Process process;
    private final int port;
    private final Path configuration;

    private RedisServer(Process process, int port, Path configuration) {
        this.process = process;
        this.port = port;
        this.configuration = configuration;
    }

    static RedisServer start() {
        needed(PROGRAM);
        needed(REDISSON);
        try {
            int port;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            Path configuration = Files.createTempFile(Path.of("target").toAbsolutePath(), "redisson", ".yaml");
            Files.writeString(configuration, """
                    singleServerConfig:
                      address: "redis://127.0.0.1:%d"
                    """.formatted(port));
            Process process = new ProcessBuilder(
                            PROGRAM.toString(),
                            "--port",
                            Integer.toString(port),
                            "--bind",
                            "127.0.0.1",
                            "--save",
                            "",
                            "--dir",
                            configuration.getParent().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            RedisServer server = new RedisServer(process, port, configuration);
            server.awaitStart();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void needed(Path file) {
        if (Files.exists(file)) {
            return;
        }
        String missing =
                "Sessions in Redis are tried with Debian's redis-server and Maven's profile databases; there is no "
                        + file;
        if ("required".equals(System.getenv("SECONDGATE_DATABASES"))) {
            throw new AssertionError(missing);
        }
        throw new TestAbortedException(missing);
    }

    private void awaitStart() {
        while (process.isAlive()) {
            try {
                everything();
                return;
            } catch (UncheckedIOException notYet) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        throw new IllegalStateException("It ended at once");
    }

    /** What Redisson reads. */
    Path configuration() {
        return configuration;
    }

    /** The names and the values of all that it keeps. */
    List<byte[]> everything() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            List<byte[]> all = new ArrayList<>(ask(socket, in, "KEYS", "*"));
            for (byte[] key : List.copyOf(all)) {
                String name = new String(key, StandardCharsets.ISO_8859_1);
                String type = new String(ask(socket, in, "TYPE", name).get(0), StandardCharsets.ISO_8859_1);
                if (type.equals("hash")) {
                    all.addAll(ask(socket, in, "HGETALL", name));
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In its own protocol, RESP. */
    private static List<byte[]> ask(Socket socket, DataInputStream in, String... command) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("*" + command.length + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        for (String word : command) {
            out.writeBytes(("$" + word.length() + "\r\n" + word + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        socket.getOutputStream().write(out.toByteArray());
        return answer(in);
    }

    private static List<byte[]> answer(DataInputStream in) throws IOException {
        String line = line(in);
        if (line.startsWith("*")) {
            List<byte[]> all = new ArrayList<>();
            for (int count = Integer.parseInt(line.substring(1)); count > 0; count--) {
                all.addAll(answer(in));
            }
            return all;
        }
        if (line.startsWith("$")) {
            byte[] value = new byte[Integer.parseInt(line.substring(1))];
            in.readFully(value);
            line(in);
            return List.of(value);
        }
        if (line.startsWith("-")) {
            throw new IOException(line);
        }
        return List.of(line.substring(1).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
