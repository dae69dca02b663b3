package io.github.secondgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.config.AdminConfigured;
import io.github.secondgate.config.Configured;
import io.github.secondgate.config.DeliveryConfigured;
import io.github.secondgate.config.MethodsConfigured;
import io.github.secondgate.config.Settings;
import io.github.secondgate.config.TrustConfigured;
import io.github.secondgate.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.mail.Session;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The README's table of settings: each setting that there is, no other, and each with its true default. */
class ReadmeSettingsTest {
    private static final Pattern ROW = Pattern.compile("\\| (`[^|]+`) \\| ([^|]+) \\| [^|]+ \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static final RecursiveComparisonConfiguration LIKE = RecursiveComparisonConfiguration.builder()
            .withEqualsForType((one, other) -> one.getProperties().equals(other.getProperties()), Session.class)
            .build();

    private final TestDatabase tables = new TestDatabase();

    @AfterEach
    void close() {
        tables.close();
    }

    /** Every row's settings, each with what the column of defaults says. */
    static Map<String, String> table() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String section = readme.substring(readme.indexOf("\n## Settings\n"), readme.indexOf("\n## For scripts\n"));
        Map<String, String> table = new TreeMap<>();
        section.lines().map(ROW::matcher).filter(Matcher::matches).forEach(row -> {
            List<String> names = codes(row.group(1));
            List<String> defaults = List.of(row.group(2).split(", "));
            for (int i = 0; i < names.size(); i++) {
                String before = table.put(
                        names.get(i).replaceAll("\\[.*]", "[]"), defaults.get(Math.min(i, defaults.size() - 1)));
                assertThat(before).as("%s stands twice", names.get(i)).isNull();
            }
        });
        return table;
    }

    private static List<String> codes(String text) {
        return CODE.matcher(text).results().map(code -> code.group(1)).toList();
    }

    @Test
    void theTableNamesEverySettingAndNoOther() throws IOException {
        assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(IniSpelling.known());
    }

    static Stream<Arguments> defaults() throws IOException {
        return table().entrySet().stream()
                .filter(row -> CODE.matcher(row.getValue()).matches())
                .map(row -> Arguments.of(
                        row.getKey(), row.getValue().substring(1, row.getValue().length() - 1)));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("defaults")
    void sayingTheDefaultChangesNothing(String name, String value) throws ReflectiveOperationException {
        Secondgate said = bean(name);
        say(said, name, value);
        assertThat(read(said)).usingRecursiveComparison(LIKE).isEqualTo(read(bean(name)));
    }

    /** Or else the comparison above would not see it. */
    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '=', quoteCharacter = '"', textBlock = """
            path                = /x
            loginPath           = /x
            logoutPath          = /x
            homePath            = /x
            require             = everyone
            gracePeriod         = 1d
            passwordBeforeSetUp = true
            securityQuestion    = true
            fresh               = 6m
            events.keep         = 1d
            recheck             = 6s
            trust.lifetime      = 1d
            trust.endsAtSignOut = false
            recoveryCodes       = 9
            recoveryCodeLength  = 9
            tolerance           = 0
            algorithm           = SHA256
            digits              = 7
            period              = 31
            maskAtLogin         = true
            foldAccounts        = false
            language            = de
            methods             = app, email, sms
            weakerMethods       = true
            guardFirstEnrolment = email
            smsPerDay           = 1
            mail.tls            = none
            sms.method          = PUT
            sms.contentType     = text/plain
            """)
    void sayingAnotherValueChangesSomething(String name, String value) throws ReflectiveOperationException {
        Secondgate said = bean(name);
        say(said, name, value);
        assertThat(read(said)).usingRecursiveComparison(LIKE).isNotEqualTo(read(bean(name)));
    }

    /** In an application where each setting has an effect. */
    private Secondgate bean(String name) {
        Secondgate bean = new Secondgate();
        bean.setDataSource(tables.dataSource());
        bean.setIssuer("Fixture Ltd");
        bean.setKeyFile("/etc/x.key");
        bean.getMail().setHost("127.0.0.1");
        bean.getMail().setFrom("no-reply@example.org");
        bean.setEmailQuery("SELECT account FROM secondgate_account WHERE account = ?");
        bean.getSms().setUrl("https://127.0.0.1/?to={to}&text={text}");
        bean.setPhoneQuery("SELECT account FROM secondgate_account WHERE account = ?");
        if (!name.equals("methods")) {
            bean.setMethods("app, email");
        }
        return bean;
    }

    private static void say(Secondgate bean, String name, String value) throws ReflectiveOperationException {
        Object owner = bean;
        String property = name;
        int dot = name.indexOf('.');
        if (dot > 0) {
            owner = Secondgate.class
                    .getMethod("get" + capital(name.substring(0, dot)))
                    .invoke(bean);
            property = name.substring(dot + 1);
        }
        owner.getClass().getMethod("set" + capital(property), String.class).invoke(owner, value);
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static List<Object> read(Secondgate bean) {
        List<String> faults = new ArrayList<>();
        Settings settings = new Settings(bean.said().texts, faults);
        Configured configured = new Configured(settings, bean.getStepUp(), List.of("staff"), Instant.EPOCH);
        DeliveryConfigured delivery = new DeliveryConfigured(bean.said(), faults, false, Clock.systemUTC());
        List<Object> all = List.of(
                configured,
                new TrustConfigured(settings, bean.said().dataSource),
                delivery.couriers,
                new AdminConfigured(bean.said(), faults),
                new MethodsConfigured(settings, delivery, false));
        assertThat(faults).isEmpty();
        return all;
    }
}
