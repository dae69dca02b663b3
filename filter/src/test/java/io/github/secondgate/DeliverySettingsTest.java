package io.github.secondgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.config.DeliveryOptions;
import io.github.secondgate.notify.AddressBook;
import io.github.secondgate.notify.Medium;
import io.github.secondgate.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of the INI about mail and SMS: what they mean, and that every fault is named at once with its mend. */
class DeliverySettingsTest {
    private static final String EMAILS = "SELECT email FROM users WHERE username = ?";
    private static final String PHONES = "SELECT phone FROM users WHERE username = ?";

    @TempDir
    private Path directory;

    private final TestDatabase tables = new TestDatabase();
    private final List<String> faults = new ArrayList<>();
    private Secondgate bean;

    @BeforeEach
    void people() {
        tables.run("CREATE TABLE users (username VARCHAR(64), email VARCHAR(64), phone VARCHAR(64))");
        tables.run("INSERT INTO users VALUES ('alice', 'alice@example.org', '+49 170 1234567')");
        bare();
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private void bare() {
        bean = new Secondgate();
        bean.setDataSource(tables.dataSource());
    }

    private void mail() {
        bare();
        bean.getMail().setHost("mail.example.org");
        bean.getMail().setFrom("My Portal <no-reply@example.org>");
        bean.setEmailQuery(EMAILS);
    }

    private void sms() {
        bare();
        bean.getSms().setUrl("https://sms.example.org/send");
        bean.getSms().setBody("to={to}&text={text}");
        bean.setPhoneQuery(PHONES);
    }

    private DeliveryOptions configured() {
        faults.clear();
        return new DeliveryOptions(bean.said(), faults, false, Clock.systemUTC());
    }

    private DeliveryOptions isTaken() {
        DeliveryOptions configured = configured();
        assertThat(faults).isEmpty();
        return configured;
    }

    private void isRefused(String name, String... words) {
        configured();
        assertThat(faults)
                .singleElement()
                .asString()
                .startsWith("secondgate." + name + " ")
                .contains(words);
        assertThat(faults.get(0)).matches("(?s).*: .+\\.");
    }

    private String file(String text, String mode) throws IOException {
        Path file = directory.resolve("secret" + System.nanoTime());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return file.toString();
    }

    @Test
    void withoutALineNothingLeaves() {
        DeliveryOptions configured = isTaken();
        assertThat(configured.senders).isEmpty();
        assertThat(configured.greeting).isNull();
        assertThat(configured.recipients.of(Medium.EMAIL, "alice")).isEmpty();
    }

    @Test
    void threeLinesAreEnoughForMail() {
        mail();
        DeliveryOptions configured = isTaken();
        assertThat(configured.senders).containsOnlyKeys(Medium.EMAIL);
        assertThat(configured.greeting).isNotNull();
        assertThat(configured.recipients.of(Medium.EMAIL, "alice")).contains("alice@example.org");
        assertThat(configured.recipients.of(Medium.SMS, "alice")).isEmpty();
    }

    @Test
    void threeLinesAreEnoughForSms() {
        sms();
        DeliveryOptions configured = isTaken();
        assertThat(configured.senders).containsOnlyKeys(Medium.SMS);
        assertThat(configured.recipients.of(Medium.SMS, "alice")).contains("+491701234567");
    }

    @Test
    void aTableIsAskedForTheNameWithoutItsRealm() {
        mail();
        DeliveryOptions configured = new DeliveryOptions(bean.said(), faults, true, Clock.systemUTC());
        assertThat(configured.recipients.of(Medium.EMAIL, "jdbcRealm/alice")).contains("alice@example.org");
    }

    @Test
    void everyFaultOfMailIsNamedAtOnce() {
        bean.getMail().setTls("maybe");
        bean.getMail().setPort("0");
        bean.getMail().setUser("portal");
        configured();
        assertThat(faults)
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.mail.host is missing"))
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.mail.from is missing"))
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.mail.tls is 'maybe'"))
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.mail.port is '0'"))
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.mail.passwordFile is missing"))
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.emailQuery is missing"))
                .hasSize(6);
    }

    @Test
    void theSenderIsOneAddress() {
        mail();
        bean.getMail().setFrom("portal");
        isRefused("mail.from", "My Portal <no-reply@example.org>");
    }

    @Test
    void theQueryIsAskedAtTheStart() {
        mail();
        bean.setEmailQuery("SELECT mail FROM users WHERE username = ?");
        isRefused("emailQuery", "MAIL", EMAILS);
        bean.setEmailQuery("SELECT email FROM users");
        isRefused("emailQuery", "0 question marks");
    }

    @Test
    void aQueryWithoutAWayHasNoEffect() {
        bean.setEmailQuery(EMAILS);
        isRefused("emailQuery", "has no effect", "secondgate.mail.host");
        bare();
        bean.setPhoneQuery(PHONES);
        isRefused("phoneQuery", "has no effect", "secondgate.sms.url");
    }

    @Test
    void aClassOfTheApplicationTakesThePlaceOfTheQueries() {
        mail();
        bean.setAddressBook(new AddressBook() {
            @Override
            public String email(String account) {
                return account + "@example.net";
            }

            @Override
            public String phone(String account) {
                return null;
            }
        });
        isRefused("emailQuery", "secondgate.addressBook");
        bean.setEmailQuery(null);
        assertThat(isTaken().recipients.of(Medium.EMAIL, "alice")).contains("alice@example.net");
    }

    @Test
    void aPasswordStandsInAFileOfItsOwn() throws IOException {
        mail();
        bean.getMail().setUser("portal");
        bean.getMail().setPasswordFile(file("s3cret\n", "rw-------"));
        isTaken();
        bean.getMail().setPasswordFile(file("s3cret\n", "rw-r--r--"));
        isRefused("mail.passwordFile", "every user", "chmod 600");
        for (String none : new String[] {"", "\n", "two\nlines", "x".repeat(5000)}) {
            bean.getMail().setPasswordFile(file(none, "rw-------"));
            isRefused("mail.passwordFile", "no single line");
            assertThat(faults.get(0)).doesNotContain("two");
        }
        bean.getMail().setPasswordFile(directory.resolve("nowhere").toString());
        isRefused("mail.passwordFile", "nowhere", "cannot be read");
        bean.getMail().setPasswordFile(file("s3cret", "rw-------"));
        bean.getMail().setUser(null);
        isRefused("mail.user", "is missing");
    }

    @Test
    void aSessionThatJndiDoesNotKnowIsAFault() {
        mail();
        bean.getMail().setSession("mail/Session");
        bean.getMail().setHost(null);
        isRefused("mail.session", "mail/Session", "JNDI");
        bean.getMail().setHost("mail.example.org");
        bean.getMail().setTls("tls");
        configured();
        assertThat(faults)
                .hasSize(3)
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.mail.tls has no effect"));
    }

    @Test
    void codesGoInClearToThisMachineOnly() {
        sms();
        bean.getSms().setUrl("http://sms.example.org/send");
        isRefused("sms.url", "in clear", "allowHttp");
        bean.getSms().setAllowHttp("true");
        isTaken();
        bean.getSms().setAllowHttp(null);
        for (String here : new String[] {"http://localhost:8080/x", "http://127.0.0.1/x", "http://[::1]:1/x"}) {
            bean.getSms().setUrl(here);
            isTaken();
        }
        bean.getSms().setUrl("http://127.0.0.1.example.org/x");
        isRefused("sms.url", "in clear");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sms.example.org", "ftp://sms.example.org/", "file:/etc/passwd", "https:///x", "jar:file:x!/"})
    void aGatewayHasAnAddress(String url) {
        sms();
        bean.getSms().setUrl(url);
        isRefused("sms.url", "https://sms.example.org/send");
    }

    @Test
    void aGatewayIsToldToWhomAndWhat() {
        sms();
        bean.getSms().setBody("to={to}");
        isRefused("sms.body", "lacks {text}");
        bean.getSms().setUrl("https://sms.example.org/send?text={text}");
        isTaken();
        bean.getSms().setMethod("GET");
        isRefused("sms.body", "does not go with a GET");
        bean.getSms().setMethod("DELETE");
        isRefused("sms.method", "POST, PUT or GET");
    }

    @Test
    void aBodyIsOfAKindInWhichWeCanEscape() {
        sms();
        bean.getSms().setContentType("application/pdf");
        isRefused("sms.contentType", "application/json");
        bean.getSms().setContentType("application/json");
        bean.getSms().setBody("{\"to\": {to}, \"text\": \"{text}\"}");
        isRefused("sms.body", "{to} outside of quotes");
        bean.getSms().setBody("{\"to\": \"{to}\", \"text\": \"{text}\"}");
        isTaken();
        bean.getSms().getHeader().put("X-Key", "grün");
        isRefused("sms.header", "ASCII");
        bean.getSms().getHeader().clear();
        bean.getSms().getHeader().put("content-type", "application/json");
        isRefused("sms.header", "secondgate.sms.contentType");
    }

    @Test
    void aSecretIsNamedWhereItIsUsedAndUsedWhereItIsNamed() throws IOException {
        sms();
        bean.getSms().getHeader().put("Authorization", "Bearer {secret}");
        isRefused("sms.secretFile", "is missing");
        bean.getSms().setSecretFile(file("k3y", "rw-------"));
        isTaken();
        bean.getSms().getHeader().clear();
        isRefused("sms.secretFile", "has no effect");
    }

    @Test
    void aClassOfTheApplicationTakesThePlaceOfTheGateway() {
        sms();
        bean.setSmsSender(message -> {});
        isRefused("smsSender", "takes the place");
        bare();
        bean.setPhoneQuery(PHONES);
        bean.setSmsSender(message -> {});
        assertThat(isTaken().senders).containsOnlyKeys(Medium.SMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.example.org:25", "smtp://mail.example.org", "mail example", "mail.example.org/"})
    void aMailServerIsTheNameOfAMachine(String host) {
        mail();
        bean.getMail().setHost(host);
        isRefused("mail.host", "mail.port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail-1.example.org", "mail_1", "192.0.2.7", "::1", "[2001:db8::7]", "p\u00f6st.example"})
    void aMailServerMayBeAnAddress(String host) {
        mail();
        bean.getMail().setHost(host);
        isTaken();
    }

    @Test
    void aSecretFileThatIsNotThereIsSaidToBeMissing() {
        mail();
        bean.getMail().setUser("portal");
        bean.getMail().setPasswordFile(directory.resolve("nowhere").toString());
        isRefused("mail.passwordFile", "nowhere", "there is no file");
        bean.getMail().setPasswordFile(directory.toString());
        isRefused("mail.passwordFile", "there is no file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"to\": \"{to}\", \"text\": \"{text}\"",
                "{\"to\": \"{to}\", \"text\": \"{text}}",
                "[{\"to\": \"{to}\", \"text\": \"{text}\"]}",
                "\"to\": \"{to}\", \"text\": \"{text}\"}"
            })
    void aBodyOfJsonIsWhole(String body) {
        sms();
        bean.getSms().setContentType("application/json");
        bean.getSms().setBody(body);
        isRefused("sms.body", "is no whole JSON");
    }

    @Test
    void aHeaderHasANameThatHeadersHave() {
        sms();
        bean.getSms().getHeader().put("Auth orization", "x");
        isRefused("sms.header", "'Auth orization'");
    }
}
