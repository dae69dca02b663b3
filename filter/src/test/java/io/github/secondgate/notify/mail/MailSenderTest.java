package io.github.secondgate.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.secondgate.notify.DeliveryException;
import io.github.secondgate.notify.Message;
import io.github.secondgate.notify.mail.MailServer.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import javax.mail.Address;
import javax.mail.Authenticator;
import javax.mail.MessagingException;
import javax.mail.PasswordAuthentication;
import javax.mail.Provider;
import javax.mail.Session;
import javax.mail.Transport;
import javax.mail.URLName;
import javax.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails at a real server. */
class MailSenderTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:15Z"), ZoneOffset.UTC);
    private static final String FROM = "Fixture Ltd <no-reply@example.org>";

    private GreenMail server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private int start(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(60_000);
        server = new GreenMail(setup);
        server.start();
        return protocol.equals("smtps")
                ? server.getSmtps().getPort()
                : server.getSmtp().getPort();
    }

    private MailSender plain() throws DeliveryException {
        return MailSender.to(new MailServer("127.0.0.1", start("smtp"), Tls.NONE, null, null), FROM, CLOCK);
    }

    private static Message mail(String to, String subject, String text) {
        return Message.mail("id-1", "alice", to, subject, text);
    }

    private MimeMessage only() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    @Test
    void aMailIsPlainTextInAnyScriptAndMarkedAsAutomatic() throws Exception {
        plain().deliver(mail("alice@example.org", "Код изменён", "Grüße\n二要素認証\n"));

        MimeMessage mail = only();
        assertThat(mail.getSubject()).isEqualTo("Код изменён");
        assertThat(mail.getContent().toString().replace("\r", "")).startsWith("Grüße\n二要素認証");
        assertThat(mail.getContentType()).startsWith("text/plain");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("alice@example.org");
        assertThat(mail.getFrom()[0]).hasToString(FROM);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getSentDate()).isEqualTo(CLOCK.instant());
    }

    @Test
    void aMailThatIsSentAgainIsTheSameMail() throws Exception {
        MailSender sender = plain();
        sender.deliver(mail("alice@example.org", "x", "y"));
        sender.deliver(mail("alice@example.org", "x", "y"));

        assertThat(server.getReceivedMessages()[0].getMessageID()).isEqualTo("<id-1@example.org>");
        assertThat(server.getReceivedMessages()[1].getMessageID()).isEqualTo("<id-1@example.org>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice@example.org\r\nBcc: eve@example.org",
                "alice@example.org, eve@example.org",
                "alice@example.org>\r\nRCPT TO:<eve@example.org",
                "all: alice@example.org, eve@example.org;",
                "alice",
                "",
                "@"
            })
    void anAddressThatIsMoreThanOneIsSentNothing(String to) throws DeliveryException {
        MailSender sender = plain();

        assertThatThrownBy(() -> sender.deliver(mail(to, "x", "y"))).isInstanceOf(DeliveryException.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aSubjectNeverBecomesAHeader() throws Exception {
        plain().deliver(mail("alice@example.org", "x\r\nBcc: eve@example.org\r\n\r\nhello", "y"));

        assertThat(only().getSubject()).isEqualTo("x Bcc: eve@example.org hello");
        assertThat(only().getHeader("Bcc")).isNull();
        assertThat(only().getAllRecipients()).hasSize(1);
    }

    @Test
    void whereTheServerOffersNoTlsNothingIsSaid() throws DeliveryException {
        int port = start("smtp");
        MailSender sender = MailSender.to(new MailServer("127.0.0.1", port, Tls.STARTTLS, null, null), FROM, CLOCK);

        assertThatThrownBy(() -> sender.deliver(mail("alice@example.org", "x", "y")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("STARTTLS");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerForWhomNobodyVouchesGetsNothing() throws DeliveryException {
        int port = start("smtps");
        MailSender sender = MailSender.to(new MailServer("127.0.0.1", port, Tls.TLS, null, null), FROM, CLOCK);

        assertThatThrownBy(() -> sender.deliver(mail("alice@example.org", "x", "y")))
                .isInstanceOf(DeliveryException.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void theUserSignsInToTheServer() throws Exception {
        int port = start("smtp");
        server.setUser("portal@example.org", "portal", "right");
        MailSender right = MailSender.to(new MailServer("127.0.0.1", port, Tls.NONE, "portal", "right"), FROM, CLOCK);
        MailSender wrong = MailSender.to(new MailServer("127.0.0.1", port, Tls.NONE, "portal", "wrong"), FROM, CLOCK);

        right.greet();
        right.deliver(mail("alice@example.org", "x", "y"));
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThatThrownBy(wrong::greet).isInstanceOf(DeliveryException.class);
        assertThatThrownBy(() -> wrong.deliver(mail("alice@example.org", "x", "y")))
                .isInstanceOf(DeliveryException.class);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    /** Each byte comes in time, and the greeting never ends. */
    @Test
    void aServerThatDripsIsLeftWhenTheTimeOfAWholeTryIsOver() throws Exception {
        try (ServerSocket drips = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread server = new Thread(() -> {
                try (Socket client = drips.accept()) {
                    while (true) {
                        client.getOutputStream().write('2');
                        client.getOutputStream().flush();
                        Thread.sleep(20);
                    }
                } catch (IOException | InterruptedException e) {
                    // The client has left.
                }
            });
            server.setDaemon(true);
            server.start();
            MailServer to = new MailServer("127.0.0.1", drips.getLocalPort(), Tls.NONE, null, null);
            MailSender sender = MailSender.to(to, FROM, CLOCK, new DeadlineSockets(Duration.ofMillis(400)));

            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThatThrownBy(() -> sender.deliver(mail("alice@example.org", "x", "y")))
                            .isInstanceOf(DeliveryException.class));
        }
    }

    @Test
    void aServerThatIsAwayIsAReason() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        MailSender sender = MailSender.to(new MailServer("127.0.0.1", nobody, Tls.NONE, null, null), FROM, CLOCK);

        assertThatThrownBy(sender::greet).isInstanceOf(DeliveryException.class);
        assertThatThrownBy(() -> sender.deliver(mail("alice@example.org", "x", "secret 123456")))
                .isInstanceOf(DeliveryException.class)
                .message()
                .doesNotContain("alice")
                .doesNotContain("123456");
    }

    private Properties ofContainer(int port) {
        Properties defaults = new Properties();
        defaults.setProperty("mail.smtp.host", "127.0.0.1");
        Properties properties = new Properties(defaults);
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.timeout", "77");
        return properties;
    }

    /** Other applications of the container send through it too. */
    @Test
    void aSessionOfTheContainerIsUsedAndStaysAsItIs() throws Exception {
        Properties properties = ofContainer(start("smtp"));
        Object before = properties.clone();
        Session session = Session.getInstance(properties);
        MailSender.of(session, FROM, CLOCK).deliver(mail("alice@example.org", "x", "y"));

        assertThat(only().getSubject()).isEqualTo("x");
        assertThat(session.getProperties()).isEqualTo(before);
    }

    @Test
    void throughASessionOfTheContainerEachWaitHasABound() throws Exception {
        Properties properties = ofContainer(25);
        properties.setProperty("mail.transport.protocol", "recorded");
        Session session = Session.getInstance(properties);
        session.addProvider(new Provider(
                Provider.Type.TRANSPORT, "recorded", RecordedTransport.class.getName(), "of this test", "1"));
        MailSender.of(session, FROM, CLOCK).deliver(mail("alice@example.org", "x", "y"));

        assertThat(RecordedTransport.USED.get().getProperties())
                .containsEntry("mail.smtp.timeout", "77")
                .containsEntry("mail.smtp.connectiontimeout", "10000")
                .containsEntry("mail.smtp.writetimeout", "10000")
                .containsEntry("mail.smtps.timeout", "10000");
    }

    /** A way to send that a container brings of its own. */
    public static final class RecordedTransport extends Transport {
        static final AtomicReference<Session> USED = new AtomicReference<>();

        public RecordedTransport(Session session, URLName name) {
            super(session, name);
            USED.set(session);
        }

        @Override
        protected boolean protocolConnect(String host, int port, String user, String password) {
            return true;
        }

        @Override
        public void sendMessage(javax.mail.Message message, Address[] to) {}
    }

    @Test
    void whoTheContainerSignsInAsIsKept() throws Exception {
        Properties properties = ofContainer(start("smtp"));
        properties.setProperty("mail.smtp.auth", "true");
        server.setUser("portal@example.org", "portal", "right");
        Session session = Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("portal", "right");
            }
        });
        MailSender sender = MailSender.of(session, FROM, CLOCK);

        sender.greet();
        sender.deliver(mail("alice@example.org", "x", "y"));
        assertThat(only().getSubject()).isEqualTo("x");
    }

    @Test
    void whatIsNoSessionIsSaid() {
        assertThatThrownBy(() -> MailSender.of("text", FROM, CLOCK))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void oneAddressIsEnoughToSendFrom() {
        assertThat(MailSender.canSendFrom("no-reply@example.org")).isTrue();
        assertThat(MailSender.canSendFrom(FROM)).isTrue();
        for (String none : new String[] {"portal", "a@example.org, b@example.org", "x <", "g: a@example.org;"}) {
            assertThat(MailSender.canSendFrom(none)).as(none).isFalse();
        }
    }

    @Test
    void aDomainOfAnyScriptIsWrittenAsServersKnowIt() throws MessagingException, DeliveryException, IOException {
        plain().deliver(mail("alice@bücher.example", "x", "y"));

        assertThat(only().getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("alice@xn--bcher-kva.example");
    }
}
