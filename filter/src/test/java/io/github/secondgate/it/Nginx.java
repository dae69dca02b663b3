package io.github.secondgate.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Debian's nginx in front of a site, on the loopback address, with its files in a folder of its own. */
final class Nginx implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
    private static final int LONGEST_START_SECONDS = 20;
    private static final String CONFIGURATION = """
            daemon off;
            worker_processes 1;
            pid %1$s/pid;
            error_log %1$s/error.log;
            events { worker_connections 64; }
            http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                server {
                    listen 127.0.0.1:%2$d %4$s;
                    %3$s
                }
            }
            """;

    private final Process process;
    private final Path directory;
    private final int port;

    private Nginx(Process process, Path directory, int port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    /** Skips the test where there is no nginx, unless the machine is one that must have it. */
    static void needed() {
        boolean found = Files.isExecutable(PROGRAM);
        if (!found && "required".equals(System.getenv("SECONDGATE_NGINX"))) {
            throw new AssertionError("nginx is required here, and there is none at " + PROGRAM);
        }
        Assumptions.assumeTrue(found, "Skipped: these tests need Debian's nginx at " + PROGRAM);
    }

    /** @param server what stands in the server's block; {@code SITE} is the address of the site behind it */
    static Nginx before(Site site, String server) {
        try {
            return start(newDirectory(), site, "", server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, and it ends TLS. */
    static Nginx before(Site site, SelfSigned certificate, String server) {
        try {
            Path directory = newDirectory();
            certificate.write(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
            String files = "ssl_certificate %1$s/certificate.pem; ssl_certificate_key %1$s/key.pem; ";
            return start(directory, site, "ssl", files.formatted(directory) + server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newDirectory() throws IOException {
        return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "nginx");
    }

    private static Nginx start(Path directory, Site site, String listening, String server) {
        try {
            int port = freePort();
            Path file = directory.resolve("nginx.conf");
            String block = server.replace("SITE", "http://127.0.0.1:" + site.port());
            Files.writeString(file, CONFIGURATION.formatted(directory, port, block, listening));
            Process process = new ProcessBuilder(
                            PROGRAM.toString(),
                            "-e",
                            directory + "/error.log",
                            "-c",
                            file.toString(),
                            "-p",
                            directory + "/")
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("out.log").toFile())
                    .start();
            Nginx nginx = new Nginx(process, directory, port);
            nginx.awaitStart();
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        String said = Files.readString(directory.resolve("error.log")) + Files.readString(directory.resolve("out.log"));
        close();
        throw new IllegalStateException("nginx did not start: " + said);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
