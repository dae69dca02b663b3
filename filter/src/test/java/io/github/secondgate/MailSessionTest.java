package io.github.secondgate;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.secondgate.config.DeliveryOptions;
import io.github.secondgate.notify.Medium;
import io.github.secondgate.notify.Message;
import io.github.secondgate.store.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mail session that the container keeps, found by its name. The names are this test's own. */
@SuppressWarnings("BanJNDI")
class MailSessionTest {
    private final TestDatabase tables = new TestDatabase();
    private GreenMail server;
    private Session session;

    /** Jetty's naming, which stands on the class path of the tests. */
    private static Context component() throws NamingException {
        return (Context) new InitialContext().lookup("java:comp");
    }

    @BeforeEach
    void container() throws NamingException {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", "smtp");
        setup.setServerStartupTimeout(60_000);
        server = new GreenMail(setup);
        server.start();
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty(
                "mail.smtp.port", Integer.toString(server.getSmtp().getPort()));
        session = Session.getInstance(properties);
        component().createSubcontext("env").createSubcontext("mail").bind("Session", session);
        tables.run("CREATE TABLE users (username VARCHAR(64), email VARCHAR(64))");
    }

    @AfterEach
    void away() throws NamingException {
        component().destroySubcontext("env");
        server.stop();
        tables.close();
    }

    @ParameterizedTest
    @CsvSource({"mail/Session", "java:comp/env/mail/Session"})
    void aMailLeavesThroughTheSessionOfTheContainer(String name) throws Exception {
        Secondgate bean = new Secondgate();
        bean.setDataSource(tables.dataSource());
        bean.setEmailQuery("SELECT email FROM users WHERE username = ?");
        bean.getMail().setSession(name);
        bean.getMail().setFrom("My Portal <no-reply@example.org>");
        List<String> faults = new ArrayList<>();
        DeliveryOptions configured = new DeliveryOptions(bean.said(), faults, false, Clock.systemUTC());
        assertThat(faults).isEmpty();

        configured
                .senders
                .get(Medium.EMAIL)
                .deliver(Message.mail("id-1", "alice", "alice@example.org", "A subject", "A text"));
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("A subject");
        assertThat(mail.getFrom()[0]).hasToString("My Portal <no-reply@example.org>");
        assertThat(session.getProperty("mail.smtp.timeout"))
                .as("shared with others")
                .isNull();
    }
}
