package io.github.secondgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.config.AdminOptions;
import io.github.secondgate.config.DeliveryOptions;
import io.github.secondgate.config.GateOptions;
import io.github.secondgate.config.MethodOptions;
import io.github.secondgate.config.Setting;
import io.github.secondgate.config.SettingGroups;
import io.github.secondgate.config.Settings;
import io.github.secondgate.config.TrustOptions;
import io.github.secondgate.config.source.SettingNames;
import io.github.secondgate.store.TestDatabase;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
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

/** The page of settings holds what the table of settings holds, the bean takes it, and the reading keeps to it. */
class SettingsDocumentationTest {
    private static final Pattern SETTING =
            Pattern.compile("\n### `([^`]+)`\n\nType: ((?:.|\n(?!\n))+?)\\. Default: ((?:.|\n(?!\n))+?)\\.\n\n");
    private static final Pattern DANGER = Pattern.compile("\n\\*\\*Danger(?: of `([^`]+)`)?:\\*\\* ");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern BOUNDS =
            Pattern.compile("(?:number|time), `?(\\d+)([smhd]?)`? to `?(\\d+)([smhd]?)`?.*");

    private static final RecursiveComparisonConfiguration LIKE = RecursiveComparisonConfiguration.builder()
            .withEqualsForType((one, other) -> one.getProperties().equals(other.getProperties()), Session.class)
            .build();

    private final TestDatabase tables = new TestDatabase();

    @AfterEach
    void close() {
        tables.close();
    }

    record Said(String type, String defaultValue, String danger) {}

    /** Every setting, with what its first line says. */
    static Map<String, Said> page() throws IOException {
        String text = Files.readString(Path.of("docs/settings.md"));
        Map<String, Said> page = new LinkedHashMap<>();
        SETTING.matcher(text).results().forEach(setting -> {
            String explained = text.substring(setting.end()).split("\n##")[0];
            Said before = page.put(
                    setting.group(1).replaceAll("\\[.*]", "[]"),
                    new Said(
                            setting.group(2).replace('\n', ' '),
                            setting.group(3).replace('\n', ' '),
                            danger(explained)));
            assertThat(before).as("%s stands twice", setting.group(1)).isNull();
        });
        assertThat(page).as("headings of settings").hasSize(text.split("\n### ").length - 1);
        return page;
    }

    private static String danger(String explained) {
        List<MatchResult> dangers = DANGER.matcher("\n" + explained).results().toList();
        assertThat(dangers).hasSizeLessThan(2);
        return dangers.stream()
                .map(danger -> Objects.requireNonNullElse(danger.group(1), Setting.RISKY))
                .findAny()
                .orElse(null);
    }

    @Test
    void thePageNamesEverySettingAndNoOther() throws IOException {
        assertThat(page().keySet()).containsExactlyInAnyOrderElementsOf(SettingNames.known());
        assertThat(page().keySet())
                .containsExactlyElementsOf(
                        Setting.all().stream().map(Setting::name).toList());
    }

    @ParameterizedTest
    @MethodSource("io.github.secondgate.config.Setting#all")
    void thePageSaysOfEachWhatTheTableSays(Setting<?> setting) throws IOException {
        Said said = page().get(setting.name());
        // What it depends on, or is not said beside, may follow the type.
        assertThat(said.type()).matches(Pattern.quote(setting.type()) + "([,;:] .+)?");
        assertThat(said.defaultValue()).isEqualTo(setting.defaultValue());
        assertThat(said.danger()).isEqualTo(setting.danger());
    }

    /** What is no text is set as itself. */
    @ParameterizedTest
    @MethodSource("io.github.secondgate.config.Setting#all")
    void theBeanTakesEachUnderItsName(Setting<?> setting) throws ReflectiveOperationException {
        Secondgate bean = new Secondgate();
        if (setting.name().endsWith("[]")) {
            keyed(bean, setting.name()).put("/x", "5m");
            assertThat(keyed(new Secondgate(), setting.name(), keyed(bean, setting.name())))
                    .as("set at once, as Spring sets a map")
                    .isEqualTo(keyed(bean, setting.name()));
        } else if (setting.type().startsWith("a bean")) {
            assertThat(Secondgate.class.getMethods())
                    .extracting(Method::getName)
                    .contains("set" + capital(setting.name()));
            return;
        } else {
            say(bean, setting.name(), "5m");
        }
        assertThat(bean.said().texts).containsExactly(Map.entry(setting.name().replace("[]", "[/x]"), "5m"));
    }

