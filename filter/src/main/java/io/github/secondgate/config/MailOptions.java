package io.github.secondgate.config;

import io.github.secondgate.log.Log;
import io.github.secondgate.notify.DeliveryException;
import io.github.secondgate.notify.mail.MailSender;
import io.github.secondgate.notify.mail.MailServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** What the settings of mail mean. Nothing of JavaMail is touched before it is known to be there. */
final class MailOptions {
    private static final Log LOG = Log.of("io.github.secondgate.Secondgate");
    /** In the jar for jakarta, which is made of this one, every name of javax is another, and so are the versions that fit. */
    private static final boolean JAVAX = "javax.mail".startsWith("javax");

    private static final String JAR = "put com.sun.mail:jakarta.mail " + (JAVAX ? "1.6" : "2.0")
            + " (package javax.mail) and, from Java 11 on, com.sun.activation:jakarta.activation "
            + (JAVAX ? "1.2" : "2.0") + " into WEB-INF/lib, or let the container bring them";

    /** A name or an address, of IPv6 too; no scheme, no port, no path. */
    private static final Pattern HOST =
            Pattern.compile("[\\p{L}\\p{N}._-]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");

    /** What the container's mail session says, where there is one. */
    private static final List<Setting<?>> OF_A_SERVER = Arrays.asList(
            Setting.MAIL_HOST, Setting.MAIL_PORT, Setting.MAIL_TLS, Setting.MAIL_USER, Setting.MAIL_PASSWORD_FILE);

    private final Settings settings;
    private final Clock clock;

    MailOptions(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @return null where no mail is configured, or not rightly */
    MailSender sender() {
        if (!settings.saysAny("mail.")) {
            return null;
        }
        String session = settings.get(Setting.MAIL_SESSION);
        String from = settings.required(Setting.MAIL_FROM);
        MailServer server = session == null ? server() : null;
        if (session != null) {
            alone();
        }
        Setting<?> way = session == null ? Setting.MAIL_HOST : Setting.MAIL_SESSION;
        if (!javaMailIsThere()) {
            settings.fault(way, "is set, but there is no JavaMail in this application", JAR);
            return null;
        }
        if (from != null && !MailSender.canSendFrom(from)) {
            settings.fault(
                    Setting.MAIL_FROM, "is '" + from + "'", "give one address, like My Portal <no-reply@example.org>");
            return null;
        }
        return from == null || session == null && server == null ? null : sender(session, server, from, way);
    }

    private MailSender sender(String session, MailServer server, String from, Setting<?> way) {
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

    /** Now, on the container's own thread: in the background there may be no naming context. */
    @SuppressWarnings("BanJNDI")
    private static Object lookup(String session) throws NamingException {
        return new InitialContext().lookup(session);
    }

    private void alone() {
        for (Setting<?> other : OF_A_SERVER) {
            if (settings.says(other)) {
                settings.fault(other, "has no effect", "say it in the container's mail session, or leave that out");
            }
        }
    }

    private MailServer server() {
        String host = settings.required(Setting.MAIL_HOST);
        if (host != null && !HOST.matcher(host).matches()) {
            settings.fault(
                    Setting.MAIL_HOST,
                    "is '" + host + "'",
                    "give the name of the machine alone; its port is mail.port");
        }
        MailServer.Tls tls = settings.get(Setting.MAIL_TLS);
        Integer port = settings.get(Setting.MAIL_PORT);
        String user = settings.get(Setting.MAIL_USER);
        boolean passwordNamed = settings.says(Setting.MAIL_PASSWORD_FILE);
        String password = passwordNamed ? SecretFile.read(settings, Setting.MAIL_PASSWORD_FILE) : null;
        if (user != null && !passwordNamed) {
            settings.fault(
                    Setting.MAIL_PASSWORD_FILE, "is missing", "name the file that holds the password of mail.user");
        }
        if (user == null && passwordNamed) {
            settings.fault(Setting.MAIL_USER, "is missing", "say whose password mail.passwordFile holds");
        }
        if (host != null && tls == MailServer.Tls.NONE && !isThisMachine(host)) {
            LOG.warn("secondgate.mail.tls = none: whoever listens between here and {} reads every mail", host);
        }
        return host == null ? null : new MailServer(host, port == null ? usualPort(tls) : port, tls, user, password);
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
