package io.github.secondgate.config;

import java.util.Map;
import java.util.TreeMap;

/** The lines {@code secondgate.mail.NAME} of {@code shiro.ini}: how mails leave. With none of them, none does. */
public final class MailSettings {
    private final Map<String, String> raw = new TreeMap<>();

    public MailSettings() {}

    Map<String, String> raw() {
        return raw;
    }

    /** The JNDI name of a mail session that the container keeps, such as {@code mail/Session}; or else a host. */
    public void setSession(String session) {
        raw.put("mail.session", session);
    }

    /** The mail server. */
    public void setHost(String host) {
        raw.put("mail.host", host);
    }

    /** Its port; by default the one of the kind of TLS: 587, 465 or 25. */
    public void setPort(String port) {
        raw.put("mail.port", port);
    }

    /** {@code starttls} (required, the default), {@code tls} or {@code none}. */
    public void setTls(String tls) {
        raw.put("mail.tls", tls);
    }

    /** Who we are to the server; nobody by default. */
    public void setUser(String user) {
        raw.put("mail.user", user);
    }

    /** The file that holds the password, and nothing else. */
    public void setPasswordFile(String passwordFile) {
        raw.put("mail.passwordFile", passwordFile);
    }

    /** The address that mails come from, such as {@code My Portal <no-reply@example.org>}. */
    public void setFrom(String from) {
        raw.put("mail.from", from);
    }
}
