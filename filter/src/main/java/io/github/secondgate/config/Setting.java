package io.github.secondgate.config;

import io.github.secondgate.config.kind.AddressKinds;
import io.github.secondgate.config.kind.Durations;
import io.github.secondgate.config.kind.Kind;
import io.github.secondgate.gate.PathRule;
import io.github.secondgate.gate.client.ClientProof;
import io.github.secondgate.login.BeanPath;
import io.github.secondgate.login.SignAddress;
import io.github.secondgate.notify.mail.MailServer;
import io.github.secondgate.secondfactor.policy.Enforcement;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.SchemaMode;
import io.github.secondgate.totp.Totp;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The table of all settings, in the order of the page that explains each under its name, {@code filter/docs/settings.md}:
 * what its values are, what holds where nothing is said, and which of them can do harm. The bean, the reading, the help with
 * spelling, and the test that holds that page have it from here. It knows no value; {@link Settings} reads them. Immutable.
 *
 * @param <T> what the text means
 */
public final class Setting<T> {
    /** As a danger: of every value. */
    public static final String RISKY = "";

    private static final String SAFE = null;
    private static final String SQL = "SQL with one `?`";
    private static final String MUST_BE_SAID = "none; it must be said";
    private static final Unsaid NONE = unless("none");
    private static final List<Setting<?>> ALL = new ArrayList<>();

    // Every application
    public static final Setting<String> DATA_SOURCE = row(
            "dataSource", Kind.jndi("a bean, `$name` of a `DataSource`, or a JNDI name"), unless(MUST_BE_SAID), SAFE);
    static final Setting<String> ISSUER = row("issuer", Kind.issuer(), needed(MUST_BE_SAID, "My Portal"), SAFE);
    static final Setting<Path> KEY_FILE = row(
            "keyFile",
            Kind.file(),
            needed(MUST_BE_SAID, "/etc/myapp/secondgate.key (java -jar secondgate-filter.jar new-key FILE makes one)"),
            SAFE);

    static final Setting<String> LOGIN = row(
            "login",
            Kind.text("`shiro`, `container`, `session:ATTRIBUTE`, `spring-security` or `class:NAME`"),
            unless("Shiro, where it is found"),
            RISKY);
    static final Setting<BeanPath> LOGIN_ROLES =
            row("loginRoles", Kind.properties(), unless("what `isUserInRole` says"), RISKY);
    static final Setting<Boolean> HIDE_AUTHORIZATION = row("hideAuthorization", Kind.flag(), "false", SAFE);
    static final Setting<Boolean> ROTATE_SESSION = row("rotateSession", Kind.flag(), "true", "false");

    // Addresses
    public static final Setting<String> PATH =
            row("path", AddressKinds.address("address, no slash at its end"), "/2fa", SAFE);
    public static final Setting<List<SignAddress>> LOGIN_PATH = row(
            "loginPath",
            AddressKinds.signAddresses("list of addresses, `/x` or `/x?name=value`, not below `path`"),
            "/login.jsp",
            SAFE);
    public static final Setting<List<SignAddress>> LOGOUT_PATH = row(
            "logoutPath",
            AddressKinds.signAddresses(
                    "list of addresses, `/x` or `/x?name=value`, not below `path` and not a `loginPath`"),
            "/logout",
            SAFE);
    static final Setting<String> HOME_PATH = row("homePath", AddressKinds.address("address"), "/", SAFE);
    static final Setting<List<PathRule>> PUBLIC_PATHS = row("publicPaths", AddressKinds.rules(), NONE, RISKY);
    static final Setting<String> PUBLIC_BASE =
            row("publicBase", AddressKinds.address("address, no slash at its end"), unless("the context path"), RISKY);
    static final Setting<Set<ClientProof>> CLIENTS =
            row("clients[]", Kind.several(ClientProof.class, "code", "credential"), NONE, RISKY);
    static final Setting<Set<String>> ORIGINS = row("origins", AddressKinds.origins(), NONE, RISKY);

