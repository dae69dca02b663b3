package io.github.secondgate.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.util.security.Credential;

/** Of a server and two people: made once for all tests of this process, and good nowhere else. */
final class Certificates {
    private static Certificates made;

    private final SelfSigned server;
    private final Map<String, SelfSigned> people = new HashMap<>();
    private final Path keys;
    private final Path trusted;

    private Certificates() throws Exception {
        server = SelfSigned.make();
        KeyStore known = KeyStore.getInstance(SelfSigned.FORMAT);
        known.load(null, null);
        for (String name : new String[] {"root", "admin"}) {
            people.put(name, SelfSigned.make(name));
            known.setCertificateEntry(name, people.get(name).certificate());
        }
        Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "certificates");
        keys = stored(server.store(), directory.resolve("keys.jks"));
        trusted = stored(known, directory.resolve("trusted.jks"));
    }

    static synchronized Certificates made() {
        if (made == null) {
            try {
                made = new Certificates();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return made;
    }

    private static Path stored(KeyStore store, Path file) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, SelfSigned.PASSWORD.toCharArray());
        }
        return file;
    }

    Path keys() {
        return keys;
    }

    Path trusted() {
        return trusted;
    }

    /** Connections that trust the server, and show this person's certificate where one is asked for. */
    SocketFactory of(String name) {
        try {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(people.get(name).store(), SelfSigned.PASSWORD.toCharArray());
            KeyStore known = KeyStore.getInstance(SelfSigned.FORMAT);
            known.load(null, null);
            known.setCertificateEntry("server", server.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(known);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By which Jetty knows a certificate: its signature stands in for a password. */
    Credential credential(String name) throws GeneralSecurityException {
        X509Certificate certificate = (X509Certificate) people.get(name).certificate();
        return Credential.getCredential(Base64.getEncoder().encodeToString(certificate.getSignature()));
    }
}
