package io.github.secondgate.notify.mail;

import io.github.secondgate.notify.DeliveryException;
import io.github.secondgate.notify.Message;
import io.github.secondgate.notify.MessageSender;
import io.github.secondgate.notify.RecipientRefusedException;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import javax.mail.Authenticator;
import javax.mail.Message.RecipientType;
import javax.mail.MessagingException;
import javax.mail.PasswordAuthentication;
import javax.mail.Provider;
import javax.mail.SendFailedException;
import javax.mail.Session;
import javax.mail.Transport;
import javax.mail.internet.AddressException;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;

/**
 * Sends mails through JavaMail, which the WAR or the container brings. Of all our classes only this one and those nested
 * in it know {@code javax.mail}, and nothing loads them unless mail is configured.
 *
 * <p>One connection a mail, which ends after a minute however slow a server of the INI is; through a session of the
 * container each single read does, after 10 seconds unless that says otherwise. Plain text in UTF-8, marked as automatic so that no absence note comes back (RFC 3834). A
 * message that is sent twice has the same Message-ID both times. Safe for concurrent use.
 */
public final class MailSender implements MessageSender {
    private static final String MILLIS = "10000";
    private static final DeadlineSockets MINUTE = new DeadlineSockets(Duration.ofSeconds(60));

    private final Session session;
    private final InternetAddress from;
    private final Clock clock;

    private MailSender(Session session, InternetAddress from, Clock clock) {
        this.session = session;
        this.from = from;
        this.clock = clock;
    }

    /**
     * Through a server of the INI.
     *
     * @param from an address, with a name before it or without
     * @throws DeliveryException if the address is none, or JavaMail has no way to speak SMTP
     */
    public static MailSender to(MailServer server, String from, Clock clock) throws DeliveryException {
        return to(server, from, clock, MINUTE);
    }

    /** @param sockets bound how long one connection may last */
    static MailSender to(MailServer server, String from, Clock clock, DeadlineSockets sockets)
            throws DeliveryException {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", server.host());
        properties.setProperty("mail.smtp.port", Integer.toString(server.port()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(server.tls() == MailServer.Tls.TLS));
        String starttls = Boolean.toString(server.tls() == MailServer.Tls.STARTTLS);
        properties.setProperty("mail.smtp.starttls.enable", starttls);
        properties.setProperty("mail.smtp.starttls.required", starttls);
        // An object among texts, as JavaMail asks for it. Without this it would try once more without a bound.
        properties.put("mail.smtp.socketFactory", sockets);
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.setProperty("mail.smtp.auth", Boolean.toString(server.user() != null));
        return over(Session.getInstance(properties, new Login(server)), from, clock);
    }

    /**
     * As a session that the container keeps would send, with our timeouts where it sets none. What it says now counts: it
     * is copied, since other applications may send through it as well.
     *
     * @param found what JNDI gave
     * @throws DeliveryException if that is no mail session, or the address is none
     */
    public static MailSender of(Object found, String from, Clock clock) throws DeliveryException {
        if (!(found instanceof Session)) {
            throw new DeliveryException("what is there is a " + found.getClass().getName()
                    + " and not the javax.mail.Session of this application; if both the container and WEB-INF/lib hold"
                    + " JavaMail, take it out of WEB-INF/lib");
        }
        return over(copy((Session) found), from, clock);
    }

    private static Session copy(Session shared) {
        Properties properties = new Properties();
        // With those that stand behind it as defaults, which a plain copy leaves out.
        for (String name : shared.getProperties().stringPropertyNames()) {
            properties.setProperty(name, shared.getProperties().getProperty(name));
        }
        properties.putAll(shared.getProperties());
        Session own = Session.getInstance(properties, new SharedLogin(shared));
        for (Provider provider : shared.getProviders()) {
            own.addProvider(provider);
        }
        return own;
    }

    /** Whether this is one address, with a name before it or without. */
    public static boolean canSendFrom(String from) {
        try {
            InternetAddress address = new InternetAddress(from, true);
            return !address.isGroup() && address.getAddress().indexOf('@') > 0;
        } catch (AddressException e) {
            return false;
        }
    }

    private static MailSender over(Session session, String from, Clock clock) throws DeliveryException {
        for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            session.getProperties().putIfAbsent("mail.smtp." + wait, MILLIS);
            session.getProperties().putIfAbsent("mail.smtps." + wait, MILLIS);
        }
        try {
            session.getTransport();
            InternetAddress address = new InternetAddress(from, true);
            if (address.getPersonal() != null) {
                address.setPersonal(address.getPersonal(), StandardCharsets.UTF_8.name());
            }
            return new MailSender(session, address, clock);
        } catch (AddressException e) {
            throw new DeliveryException("'" + from + "' is no address to send from", e);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new DeliveryException("JavaMail knows no way to send: " + e.getMessage(), e);
        }
    }