    // Who must use it
    public static final Setting<Enforcement> REQUIRE =
            row("require", Kind.choice(Enforcement.class, "voluntary", "everyone", "roles", "off"), "voluntary", "off");
    static final Setting<Set<String>> REQUIRED_ROLES = row("requiredRoles", Kind.list("roles"), NONE, SAFE);
    static final Setting<Duration> GRACE_PERIOD =
            row("gracePeriod", Kind.time("0", Durations.written(Policy.LONGEST_GRACE)), "0", RISKY);
    static final Setting<String> GRACE_ENDS = row("graceEnds", Kind.text("day"), NONE, RISKY);
    static final Setting<Set<String>> EXEMPT = row("exempt", Kind.list("accounts"), NONE, RISKY);
    static final Setting<Set<String>> CANNOT_DISABLE = row("cannotDisable", Kind.list("roles"), NONE, RISKY);
    static final Setting<Set<String>> FEDERATED_REALMS =
            row("federatedRealms", Kind.list("names of Shiro realms"), NONE, RISKY);
    static final Setting<String> FEDERATED_ATTRIBUTE =
            row("federatedAttribute", Kind.text("name of an attribute"), NONE, RISKY);

    // When something is asked for
    // Shorter, and nobody would come back from the challenge in time: it would lead to itself for ever.
    static final Setting<Duration> STEP_UP = row("stepUp[]", Kind.time("10s", "1d"), NONE, SAFE);
    static final Setting<Duration> FRESH = row("fresh", Kind.time("0", "1h"), "5m", SAFE);
    static final Setting<Duration> RECHECK = row("recheck", Kind.time("0", "60s"), "5s", SAFE);
    static final Setting<Boolean> PASSWORD_BEFORE_SET_UP = row("passwordBeforeSetUp", Kind.flag(), "false", "true");
    static final Setting<Duration> KEEP_PENDING = row("keepPending", Kind.time("0", "1h"), "0", RISKY);
    static final Setting<Boolean> SECURITY_QUESTION = row("securityQuestion", Kind.flag(), "false", "true");
    static final Setting<Boolean> MASK_AT_LOGIN = row("maskAtLogin", Kind.flag(), "false", SAFE);

    // Trusted browsers
    static final Setting<Duration> TRUST_LIFETIME = row("trust.lifetime", Kind.time("0", "30d"), "0", RISKY);
    static final Setting<Boolean> TRUST_ENDS_AT_SIGN_OUT = row("trust.endsAtSignOut", Kind.flag(), "true", "false");
    static final Setting<String> TRUST_PASSWORD_QUERY = row("trust.passwordQuery", Kind.text(SQL), NONE, RISKY);

    // Codes
    static final Setting<Set<String>> METHODS = row("methods", Kind.list("`app`, `email` and `sms`"), "app", RISKY);
    static final Setting<Boolean> WEAKER_METHODS = row("weakerMethods", Kind.flag(), "false", "true");
    static final Setting<String> CHOOSE_APP = row("chooseApp", Kind.choice("any", "strict"), "any", SAFE);
    static final Setting<String> GUARD_FIRST_ENROLMENT =
            row("guardFirstEnrolment", Kind.choice("none", "email"), "none", SAFE);
    static final Setting<Integer> SMS_PER_DAY = row("smsPerDay", Kind.number(1, 1_000_000), "500", SAFE);
    static final Setting<Integer> RECOVERY_CODES = row("recoveryCodes", Kind.number(0, 20), "8", "0");
    static final Setting<Integer> RECOVERY_CODE_LENGTH = row("recoveryCodeLength", Kind.number(8, 32), "8", SAFE);
    static final Setting<Integer> TOLERANCE = row("tolerance", Kind.number(0, 2), "1", "2");
    static final Setting<Totp.Algorithm> ALGORITHM = row("algorithm", Kind.algorithm(), "SHA1", RISKY);
    static final Setting<Integer> DIGITS = row("digits", Kind.number(6, 8), "6", SAFE);
    static final Setting<Integer> PERIOD = row("period", Kind.number(10, 300), "30", SAFE);
    static final Setting<Boolean> SEND_WHEN_COMPLETE = row("sendWhenComplete", Kind.flag(), "true", SAFE);

