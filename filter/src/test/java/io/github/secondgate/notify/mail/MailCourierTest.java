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
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails at a real server. */
class MailCourierTest {
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

    private MailCourier plain() throws DeliveryException {
        return MailCourier.to(new MailServer("127.0.0.1", start("smtp"), Tls.NONE, null, null), FROM, CLOCK);
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
        MailCourier courier = plain();
        courier.deliver(mail("alice@example.org", "x", "y"));
        courier.deliver(mail("alice@example.org", "x", "y"));

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
        MailCourier courier = plain();

        assertThatThrownBy(() -> courier.deliver(mail(to, "x", "y"))).isInstanceOf(DeliveryException.class);
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
        MailCourier courier = MailCourier.to(new MailServer("127.0.0.1", port, Tls.STARTTLS, null, null), FROM, CLOCK);

        assertThatThrownBy(() -> courier.deliver(mail("alice@example.org", "x", "y")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("STARTTLS");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerForWhomNobodyVouchesGetsNothing() throws DeliveryException {
        int port = start("smtps");
        MailCourier courier = MailCourier.to(new MailServer("127.0.0.1", port, Tls.TLS, null, null), FROM, CLOCK);

        assertThatThrownBy(() -> courier.deliver(mail("alice@example.org", "x", "y")))
                .isInstanceOf(DeliveryException.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void theUserSignsInToTheServer() throws Exception {
        int port = start("smtp");
        server.setUser("portal@example.org", "portal", "right");
        MailCourier right = MailCourier.to(new MailServer("127.0.0.1", port, Tls.NONE, "portal", "right"), FROM, CLOCK);
        MailCourier wrong = MailCourier.to(new MailServer("127.0.0.1", port, Tls.NONE, "portal", "wrong"), FROM, CLOCK);

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
            MailCourier courier = MailCourier.to(to, FROM, CLOCK, new DeadlineSockets(Duration.ofMillis(400)));

            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThatThrownBy(() -> courier.deliver(mail("alice@example.org", "x", "y")))
                            .isInstanceOf(DeliveryException.class));
        }
    }

    @Test
    void aServerThatIsAwayIsAReason() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        MailCourier courier = MailCourier.to(new MailServer("127.0.0.1", nobody, Tls.NONE, null, null), FROM, CLOCK);

        assertThatThrownBy(courier::greet).isInstanceOf(DeliveryException.class);
        assertThatThrownBy(() -> courier.deliver(mail("alice@example.org", "x", "secret 123456")))
                .isInstanceOf(DeliveryException.class)
                .message()
                .doesNotContain("alice")
                .doesNotContain("123456");
    }

    @Test
    void aSessionOfTheContainerIsUsedAndGetsTimeouts() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(start("smtp")));
        properties.setProperty("mail.smtp.timeout", "77");
        Session session = Session.getInstance(properties);
        MailCourier.of(session, FROM, CLOCK).deliver(mail("alice@example.org", "x", "y"));

        assertThat(only().getSubject()).isEqualTo("x");
        assertThat(properties).containsEntry("mail.smtp.timeout", "77");
        assertThat(properties).containsKeys("mail.smtp.connectiontimeout", "mail.smtp.writetimeout");
    }

    @Test
    void whatIsNoSessionIsSaid() {
        assertThatThrownBy(() -> MailCourier.of("text", FROM, CLOCK))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void oneAddressIsEnoughToSendFrom() {
        assertThat(MailCourier.canSendFrom("no-reply@example.org")).isTrue();
        assertThat(MailCourier.canSendFrom(FROM)).isTrue();
        for (String none : new String[] {"portal", "a@example.org, b@example.org", "x <", "g: a@example.org;"}) {
            assertThat(MailCourier.canSendFrom(none)).as(none).isFalse();
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
