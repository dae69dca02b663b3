package io.github.secondgate.demo.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Properties;
import javax.mail.Message;
import javax.mail.Session;
import javax.mail.Transport;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeBodyPart;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailServerTest {

    private final Outbox outbox = new Outbox(Clock.systemUTC());
    private final MailServer server = MailServer.start(outbox);

    @AfterEach
    void close() {
        server.close();
    }

    private MimeMessage mail(String subject) throws Exception {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(server.port()));
        MimeMessage mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom(new InternetAddress("harbour@larkhaven.example"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("sam@larkhaven.example", "Sam"));
        mail.setSubject(subject, StandardCharsets.UTF_8.name());
        return mail;
    }

    @Test
    void aMailSentBySmtpIsInTheOutboxWordForWord() throws Exception {
        MimeMessage mail = mail("Ваш код – رمزك");
        mail.setText("Zeile äöü\n\n日本 \uD83D\uDE00\n", StandardCharsets.UTF_8.name());
        Transport.send(mail);
        OutboxMessage message = outbox.messages().get(0);
        assertThat(message.channel()).isEqualTo("email");
        assertThat(message.to()).isEqualTo("sam@larkhaven.example");
        assertThat(message.subject()).isEqualTo("Ваш код – رمزك");
        assertThat(message.text()).isEqualTo("Zeile äöü\n\n日本 \uD83D\uDE00");
    }

    @Test
    void ofAMailInSeveralFormsThePlainTextIsShown() throws Exception {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText("plain", StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setContent("<b>html</b>", "text/html; charset=UTF-8");
        MimeMessage mail = mail("Both");
        mail.setContent(new MimeMultipart("alternative", html, plain));
        Transport.send(mail);
        assertThat(outbox.messages()).extracting(OutboxMessage::text).containsExactly("plain");
    }
}