    @Test
    void theBeanTakesNothingElse() {
        List<String> settings = Stream.of(
                        Secondgate.class,
                        SettingGroups.Mail.class,
                        SettingGroups.Sms.class,
                        SettingGroups.Trust.class,
                        SettingGroups.Events.class)
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(method -> method.getName().startsWith("set")
                        || method.getName().startsWith("get") && method.getReturnType() == Map.class)
                // What has a key can be set one by one and all at once.
                .map(method -> method.getDeclaringClass().getSimpleName()
                        + method.getName().substring(3))
                .distinct()
                .toList();
        assertThat(settings).hasSize(Setting.all().size());
    }

    private static Map<String, String> keyed(Secondgate bean, String name, Map<String, String> all)
            throws ReflectiveOperationException {
        Object owner = owner(bean, name);
        String property = name.substring(name.indexOf('.') + 1).replace("[]", "");
        owner.getClass().getMethod("set" + capital(property), Map.class).invoke(owner, all);
        return keyed(bean, name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> keyed(Secondgate bean, String name) throws ReflectiveOperationException {
        Object owner = owner(bean, name);
        String property = name.substring(name.indexOf('.') + 1).replace("[]", "");
        return (Map<String, String>)
                owner.getClass().getMethod("get" + capital(property)).invoke(owner);
    }

    static Stream<Arguments> defaults() throws IOException {
        return page().entrySet().stream()
                .filter(setting ->
                        CODE.matcher(setting.getValue().defaultValue()).matches())
                .map(setting -> Arguments.of(
                        setting.getKey(), setting.getValue().defaultValue().replace("`", "")));
    }

    static Stream<Arguments> bounds() throws IOException {
        List<Arguments> bounds = new ArrayList<>();
        page().forEach((name, said) -> {
            Matcher given = BOUNDS.matcher(said.type());
            if (given.matches()) {
                bounds.add(Arguments.of(name, given.group(1) + given.group(2), given.group(3) + given.group(4)));
            } else {
                assertThat(said.type()).doesNotStartWith("number").doesNotStartWith("time");
            }
        });
        return bounds.stream();
    }

    @ParameterizedTest(name = "{0} from {1} to {2}")
    @MethodSource("bounds")
    void theBoundsAreThoseThatAreSaid(String name, String least, String most) throws ReflectiveOperationException {
        assertThat(faults(name, least)).isEmpty();
        assertThat(faults(name, most)).isEmpty();
        assertThat(faults(name, beyond(most, 1))).isNotEmpty();
        if (!least.equals("0")) {
            assertThat(faults(name, beyond(least, -1))).isNotEmpty();
        }
    }

    /** A number, or a time in seconds. */
    private static String beyond(String bound, int by) {
        long number = Long.parseLong(bound.replaceAll("[smhd]", ""));
        if (Character.isDigit(bound.charAt(bound.length() - 1))) {
            return Long.toString(number + by);
        }
        long second = Map.of('s', 1L, 'm', 60L, 'h', 3600L, 'd', 86400L).get(bound.charAt(bound.length() - 1));
        return number * second + by + "s";
    }

    private List<String> faults(String name, String value) throws ReflectiveOperationException {
        Secondgate said = bean(name);
        if (name.equals("stepUp[]")) {
            said.getStepUp().put("/x", value);
        } else {
            say(said, name, value);
        }
        List<String> faults = new ArrayList<>();
        read(said, faults);
        return faults;
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
            timeZone            = Asia/Kolkata
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
        Object owner = owner(bean, name);
        owner.getClass()
                .getMethod("set" + capital(name.substring(name.indexOf('.') + 1)), String.class)
                .invoke(owner, value);
    }

    private static Object owner(Secondgate bean, String name) throws ReflectiveOperationException {
        int dot = name.indexOf('.');
        return dot < 0
                ? bean
                : Secondgate.class
                        .getMethod("get" + capital(name.substring(0, dot)))
                        .invoke(bean);
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static List<Object> read(Secondgate bean) {
        List<String> faults = new ArrayList<>();
        List<Object> all = read(bean, faults);
        assertThat(faults).isEmpty();
        return all;
    }

    private static List<Object> read(Secondgate bean, List<String> faults) {
        Settings settings = new Settings(bean.said().texts, faults);
        GateOptions configured = new GateOptions(settings, List.of("staff"), Instant.EPOCH);
        DeliveryOptions delivery = new DeliveryOptions(bean.said(), faults, false, Clock.systemUTC());
        return List.of(
                configured,
                settings.get(Setting.QUERY_TIMEOUT),
                new TrustOptions(settings, bean.said().dataSource),
                delivery.senders,
                new AdminOptions(bean.said(), faults),
                new MethodOptions(settings, delivery, false));
    }
}
