package io.github.secondgate.config;

import io.github.secondgate.notify.DeliveryException;
import io.github.secondgate.notify.mail.MailSender;
import io.github.secondgate.notify.mail.MailServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the settings of mail mean. Nothing of JavaMail is touched before it is known to be there. */
final class MailOptions {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.secondgate.Secondgate");
    private static final String JAR = "put com.sun.mail:jakarta.mail 1.6 (package javax.mail) and, from Java 11 on,"
            + " com.sun.activation:jakarta.activation 1.2 into WEB-INF/lib, or let the container bring them";

    /** A name or an address, of IPv6 too; no scheme, no port, no path. */
    private static final Pattern HOST =
            Pattern.compile("[\\p{L}\\p{N}._-]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");

    private final Settings settings;
    private final Clock clock;

    MailOptions(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @return null where no mail is configured, or not rightly */
    MailSender sender() {
        if (settings.isEmpty()) {
            return null;
        }
        String session = settings.text("mail.session", null);
        String from = settings.required("mail.from", "My Portal <no-reply@example.org>");
        MailServer server = session == null ? server() : null;
        if (session != null) {
            alone();
        }
        String way = session == null ? "mail.host" : "mail.session";
        if (!javaMailIsThere()) {
            settings.fault(way, "is set, but there is no JavaMail in this application", JAR);
            return null;
        }
        if (from != null && !MailSender.canSendFrom(from)) {
            settings.fault("mail.from", "is '" + from + "'", "give one address, like My Portal <no-reply@example.org>");
            return null;
        }
        return from == null || session == null && server == null ? null : sender(session, server, from, way);
    }

    private MailSender sender(String session, MailServer server, String from, String way) {
        try {
            return session == null ? MailSender.to(server, from, clock) : MailSender.of(lookup(session), from, clock);
        } catch (NamingException e) {
            settings.fault(
                    way, "is '" + session + "', which JNDI does not know", "name a mail session of the container");
        } catch (DeliveryException e) {
            settings.fault(way, "cannot be used, because " + e.getMessage(), JAR);
        }
        return null;
    }

    /**
     * Now, on the container's own thread: in the background there may be no naming context. The name is the INI's, and
     * only one of the container's own names, never an address of another machine.
     */
    @SuppressWarnings("BanJNDI")
    private static Object lookup(String session) throws NamingException {
        return new InitialContext().lookup(session.startsWith("java:") ? session : "java:comp/env/" + session);
    }

    private void alone() {
        for (String other : new String[] {"host", "port", "tls", "user", "passwordFile"}) {
            if (settings.text("mail." + other, null) != null) {
                settings.fault(
                        "mail." + other, "has no effect", "say it in the container's mail session, or leave that out");
            }
        }
    }

    private MailServer server() {
        String host = settings.required("mail.host", "mail.example.org (or secondgate.mail.session = mail/Session)");
        if (host != null && !HOST.matcher(host).matches()) {
            settings.fault(
                    "mail.host", "is '" + host + "'", "give the name of the machine alone; its port is mail.port");
        }
        MailServer.Tls tls = tls();
        int port = settings.number("mail.port", usualPort(tls), 1, 65535);
        String user = settings.text("mail.user", null);
        boolean passwordNamed = settings.text("mail.passwordFile", null) != null;
        String password = passwordNamed ? SecretFile.read(settings, "mail.passwordFile") : null;
        if (user != null && !passwordNamed) {
            settings.fault("mail.passwordFile", "is missing", "name the file that holds the password of mail.user");
        }
        if (user == null && passwordNamed) {
            settings.fault("mail.user", "is missing", "say whose password mail.passwordFile holds");
        }
        if (host != null && tls == MailServer.Tls.NONE && !isThisMachine(host)) {
            LOG.warn("secondgate.mail.tls = none: whoever listens between here and {} reads every mail", host);
        }
        return host == null ? null : new MailServer(host, port, tls, user, password);
    }

    private MailServer.Tls tls() {
        String value = settings.text("mail.tls", "starttls");
        try {
            return MailServer.Tls.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            settings.fault("mail.tls", "is '" + value + "'", "say starttls, tls or none");
            return MailServer.Tls.STARTTLS;
        }
    }

    private static int usualPort(MailServer.Tls tls) {
        switch (tls) {
            case TLS:
                return 465;
            case NONE:
                return 25;
            default:
                return 587;
        }
    }

    static boolean isThisMachine(String host) {
        String bare = host.replaceAll("[\\[\\]]", "");
        boolean literal = bare.equals("localhost") || bare.matches("[0-9.]+") || bare.indexOf(':') >= 0;
        try {
            // Only of what needs no name server: the answer of one is not this machine's word.
            return literal && InetAddress.getByName(bare).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean javaMailIsThere() {
        try {
            Class.forName("javax.mail.internet.MimeMessage");
            Class.forName("javax.activation.DataHandler");
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