    /**
     * Says good day to the server and leaves again.
     *
     * @throws DeliveryException if it does not answer, or does not let us in
     */
    public void greet() throws DeliveryException {
        try (Transport transport = session.getTransport()) {
            transport.connect();
        } catch (MessagingException e) {
            throw new DeliveryException(reason(e), e);
        }
    }

    @Override
    public void deliver(Message message) throws DeliveryException {
        try {
            MimeMessage mail = new Identified(session, message.id() + "@" + domain(from));
            mail.setFrom(from);
            mail.setRecipient(RecipientType.TO, recipient(message.to()));
            mail.setSubject(message.subject(), StandardCharsets.UTF_8.name());
            mail.setText(message.text(), StandardCharsets.UTF_8.name());
            mail.setSentDate(new Date(clock.millis()));
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.saveChanges();
            try (Transport transport = session.getTransport()) {
                transport.connect();
                transport.sendMessage(mail, mail.getAllRecipients());
            }
        } catch (SendFailedException e) {
            throw refusal(e);
        } catch (MessagingException e) {
            throw new DeliveryException(reason(e), e);
        }
    }

    /** JavaMail lists a recipient whom the server will never take, and nests what it said of one. */
    private static DeliveryException refusal(SendFailedException e) {
        boolean forGood = e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0;
        Exception said = e.getNextException();
        boolean ofRecipient = said instanceof SendFailedException
                && said.getClass().getSimpleName().equals("SMTPAddressFailedException");
        return forGood || ofRecipient
                ? new RecipientRefusedException(
                        reason(said instanceof MessagingException ? (MessagingException) said : e), forGood, e)
                : new DeliveryException(reason(e), e);
    }

    /** Exactly one, of a form that RFC 822 has room for. */
    private static InternetAddress recipient(String to) throws AddressException {
        int at = to.lastIndexOf('@');
        String ascii = at < 0 ? to : to.substring(0, at + 1) + IDN.toASCII(to.substring(at + 1));
        InternetAddress address = new InternetAddress(ascii, true);
        if (address.isGroup() || address.getAddress().chars().anyMatch(Character::isISOControl)) {
            throw new AddressException("no single address");
        }
        return address;
    }

    private static String domain(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
    }

    /** Servers like to quote the recipient in their refusals, and logs need not hold it. */
    private static String reason(MessagingException e) {
        String words = e.getMessage() == null ? "" : ": " + e.getMessage().split("[\r\n]", 2)[0];
        return (e.getClass().getSimpleName() + words).replaceAll("\\S+@\\S+", "…");
    }

    private static final class Login extends Authenticator {
        private final MailServer server;

        Login(MailServer server) {
            this.server = server;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return server.user() == null ? null : new PasswordAuthentication(server.user(), server.password());
        }
    }

    /** Asks what the shared session asks, which does not tell who that is. */
    private static final class SharedLogin extends Authenticator {
        private final Session shared;

        SharedLogin(Session shared) {
            this.shared = shared;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return shared.requestPasswordAuthentication(
                    getRequestingSite(),
                    getRequestingPort(),
                    getRequestingProtocol(),
                    getRequestingPrompt(),
                    getDefaultUserName());
        }
    }

    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
