package io.github.secondgate.it;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that was made a moment ago, for localhost or a person, and whoever trusts it. */
final class SelfSigned {
    static final String PASSWORD = "changeit";

    /** PKCS12 derives a key for thousands of rounds at each reading, and Jetty reads its store at each request. */
    static final String FORMAT = "JKS";

    private static final String ALIAS = "own";

    private final KeyStore store;

    private SelfSigned(KeyStore store) {
        this.store = store;
    }

    static SelfSigned make() throws Exception {
        return make("localhost");
    }

    static SelfSigned make(String name) throws Exception {
        Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "certificate");
        Path file = directory.resolve("store.jks");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        FORMAT,
                        "-storepass",
                        PASSWORD,
                        "-keypass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool: " + said);
        }
        KeyStore store = KeyStore.getInstance(FORMAT);
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        Files.delete(file);
        Files.delete(directory);
        return new SelfSigned(store);
    }

    /** Connections that take this certificate and no other. */
    SocketFactory sockets() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(FORMAT);
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    /** The certificate and its key, by {@link #PASSWORD}. */
    KeyStore store() {
        return store;
    }

    Certificate certificate() throws KeyStoreException {
        return store.getCertificate(ALIAS);
    }

    /** Certificate and key as PEM. */
    void write(Path certificate, Path key) throws IOException {
        try {
            Files.writeString(
                    certificate, pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded()));
            Files.writeString(
                    key,
                    pem(
                            "PRIVATE KEY",
                            store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }
}
