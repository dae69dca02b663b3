package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.secondgate.testing.Further;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;

/** Mails about changes, from a WAR that brings JavaMail, through a server on this machine. */
@Further
@OnOneShiroLine
class NoticesIT {
    private static GreenMail server() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", "smtp");
        setup.setServerStartupTimeout(60_000);
        GreenMail server = new GreenMail(setup);
        server.start();
        return server;
    }

    private static Setup mail(int port) {
        return new Setup().mail(port).mailJars();
    }

    private static int nobodysPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("secondgate-"))
                .toList();
    }

    @Test
    void theOwnerHearsOfEachChangeAndNoThreadOutlivesTheApplication() throws Exception {
        GreenMail server = server();
        try (Site site = Site.start(mail(server.getSmtp().getPort()))) {
            String account = site.person("nadia");
            Visitor visitor = site.visitor().password(account);
            Authenticator phone = visitor.enrol();
            assertThat(server.waitForIncomingEmail(TimeUnit.SECONDS.toMillis(30), 1))
                    .isTrue();
            MimeMessage enabled = server.getReceivedMessages()[0];
            assertThat(enabled.getSubject()).isEqualTo("Fixture Ltd: Two-factor authentication is on");
            assertThat(enabled.getAllRecipients())
                    .extracting(Object::toString)
                    .containsExactly(account + "@example.org");
            assertThat(enabled.getContent().toString())
                    .contains("Account: “" + account + "”", "IP address: 127.0.0.1", "Browser: Unknown browser")
                    .doesNotContain(phone.setupKey(), "://");

            visitor.freshToken("/2fa");
            visitor.request("POST", "/2fa/recovery-codes")
                    .wantsJson()
                    .csrf()
                    .header("Accept-Language", "de")
                    .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0")
                    .form()
                    .send();
            assertThat(server.waitForIncomingEmail(TimeUnit.SECONDS.toMillis(30), 2))
                    .isTrue();
            MimeMessage replaced = server.getReceivedMessages()[1];
            assertThat(replaced.getSubject()).startsWith("Fixture Ltd: ").doesNotContain("recovery codes");
            assertThat(replaced.getContent().toString()).contains("Firefox", "Linux", "127.0.0.1");
        } finally {
            server.stop();
        }
        assertThat(threads()).isEmpty();
    }

    @Test
    void aMailServerThatIsAwayStopsNeitherTheStartNorAnybodysChange() throws Exception {
        try (Logs logs = Logs.of("io.github.secondgate.Secondgate");
                Site site = Site.start(mail(nobodysPort()))) {
            String account = site.person("nadia");
            Visitor visitor = site.visitor().password(account);
            long before = System.nanoTime();
            Authenticator phone = visitor.enrol();
            site.visitor().password(account).challenge(phone);
            assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(20));
            assertThat(waiting(site)).isEqualTo(1);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            Predicate<String> warning = line -> line.contains("The mail server does not answer");
            while (logs.lines().stream().noneMatch(warning) && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(logs.lines()).anyMatch(warning);
        }
    }

    private static int waiting(Site site) throws SQLException {
        String sql = "SELECT COUNT(*) FROM secondgate_outbox WHERE sent_at IS NULL AND given_up_at IS NULL";
        try (Connection database = site.database();
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void mailWithoutJavaMailIsRefusedWithTheNameOfTheJar() {
        Throwable thrown =
                catchThrowable(() -> Site.start(new Setup().mail(nobodysPort())).close());
        assertThat(thrown).isInstanceOf(Site.RefusedToStart.class);
        assertThat(((Site.RefusedToStart) thrown).reasons())
                .contains("secondgate.mail.host", "com.sun.mail:jakarta.mail", "WEB-INF/lib");
    }

    @Test
    void everyFaultOfMailAndSmsIsSaidAtOnce() {
        Setup setup = new Setup()
                .mail(nobodysPort())
                .mailJars()
                .line("secondgate.mail.tls = maybe")
                .line("secondgate.emailQuery = SELECT email FROM nowhere WHERE username = ?")
                .line("secondgate.sms.url = http://sms.example.org/send")
                .line("secondgate.sms.body = {to} {text}")
                .line("secondgate.sms.header[X-Key] = {secret}");
        Throwable thrown = catchThrowable(() -> Site.start(setup).close());
        assertThat(thrown).isInstanceOf(Site.RefusedToStart.class);
        assertThat(((Site.RefusedToStart) thrown).reasons())
                .contains(
                        "secondgate.mail.tls", "secondgate.emailQuery", "secondgate.sms.url", "secondgate.phoneQuery");
    }

    @Test
    void aGatewayNeedsNoJarAtAll() {
        Setup setup = new Setup()
                .line("secondgate.sms.url = https://sms.example.org/send")
                .line("secondgate.sms.contentType = application/json")
                .line("secondgate.sms.body = {\"to\": \"{to}\", \"text\": \"{text}\"}")
                .line("secondgate.sms.header[Authorization] = Basic eDp5")
                .line("secondgate.phoneQuery = SELECT CAST(? AS VARCHAR(64))");
        try (Site site = Site.start(setup)) {
            Expect.closed(site.owing("ewan").request("GET", "/account/"));
        }
    }
}
