package io.github.secondgate.notify.mail;

import java.util.Objects;

/** Which server takes the mails, and how it is spoken to. Immutable; does not print the password. */
public final class MailServer {
    /** How the connection is protected. */
    public enum Tls {
        /** Begins in clear and must change over before anything is said (RFC 3207); else nothing is sent. */
        STARTTLS,
        /** From the first byte. */
        TLS,
        /** Not at all: whoever listens reads every mail, with the codes in it. */
        NONE
    }

    private final String host;
    private final int port;
    private final Tls tls;
    private final String user;
    private final String password;

    /**
     * @param port 1 to 65535
     * @param user null where the server asks for none
     * @param password null exactly where user is
     */
    public MailServer(String host, int port, Tls tls, String user, String password) {
        this.host = Objects.requireNonNull(host, "host");
        this.port = port;
        this.tls = Objects.requireNonNull(tls, "tls");
        this.user = user;
        this.password = password;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    Tls tls() {
        return tls;
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
