package io.github.secondgate.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;

/**
 * A realm of Kerberos on this machine, with a server of its own (Apache Kerby), the service of a web server, and browsers that
 * speak SPNEGO (RFC 4559). There can be one in a process, because Java asks the process for it.
 */
final class Kerberos implements AutoCloseable {
    private static final String REALM = "EXAMPLE.ORG";
    private static final String SERVICE = "HTTP/localhost@" + REALM;
    private static final String FILE = "java.security.krb5.conf";
    private static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";
    private static final char[] PASSWORD = "demo".toCharArray();

    private final Path directory;
    private final URLClassLoader jars;
    private final Object server;
    private final Map<String, Subject> tickets = new HashMap<>();

    Kerberos(String... people) {
        try {
            directory = Files.createTempDirectory(Files.createDirectories(Path.of("target/it/temp")), "kerberos");
            jars = jars();
            server = jars.loadClass("org.apache.kerby.kerberos.kerb.server.SimpleKdcServer")
                    .getDeclaredConstructor()
                    .newInstance();
            call("setWorkDir", directory.toFile());
            call("setKdcRealm", REALM);
            call("setKdcHost", "127.0.0.1");
            call("setKdcTcpPort", freePort());
            call("setAllowUdp", false);
            call("init");
            call("start");
            for (String person : people) {
                call("createPrincipal", person + "@" + REALM, new String(PASSWORD));
            }
            call("createAndExportPrincipals", keys().toFile(), new String[] {SERVICE});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        Configuration.setConfiguration(accepting());
    }

    private static URLClassLoader jars() throws IOException {
        List<URL> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("target/it/kerby"))) {
            for (Path file : files.toList()) {
                jars.add(file.toUri().toURL());
            }
        }
        return new URLClassLoader(jars.toArray(URL[]::new), Kerberos.class.getClassLoader());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The classes of Kerby are no part of the tests' own class path. */
    private void call(String method, Object... arguments) throws ReflectiveOperationException {
        Arrays.stream(server.getClass().getMethods())
                .filter(one -> one.getName().equals(method) && one.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow()
                .invoke(server, arguments);
    }

    /** What the web server proves with whom a ticket is for. */
    Path keys() {
        return directory.resolve("http.keytab").toAbsolutePath();
    }

    /** By the name under which Tomcat looks for it. */
    private Configuration accepting() {
        return entry(Map.of(
                "useKeyTab", "true",
                "keyTab", keys().toString(),
                "principal", SERVICE,
                "storeKey", "true",
                "doNotPrompt", "true",
                "isInitiator", "false",
                "refreshKrb5Config", "true"));
    }

    private static Configuration entry(Map<String, String> options) {
        AppConfigurationEntry entry =
                new AppConfigurationEntry(MODULE, AppConfigurationEntry.LoginModuleControlFlag.REQUIRED, options);
        return new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                return new AppConfigurationEntry[] {entry};
            }
        };
    }

    /** What the browser of somebody who has signed in to the realm says to that server; each time another. */
    String authorization(String person) {
        try {
            return "Negotiate " + Base64.getEncoder().encodeToString(Subject.doAs(ticketOf(person), token()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivilegedExceptionAction<byte[]> token() {
        return () -> {
            GSSManager gss = GSSManager.getInstance();
            GSSName service = gss.createName(SERVICE, new Oid("1.2.840.113554.1.2.2.1"));
            GSSContext context =
                    gss.createContext(service, new Oid("1.3.6.1.5.5.2"), null, GSSContext.DEFAULT_LIFETIME);
            try {
                return context.initSecContext(new byte[0], 0, 0);
            } finally {
                context.dispose();
            }
        };
    }

    private Subject ticketOf(String person) throws Exception {
        Subject known = tickets.get(person);
        if (known != null) {
            return known;
        }
        LoginContext login = new LoginContext(
                "browser",
                new Subject(),
                callbacks -> {
                    for (var callback : callbacks) {
                        if (callback instanceof NameCallback name) {
                            name.setName(person + "@" + REALM);
                        } else if (callback instanceof PasswordCallback password) {
                            password.setPassword(PASSWORD);
                        }
                    }
                },
                entry(Map.of("refreshKrb5Config", "true")));
        login.login();
        tickets.put(person, login.getSubject());
        return login.getSubject();
    }

    @Override
    public void close() {
        Configuration.setConfiguration(null);
        System.clearProperty(FILE);
        try {
            call("stop");
            jars.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