    // Accounts and languages
    static final Setting<String> ACCOUNT = row("account", Kind.property(), NONE, SAFE);
    static final Setting<String> LOGIN_NAME = row("loginName", Kind.property(), unless("the account"), SAFE);
    static final Setting<Boolean> REALM_PREFIX =
            row("realmPrefix", Kind.flag(), unless("must be said with several realms"), RISKY);
    static final Setting<Boolean> FOLD_ACCOUNTS = row("foldAccounts", Kind.flag(), "true", RISKY);
    static final Setting<Charset> FORM_ENCODING = row("formEncoding", Kind.charset(), NONE, RISKY);
    static final Setting<Locale> LANGUAGE = row("language", Kind.language(), "en", SAFE);
    static final Setting<String> LANGUAGE_ATTRIBUTE =
            row("languageAttribute", Kind.text("name of an attribute"), NONE, SAFE);
    static final Setting<Boolean> LANGUAGE_PICKER = row("languagePicker", Kind.flag(), "true", SAFE);
    static final Setting<ZoneId> TIME_ZONE = row("timeZone", Kind.zone(), unless("the machine's"), RISKY);

    // Administration and the database
    static final Setting<String> ADMIN_ROLE = row("adminRole", Kind.text("one role"), NONE, RISKY);
    static final Setting<String> ACCOUNTS_QUERY =
            row("accountsQuery", Kind.text("SQL without a question mark"), NONE, SAFE);
    static final Setting<Duration> EVENTS_KEEP = row("events.keep", Kind.time("1d", "3650d"), "400d", SAFE);
    public static final Setting<Duration> QUERY_TIMEOUT =
            row("queryTimeout", Kind.time("1s", "30s"), Durations.written(Database.QUERY_TIMEOUT), SAFE);
    public static final Setting<SchemaMode> SCHEMA =
            row("schema", Kind.choice(SchemaMode.class, "check", "create", "update"), "check", SAFE);

    // The helpdesk
    static final Setting<String> HELPDESK = row("helpdesk", Kind.line(200), NONE, SAFE);
    static final Setting<String> HELPDESK_LINK = row("helpdeskLink", AddressKinds.link(), NONE, SAFE);
    static final Setting<String> HELPDESK_HOURS = row("helpdeskHours", Kind.line(100), NONE, SAFE);
    static final Setting<LocalTime> DAY_PASS = row("dayPass", Kind.timeOfDay(), NONE, RISKY);

    // Mail
    static final Setting<String> MAIL_HOST = row(
            "mail.host",
            Kind.text("name or address of a machine, without a port"),
            needed("none", "mail.example.org (or secondgate.mail.session = mail/Session)"),
            SAFE);
    static final Setting<Integer> MAIL_PORT = row("mail.port", Kind.number(1, 65535), unless("by `mail.tls`"), SAFE);
    static final Setting<MailServer.Tls> MAIL_TLS =
            row("mail.tls", Kind.choice(MailServer.Tls.class, "starttls", "tls", "none"), "starttls", "none");
    static final Setting<String> MAIL_USER = row("mail.user", Kind.text("text"), NONE, SAFE);
    static final Setting<Path> MAIL_PASSWORD_FILE = row("mail.passwordFile", Kind.file(), NONE, SAFE);
    static final Setting<String> MAIL_SESSION = row("mail.session", Kind.jndi("JNDI name"), NONE, SAFE);
    static final Setting<String> MAIL_FROM = row(
            "mail.from",
            Kind.text("one mail address"),
            needed("required with mail", "My Portal <no-reply@example.org>"),
            SAFE);
    static final Setting<String> EMAIL_QUERY = row(
            "emailQuery",
            Kind.text(SQL),
            needed("required with mail", "SELECT email FROM users WHERE username = ?"),
            RISKY);

