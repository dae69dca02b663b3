package io.github.secondgate.demo;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.ee8.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Serves the demo in an embedded Jetty, on loopback only, until it is interrupted.
 *
 * <p>System properties: {@code port} (8080; 0 for any free one), {@code data} (a directory that keeps the database; else
 * it lives in memory), {@code war} (the exploded WAR; else the one Maven made beside this class).
 */
public final class Main {

    private static final String PROGRAMME = "secondgate.demo.programme";

    private Main() {}

    public static void main(String[] args) throws Exception {
        int port = Integer.getInteger("port", 8080);
        WebAppContext application = application(war());
        Server server = server(port, application);
        try {
            server.start();
        } catch (Exception e) {
            System.err.println(reason(e, port));
            System.exit(1);
        }
        print(port(server), application);
        // Never returns: Ctrl-C ends the JVM, and Jetty's own shutdown hook stops the application before.
        new CountDownLatch(1).await();
    }

    /** The first cause in a sentence; Jetty has logged the rest. */
    private static String reason(Exception e, int port) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof BindException
                ? "Port " + port + " is taken. Choose another: mvn -Pdemo -Dport=" + (port + 1)
                : "The demo did not start: " + root.getMessage();
    }

    private static void print(int port, WebAppContext application) {
        String address = "http://localhost:" + port + "/";
        Object programme = application.getServletContext().getAttribute(PROGRAMME);
        System.out.println();
        System.out.println("Larkhaven Marina, with a second factor, is open at " + address);
        System.out.println();
        System.out.print("Everybody's password is: demo\n\n" + programme);
        System.out.println();
        System.out.println("No phone at hand? " + address + "demo/phone shows the codes.");
        System.out.println("What was mailed or texted to whom? " + address + "demo/outbox. Ctrl-C closes the demo.");
        System.out.println();
    }

    /** A server that is not started yet. */
    static Server server(int port, WebAppContext application) {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        server.addConnector(connector);
        server.setStopAtShutdown(true);
        server.setHandler(application);
        return server;
    }

    static WebAppContext application(Path war) throws IOException {
        WebAppContext application = new WebAppContext();
        application.setContextPath("/");
        application.setWar(war.toString());
        application.setTempDirectory(
                Files.createDirectories(war.resolveSibling("jetty")).toFile());
        application.setThrowUnavailableOnStartupException(true);
        return application;
    }

    static int port(Server server) {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    static Path war() throws URISyntaxException {
        String war = System.getProperty("war");
        if (war != null) {
            return Path.of(war);
        }
        Path classes = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return classes.resolveSibling("secondgate-demo");
    }
}
