package io.github.secondgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.policy.Obligation;
import io.github.secondgate.totp.Totp;
import java.nio.file.Paths;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of the INI: what they mean, and that every fault is named at once with its mend. */
class SettingsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<String, String> raw = new HashMap<>(Map.of("issuer", "Fixture Ltd", "keyFile", "/etc/x.key"));
    private final Map<String, String> stepUps = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private List<String> realms = List.of("staff");

    private GateOptions configured() {
        faults.clear();
        Map<String, String> texts = new LinkedHashMap<>(raw);
        stepUps.forEach((path, age) -> texts.put("stepUp[" + path + "]", age));
        return new GateOptions(new Settings(texts, faults), realms, NOW);
    }

    private GateOptions with(String name, String value) {
        raw.put(name, value);
        return configured();
    }

    private void isRefused(String name, String value) {
        String before = raw.get(name);
        with(name, value);
        assertThat(faults).as("%s = %s", name, value).singleElement().asString().startsWith("secondgate." + name + " ");
        assertThat(faults.get(0)).matches("(?s).*: .+\\.");
        raw.put(name, before);
    }

    private GateOptions isTaken(String name, String value) {
        GateOptions configured = with(name, value);
        assertThat(faults).as("%s = %s", name, value).isEmpty();
        return configured;
    }

    // --- defaults

    @Test
    void twoLinesAreEnough() {
        GateOptions configured = configured();
        assertThat(faults).isEmpty();
        assertThat(configured.issuer).isEqualTo("Fixture Ltd");
        assertThat(configured.keyFile).isEqualTo(Paths.get("/etc/x.key"));
        assertThat(configured.tolerance).isEqualTo(1);
        assertThat(configured.recoveryCodes).isEqualTo(8);
        assertThat(configured.recoveryCodeLength).isEqualTo(8);
        assertThat(configured.fresh).isEqualTo(Duration.ofMinutes(5));
        assertThat(configured.recheck).isEqualTo(Duration.ofSeconds(5));
        assertThat(configured.maskAtLogin).isFalse();
        assertThat(configured.totp.algorithm()).isEqualTo(Totp.Algorithm.SHA1);
        assertThat(configured.totp.digits()).isEqualTo(6);
        assertThat(configured.totp.periodSeconds()).isEqualTo(30);
        assertThat(configured.policy.off()).isFalse();
        assertThat(obligation(configured, "alice").kind()).isEqualTo(Obligation.Kind.NONE);
    }

    @Test
    void anEmptyLineIsNoLine() {
        assertThat(isTaken("tolerance", "  ").tolerance).isEqualTo(1);
    }

    @Test
    void whatMustBeSaidIsAskedFor() {
        raw.clear();
        configured();
        assertThat(faults)
                .hasSize(2)
                .anySatisfy(fault -> assertThat(fault).contains("secondgate.issuer is missing", "secondgate.issuer = "))
                .anySatisfy(fault -> assertThat(fault).contains("secondgate.keyFile is missing", "new-key FILE"));
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        raw.clear();
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("issuer", "My: Portal"),
                Map.entry("keyFile", "${no.such.variable}/x.key"),
                Map.entry("path", "2fa"),
                Map.entry("loginPath", "/login?x"),
                Map.entry("logoutPath", "https://x/"),
                Map.entry("homePath", "/../x"),
                Map.entry("publicPaths", "/**"),
                Map.entry("require", "sometimes"),
                Map.entry("gracePeriod", "14"),
                Map.entry("graceEnds", "soon"),
                Map.entry("fresh", "2h"),
                Map.entry("recheck", "61s"),
                Map.entry("recoveryCodes", "21"),
                Map.entry("recoveryCodeLength", "7"),
                Map.entry("tolerance", "3"),
                Map.entry("algorithm", "MD5"),
                Map.entry("digits", "5"),
                Map.entry("period", "9"),
                Map.entry("maskAtLogin", "perhaps"),
                Map.entry("foldAccounts", "1"));
        raw.putAll(wrong);
        realms = List.of("staff", "partner");
        stepUps.put("admin", "5m");
        stepUps.put("/admin/**", "long");
        configured();
        for (String name : wrong.keySet()) {
            assertThat(faults).as(name).anySatisfy(fault -> assertThat(fault).startsWith("secondgate." + name + " "));
        }
        assertThat(faults)
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.realmPrefix is not said"))
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.stepUp[admin] does not fit"))
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.stepUp[/admin/**] is 'long'"));
        assertThat(faults).allSatisfy(fault -> assertThat(fault).matches("secondgate\\.\\S+ .+: .+\\."));
    }

    // --- bounds

    @ParameterizedTest
    @CsvSource({"tolerance,0,2", "recoveryCodes,0,20", "recoveryCodeLength,8,32", "digits,6,8", "period,10,300"})
    void numbersHaveBounds(String name, int min, int max) {
        isTaken(name, Integer.toString(min));
        isTaken(name, " " + max + " ");
        raw.remove(name);
        for (Object outside : new Object[] {min - 1, max + 1, "x", "1.0", "99999999999"}) {
            isRefused(name, outside.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"fresh,0,60m,3601s", "recheck,0,60s,61s", "gracePeriod,0,365d,366d"})
    void timesHaveBounds(String name, String min, String max, String more) {
        isTaken(name, min);
        isTaken(name, max);
        for (String outside : new String[] {more, "-1s", "5", "5w", "5 minutes", "soon", "1.5h", "9999999s", "PT5M"}) {
            isRefused(name, outside);
        }
    }

    @Test
    void timesAreReadInTheirUnits() {
        assertThat(isTaken("fresh", "90s").fresh).isEqualTo(Duration.ofSeconds(90));
        assertThat(isTaken("fresh", "5m").fresh).isEqualTo(Duration.ofMinutes(5));
        assertThat(isTaken("fresh", "1 h").fresh).isEqualTo(Duration.ofHours(1));
        assertThat(isTaken("fresh", "0").fresh).isEqualTo(Duration.ZERO);
        assertThat(isTaken("fresh", "0s").fresh).isEqualTo(Duration.ZERO);
    }

    // --- addresses

    @ParameterizedTest
    @ValueSource(strings = {"path", "loginPath", "logoutPath", "homePath", "publicBase"})
    void addressesAreInsideTheApplication(String name) {
        isTaken(name, "/my/profile/two-factor_1.x~y");
        for (String outside : new String[] {
            "x",
            "//x",
            "/x//y",
            "/../x",
            "/x/..",
            "/./x",
            "https://x",
            "/x?y",
            "/x#y",
            "/x;y",
            "/x%2fy",
            "/x y",
            "/\\x",
            "/ä",
            "/x/**"
        }) {
            isRefused(name, outside);
        }
    }

    @Test
    void ourBaseEndsInNoSlash() {
        isRefused("path", "/2fa/");
        isRefused("path", "/");
    }

    @Test
    void whatStandsForTheContextPathEndsInNoSlash() {
        isTaken("publicBase", "/");
        isRefused("publicBase", "/ext/");
    }

    @Test
    void publicAddressesAreNamedOneByOne() {
        isTaken("publicPaths", "/, /about , /public/**,,");
        for (String outside : new String[] {"/a /b", "/**", "/x/*", "/x/*.css", "x", "/x/../y", "/a, /**"}) {
            isRefused("publicPaths", outside);
        }
    }

    @Test
    void originsAreWrittenAsBrowsersWriteThem() {
        isTaken("origins", "https://www.example.com, http://Intranet:8080,https://[2001:db8::1]");
        for (String other : new String[] {
            "www.example.com",
            "https://www.example.com/",
            "https://*.example.com",
            "*",
            "null",
            "https://",
            "https://a:b"
        }) {
            isRefused("origins", other);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"loginPath", "logoutPath"})
    void theApplicationsAddressesAreNotOurs(String name) {
        isTaken(name, "/2factor");
        isRefused(name, "/2fa");
        isRefused(name, "/2fa/challenge");
        assertThat(faults).singleElement().asString().contains("at /2fa", "secondgate.path");
    }

    @Test
    void signingInAndOutAreTwoAddresses() {
        isRefused("logoutPath", "/login.jsp");
    }

    @Test
    void stepUpsAreRulesWithATime() {
        stepUps.put("/admin/**", " 10s ");
        stepUps.put("/keys", "24h");
        configured();
        assertThat(faults).isEmpty();
        stepUps.put("/late", "25h");
        configured();
        assertThat(faults).singleElement().asString().contains("stepUp[/late]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "9s"})
    void aStepUpLeavesTimeToComeBackFromTheChallenge(String tooShort) {
        stepUps.put("/admin/**", tooShort);
        configured();
        assertThat(faults).singleElement().asString().contains("stepUp[/admin/**]", "from 10s to 1d");
    }

    @Test
    void aStepUpMayNameVariables() {
        System.setProperty("secondgate.test.age", "5m");
        try {
            stepUps.put("/admin/**", "${secondgate.test.age}");
            configured();
            assertThat(faults).isEmpty();
        } finally {
            System.clearProperty("secondgate.test.age");
        }
    }

    @Test
    void theAddressAndTheTimeOfAStepUpAreBothLookedAt() {
        stepUps.put("admin", "long");
        configured();
        assertThat(faults)
                .hasSize(2)
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.stepUp[admin] does not fit"))
                .anySatisfy(fault -> assertThat(fault).startsWith("secondgate.stepUp[admin] is 'long'"));
    }

    // --- policy

    private static Obligation obligation(GateOptions configured, String account, String... roles) {
        AccountFacts facts = new AccountFacts(account, 0, List.of(), null, 0);
        return configured.policy.decide(facts, List.of(roles)::contains, Instant.EPOCH);
    }

    @Test
    void theRequirementIsReadWhateverItsCase() {
        assertThat(isTaken("require", "OFF").policy.off()).isTrue();
        assertThat(obligation(isTaken("require", "Everyone"), "alice").kind()).isEqualTo(Obligation.Kind.ENROLMENT);
    }

    @Test
    void rolesNeedTheRequirementAndTheRequirementRoles() {
        raw.put("requiredRoles", "admin, treasurer");
        configured();
        assertThat(faults).singleElement().asString().contains("requiredRoles has no effect", "require = roles");
        GateOptions configured = isTaken("require", "roles");
        assertThat(obligation(configured, "alice", "treasurer").kind()).isEqualTo(Obligation.Kind.ENROLMENT);
        assertThat(obligation(configured, "alice", "clerk").kind()).isEqualTo(Obligation.Kind.NONE);
        raw.remove("requiredRoles");
        configured();
        assertThat(faults).singleElement().asString().contains("requiredRoles is missing");
    }

    @Test
    void theGracePeriodIsThePolicys() {
        raw.put("require", "everyone");
        assertThat(obligation(isTaken("gracePeriod", "14d"), "alice").graceEndsAt())
                .isEqualTo(Instant.EPOCH.plus(Duration.ofDays(14)));
    }

    @Test
    void aDayBeginsInTheTimeZoneThatIsSaid() {
        raw.put("require", "everyone");
        raw.put("graceEnds", "2027-01-31");
        assertThat(isTaken("timeZone", "Pacific/Kiritimati").timeZone).isEqualTo(ZoneId.of("Pacific/Kiritimati"));
        assertThat(obligation(configured(), "alice").graceEndsAt()).isEqualTo("2027-01-30T10:00:00Z");
        assertThat(obligation(isTaken("timeZone", "-11:00"), "alice").graceEndsAt())
                .isEqualTo("2027-01-31T11:00:00Z");
        assertThat(obligation(isTaken("timeZone", "UTC"), "alice").graceEndsAt())
                .isEqualTo("2027-01-31T00:00:00Z");
    }

    @Test
    void whatIsNoTimeZoneIsAFaultWithItsMend() {
        for (String none : new String[] {"Berlin", "EST5", "+25:00", "europe/berlin"}) {
            isRefused("timeZone", none);
        }
        with("timeZone", "Berlin");
        assertThat(faults)
                .containsExactly(
                        "secondgate.timeZone is 'Berlin': name a region such as Europe/Berlin, or UTC, or leave it"
                                + " out for the machine's.");
    }

    @Test
    void graceEndsWhenItsDayBeginsWhereTheServerIs() {
        raw.put("require", "everyone");
        Instant end =
                LocalDate.of(2027, 1, 31).atStartOfDay(ZoneId.systemDefault()).toInstant();
        assertThat(obligation(isTaken("graceEnds", " 2027-01-31 "), "alice").graceEndsAt())
                .isEqualTo(end);
        raw.put("gracePeriod", "14d");
        assertThat(obligation(configured(), "alice").graceEndsAt()).isEqualTo(Instant.EPOCH.plus(Duration.ofDays(14)));
    }

    @Test
    void aDayOfGraceThatHasPassedIsNoReasonToRefuseARestart() {
        raw.put("require", "everyone");
        GateOptions configured = isTaken("graceEnds", "2026-02-28");
        AccountFacts facts = new AccountFacts("alice", 0, List.of(), null, 0);
        assertThat(configured.policy.decide(facts, role -> false, NOW).kind()).isEqualTo(Obligation.Kind.ENROLMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "31.01.2027",
                "2027-1-31",
                "14d",
                "2027-03-02",
                "2072-01-31",
                "0000-01-01",
                "+999999999-12-31",
                "-999999999-01-01"
            })
    void graceEndsOnADayWithinAYear(String day) {
        isRefused("graceEnds", day);
    }

    @Test
    void exemptAccountsAreReadLikeAccounts() {
        raw.put("require", "everyone");
        GateOptions configured = isTaken("exempt", "Otto, ＡＮＮＡ");
        assertThat(obligation(configured, "otto").exempt()).isTrue();
        assertThat(obligation(configured, "anna").exempt()).isTrue();
        raw.put("foldAccounts", "false");
        assertThat(obligation(isTaken("exempt", "Otto"), "otto").exempt()).isFalse();
        assertThat(obligation(isTaken("exempt", "Otto"), "Otto").exempt()).isTrue();
    }

    @Test
    void exemptAccountsAreNamedWithTheirRealmWhereAccountsAre() {
        raw.put("require", "everyone");
        raw.put("realmPrefix", "true");
        GateOptions configured = isTaken("exempt", "jdbcRealm/Otto");
        String account = configured.accountNames.account("OTTO", () -> "jdbcRealm");
        assertThat(obligation(configured, account).exempt()).isTrue();
        assertThat(obligation(configured, "otherRealm/otto").exempt()).isFalse();
        isRefused("exempt", "otto");
        isRefused("exempt", "/otto");
        isRefused("exempt", "jdbcRealm/ ");
    }

    @Test
    void anExemptAccountThatIsNoneIsAFault() {
        isRefused("exempt", "otto, \u00a0");
    }

    @Test
    void whyAnExemptAccountIsNoneIsSaid() {
        String tooLong = "x".repeat(256);
        with("exempt", "ada, " + tooLong);
        assertThat(faults)
                .containsExactly(
                        "secondgate.exempt holds '" + tooLong + "': the account name has more than 255 characters.");
        with("exempt", "al\u00adice");
        assertThat(faults).singleElement().asString().contains("a character that nobody sees");
        raw.put("realmPrefix", "true");
        with("exempt", "otto");
        assertThat(faults)
                .containsExactly("secondgate.exempt holds 'otto': no realm stands before the account name;"
                        + " with realmPrefix = true it is written realm/account.");
    }

    @Test
    void rolesThatCannotDisableAreAList() {
        assertThat(configured().cannotDisable).isEmpty();
        assertThat(isTaken("cannotDisable", "critical, treasurer").cannotDisable)
                .containsExactlyInAnyOrder("critical", "treasurer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cannotDisable", "exempt", "publicPaths"})
    void aListIsDividedWithCommas(String name) {
        raw.put(name, "/a;/b");
        configured();
        assertThat(faults)
                .anySatisfy(fault -> assertThat(fault)
                        .isEqualTo("secondgate." + name + " holds a semicolon: divide the list with commas."));
    }

    // --- logins of other organisations

    @Test
    void onlyRealmsThatExistAreFederated() {
        realms = List.of("staff", "partner");
        raw.put("realmPrefix", "false");
        isTaken("federatedRealms", "partner");
        isRefused("federatedRealms", "partner, partners");
        assertThat(faults).singleElement().asString().contains("'partners'", "staff, partner");
    }

    @Test
    void aRealmMustStayThatIsAsked() {
        realms = List.of("staff", "partner");
        raw.put("realmPrefix", "false");
        isRefused("federatedRealms", "partner, staff");
        assertThat(faults).singleElement().asString().contains("require = off");
    }

    @Test
    void theAttributeIsTheApplicationsOwn() {
        isTaken("federatedAttribute", "com.example.federated");
        isRefused("federatedAttribute", "javax.servlet.forward.query_string");
        isRefused("federatedAttribute", "org.apache.shiro.web.session");
        isRefused("federatedAttribute", "io.github.secondgate.stamp");
    }

    // --- names

    @Test
    void severalRealmsMustBeSpokenOf() {
        realms = List.of("staff", "partner");
        configured();
        assertThat(faults).singleElement().asString().contains("realmPrefix is not said");
        isTaken("realmPrefix", "true");
        isTaken("realmPrefix", "false");
        isRefused("realmPrefix", "maybe");
    }

    @Test
    void yesAndNoAreTrueAndFalse() {
        assertThat(isTaken("maskAtLogin", "TRUE").maskAtLogin).isTrue();
        assertThat(isTaken("maskAtLogin", "False").maskAtLogin).isFalse();
        isRefused("maskAtLogin", "yes");
        assertThat(isTaken("passwordBeforeSetUp", "true").passwordBeforeSetUp).isTrue();
        isRefused("passwordBeforeSetUp", "1");
        assertThat(configured().securityQuestion).isFalse();
        assertThat(isTaken("securityQuestion", "true").securityQuestion).isTrue();
        isRefused("securityQuestion", "on");
    }

    @Test
    void theAlgorithmIsReadWithAndWithoutHyphen() {
        assertThat(isTaken("algorithm", "sha-256").totp.algorithm()).isEqualTo(Totp.Algorithm.SHA256);
        assertThat(isTaken("algorithm", "SHA512").totp.algorithm()).isEqualTo(Totp.Algorithm.SHA512);
        isRefused("algorithm", "SHA3");
    }

    @Test
    void aColonBelongsToTheAppsLabel() {
        isRefused("issuer", "My: Portal");
    }

    @Test
    void anIssuerLeavesRoomInTheQrCode() {
        isTaken("issuer", "x".repeat(64));
        isRefused("issuer", "x".repeat(65));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "loginName"})
    void aPropertyIsANameOrSomeWithDotsBetween(String name) {
        isTaken(name, "loginName");
        isTaken(name, "person.login");
        for (String none :
                new String[] {"login name", "1st", "getName()", "person.", ".login", "person..login", "a.1st"}) {
            isRefused(name, none);
        }
    }

    @Test
    void theKeyFileMayNameVariables() {
        System.setProperty("secondgate.test.dir", "/srv/$1\\x");
        try {
            assertThat(isTaken("keyFile", "${secondgate.test.dir}/a.key").keyFile)
                    .isEqualTo(Paths.get("/srv/$1\\x/a.key"));
        } finally {
            System.clearProperty("secondgate.test.dir");
        }
        isRefused("keyFile", "${secondgate.test.dir}/a.key");
        isRefused("keyFile", "/etc/\u0000x");
    }

    @Test
    void everySettingMayNameVariablesAndAnUnknownOneIsSaidOnce() {
        System.setProperty("secondgate.test.word", "Harbour");
        try {
            assertThat(isTaken("issuer", "Lark ${secondgate.test.word}").issuer).isEqualTo("Lark Harbour");
        } finally {
            System.clearProperty("secondgate.test.word");
        }
        raw.put("issuer", "Lark");
        isRefused("issuer", "Lark ${secondgate.test.word}");
        isRefused("recoveryCodes", "${secondgate.test.word}");
    }
}