    // SMS
    static final Setting<String> SMS_URL =
            row("sms.url", Kind.text("address of a server"), needed("none", "https://sms.example.org/send"), SAFE);
    static final Setting<String> SMS_METHOD = row("sms.method", Kind.choice("POST", "PUT", "GET"), "POST", SAFE);
    static final Setting<String> SMS_BODY = row("sms.body", Kind.text("text"), NONE, SAFE);
    static final Setting<String> SMS_CONTENT_TYPE =
            row("sms.contentType", Kind.text("media type"), "application/x-www-form-urlencoded", SAFE);
    static final Setting<String> SMS_HEADER = row("sms.header[]", Kind.text("text, a line of ASCII"), NONE, SAFE);
    static final Setting<Path> SMS_SECRET_FILE = row("sms.secretFile", Kind.file(), NONE, SAFE);
    static final Setting<Boolean> SMS_ALLOW_HTTP = row("sms.allowHttp", Kind.flag(), "false", "true");
    static final Setting<String> PHONE_QUERY = row(
            "phoneQuery",
            Kind.text(SQL),
            needed("required with SMS", "SELECT phone FROM users WHERE username = ?"),
            SAFE);
    static final Setting<String> SITE = row("site", AddressKinds.host(), NONE, SAFE);

    // For code of the application, and tests
    public static final Setting<Void> ADDRESS_BOOK =
            row("addressBook", Kind.bean("an `io.github.secondgate.notify.AddressBook`"), NONE, SAFE);
    public static final Setting<Void> SMS_SENDER =
            row("smsSender", Kind.bean("an `io.github.secondgate.notify.MessageSender`"), NONE, SAFE);
    public static final Setting<String> METER_REGISTRY = row(
            "meterRegistry",
            Kind.text("a bean, `$name` of a `MeterRegistry`, or the name of an attribute of the servlet context"),
            NONE,
            SAFE);
    static final Setting<Void> CLOCK = row("clock", Kind.bean("a `java.time.Clock`"), unless("the system's"), SAFE);

    /** What holds where nothing is said: a text, or else words about it. */
    private static final class Unsaid {
        private final String text;
        private final String words;
        private final String example;

        private Unsaid(String text, String words, String example) {
            this.text = text;
            this.words = words;
            this.example = example;
        }
    }

    private final String name;
    private final Kind<T> kind;
    private final Unsaid unsaid;
    private final String danger;

    private Setting(String name, Kind<T> kind, Unsaid unsaid, String danger) {
        this.name = name;
        this.kind = kind;
        this.unsaid = unsaid;
        this.danger = danger;
    }

    private static <T> Setting<T> row(String name, Kind<T> kind, String text, String danger) {
        return row(name, kind, new Unsaid(text, "`" + text + "`", null), danger);
    }

    private static <T> Setting<T> row(String name, Kind<T> kind, Unsaid unsaid, String danger) {
        Setting<T> setting = new Setting<>(name, kind, unsaid, danger);
        ALL.add(setting);
        return setting;
    }

    private static Unsaid unless(String words) {
        return new Unsaid(null, words, null);
    }

    private static Unsaid needed(String words, String example) {
        return new Unsaid(null, words, example);
    }

    /** In the order of the page. */
    public static List<Setting<?>> all() {
        return Collections.unmodifiableList(ALL);
    }

    /** After {@code secondgate.}; with {@code []} at its end where a key stands in brackets. */
    public String name() {
        return name;
    }

    /** Whether it can be said in a text at all. */
    public boolean takesText() {
        return kind.takesText();
    }

    /** As the page has it, bounds included; a condition on other settings may follow there. */
    public String type() {
        return kind.described;
    }

    /** As the page has it: a text in backticks, or words. */
    public String defaultValue() {
        return unsaid.words;
    }

    /** The value that can do harm, {@link #RISKY}, or null. */
    public String danger() {
        return danger;
    }

    String example() {
        return unsaid.example;
    }

    /** @return null where a fault was told and nothing can be used */
    T read(String text, Kind.Faults faults) {
        return kind.read(text, faults);
    }

    /** The default; null where no value is one. */
    T standIn() {
        return unsaid.text == null
                ? kind.nothing
                : kind.read(unsaid.text, (what, fix) -> {
                    throw new IllegalStateException("The default of " + name + " " + what);
                });
    }
}
