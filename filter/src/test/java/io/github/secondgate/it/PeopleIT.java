package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What administrators do for people: find them, unlock, exempt and reset them. */
@OnOneShiroLine
class PeopleIT {
    private static Site site;
    private static Site strict;
    private Visitor mara;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup().line("secondgate.adminRole = admin"));
        strict = Site.start(new Setup().line("secondgate.adminRole = admin").line("secondgate.require = everyone"));
    }

    @AfterAll
    static void stop() {
        site.close();
        strict.close();
    }

    @BeforeEach
    void signIn() {
        mara = administrator(site);
    }

    private static Visitor administrator(Site site) {
        Visitor visitor = site.visitor().password(site.person("admin"));
        visitor.enrol();
        visitor.freshToken("/2fa/admin/people");
        return visitor;
    }

    private static JsonObject person(Visitor admin, String account) {
        return admin.getJson("/2fa/admin/person?account=" + account).json();
    }

    @Test
    void aReasonIsCountedInCharactersWhateverPlaceTheyTake() {
        String account = site.person("ewan");
        site.visitor().password(account).enrol();
        for (String reason : new String[] {"😀".repeat(128), "😀".repeat(200), "ü".repeat(200), "क".repeat(200)}) {
            Answer exempted =
                    mara.postJson("/2fa/admin/exempt", "account", account, "reason", reason, "until", inDays(3));
            assertThat(exempted.status()).as("%s", exempted).isEqualTo(200);
            assertThat(mara.getJson("/2fa/admin/exemptions").body()).contains(reason);
            for (String verb : new String[] {"unlock", "reset"}) {
                assertThat(mara.postJson("/2fa/admin/" + verb, "account", account, "reason", reason)
                                .status())
                        .isEqualTo(200);
            }
            Visitor lost = site.owing("lost");
            lost.freshToken("/2fa/challenge");
            String phrase = lost.postJson("/2fa/challenge/rescue").json().getString("phrase");
            Answer rescued = mara.postJson("/2fa/admin/rescues", "phrase", phrase, "reason", reason);
            assertThat(rescued.status()).as("%s", rescued).isEqualTo(200);
        }
        for (String reason : new String[] {"😀".repeat(201), "ü".repeat(201), "lost\u0000it", "lost\u202eit"}) {
            for (String verb : new String[] {"exempt", "unlock", "reset", "rescues"}) {
                JsonObject problem = Expect.problem(
                        mara.postJson(
                                "/2fa/admin/" + verb,
                                verb.equals("rescues") ? "phrase" : "account",
                                account,
                                "reason",
                                reason,
                                "until",
                                inDays(3)),
                        400);
                if (reason.indexOf(0) < 0) {
                    assertThat(problem.getString("detail")).contains("200");
                }
            }
        }
    }

    @Test
    void anAccountThatCanBeNobodysIsToldTheLimit() {
        for (String account : new String[] {"x".repeat(256), "x".repeat(300), "😀".repeat(128), "al\u200bice"}) {
            for (String verb : new String[] {"exempt", "unlock", "reset"}) {
                assertThat(Expect.problem(
                                        mara.postJson(
                                                "/2fa/admin/" + verb,
                                                "account",
                                                account,
                                                "reason",
                                                "Lost the phone",
                                                "until",
                                                inDays(3)),
                                        400)
                                .getString("detail"))
                        .contains("255");
            }
        }
        for (String page : new String[] {"person?account=", "events?account="}) {
            Expect.problem(mara.getJson("/2fa/admin/" + page + "x".repeat(256)), 400);
            Expect.problem(mara.getJson("/2fa/admin/" + page + "a%00b"), 400);
        }
        Expect.problem(mara.getJson("/2fa/admin/people?q=a%00b"), 400);
        Expect.problem(mara.postJson("/2fa/admin/exemptions/" + "x".repeat(65) + "/end"), 404);
    }

    private static String inDays(int days) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(Time.millis()), ZoneId.systemDefault())
                .plusDays(days)
                .toString();
    }

    /** Attack 47: a reset takes everything away, ends every session, gives nothing to anybody, and leaves a trace. */
    @Test
    void aResetEndsEverySessionAndLeavesNothingOfTheOldFactor() {
        String account = site.person("ewan");
        Visitor owner = site.visitor().password(account);
        Authenticator phone = owner.enrol();
        Visitor second = site.visitor().password(account).challenge(phone);
        Expect.open(owner.get("/account/"));
        Expect.open(second.get("/account/"));
        try (Logs logs = Logs.of("io.github.secondgate.audit")) {
            Answer reset =
                    mara.postJson("/2fa/admin/reset", "account", account, "reason", "Lost the phone, called back");
            assertThat(reset.status()).as("%s", reset).isEqualTo(200);
            assertThat(reset.json().getString("state")).isEqualTo("NOT_CONFIGURED");
            assertThat(reset.body()).doesNotContain("secret", "otpauth");
            assertThat(logs.lines())
                    .anySatisfy(line -> assertThat(line).contains("FACTORS_RESET", account, "called back", "admin"));
        }
        Time.passRecheck();
        Expect.sentTo(Expect.closed(owner.request("GET", "/account/")), "/login.jsp");
        Expect.closed(second.request("GET", "/account/"));
        Expect.closed(second.request("GET", "/account/"));
        Visitor again = site.visitor().password(account);
        assertThat(again.getJson("/2fa").json().getString("state")).isEqualTo("NOT_CONFIGURED");
        again.enrol();
        Expect.open(again.get("/account/"));
    }

    /** Somebody new gets the name of somebody who left, and the application did not tell. */
    @Test
    void aForgottenNameEndsTheOldSessionsAndAsksTheNextPersonForNothingOfTheOldOne() {
        String account = site.person("ewan");
        Visitor old = site.visitor().password(account);
        old.enrol();
        Expect.open(old.get("/account/"));
        Visitor next = site.visitor().password(account);
        Expect.sentToChallenge(Expect.closed(next.request("GET", "/account/")));
        Time.advanceSeconds(1);
        try (Logs logs = Logs.of("io.github.secondgate.audit")) {
            Answer forgotten = mara.postJson("/2fa/admin/forget", "account", account, "reason", "Name given anew");
            assertThat(forgotten.status()).as("%s", forgotten).isEqualTo(200);
            assertThat(forgotten.json().getString("state")).isEqualTo("NOT_CONFIGURED");
            assertThat(logs.lines())
                    .anySatisfy(line ->
                            assertThat(line).contains("ACCOUNT_FORGOTTEN", account, "Name given anew", "admin"));
        }
        Time.passRecheck();
        Expect.sentTo(Expect.closed(old.request("GET", "/account/")), "/login.jsp");
        Visitor anew = site.visitor().password(account);
        Expect.open(anew.get("/account/"));
        anew.enrol();
        Expect.sentTo(Expect.closed(old.request("GET", "/account/")), "/login.jsp");
    }

    /** The person gets a new password together with the reset, and somebody who knew the old one waits at the challenge. */
    @Test
    void whoeverHasWaitedAtTheChallengeMustGiveThePasswordAgainAfterAReset() {
        String account = site.person("ewan");
        site.visitor().password(account).enrol();
        Visitor waiting = site.visitor().password(account);
        waiting.freshToken("/2fa/challenge");
        Visitor silent = site.visitor().password(account);
        Visitor late = site.visitor();
        late.get("/public/page?session=1");
        Time.advanceSeconds(1);
        mara.postJson("/2fa/admin/reset", "account", account, "reason", "Lost the phone");
        Time.advanceSeconds(1);
        for (Visitor thief : new Visitor[] {waiting, silent}) {
            Answer refused = Expect.closed(
                    thief.request("POST", "/2fa/enable").wantsJson().csrf());
            assertThat(Expect.problem(refused, 401).getString("type")).endsWith(":password-required");
            Expect.sentTo(Expect.closed(thief.request("GET", "/account/")), "/login.jsp");
        }
        Expect.open(late.password(account).get("/account/"));
        late.enrol();
        Visitor again = site.visitor().password(account);
        Expect.sentToChallenge(Expect.closed(again.request("GET", "/account/")));
    }

    @Test
    void whoIsResetMustSetUpAgainWhereThePolicySaysSo() {
        Visitor admin = administrator(strict);
        String account = strict.person("ewan");
        strict.visitor().password(account).enrol();
        admin.postJson("/2fa/admin/reset", "account", account, "reason", "Lost the phone");
        Visitor again = strict.visitor().password(account);
        Expect.sentTo(Expect.closed(again.request("GET", "/account/")), "/2fa");
    }

    @Test
    void unlockIsOfferedToWhoIsKeptWaitingAndToNobodyElse() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        String page = "/2fa/admin/person?account=" + account;
        assertThat(mara.get(page).body()).doesNotContain("/2fa/admin/unlock");
        Visitor visitor = site.visitor().password(account);
        for (int i = 0; i < 5; i++) {
            visitor.code(phone.wrong());
        }
        assertThat(mara.get(page).body()).contains("/2fa/admin/unlock", "<details class=\"sg-fold\" open>");
        mara.postJson("/2fa/admin/unlock", "account", account, "reason", "Mistyped");
        assertThat(mara.get(page).body()).doesNotContain("/2fa/admin/unlock");
    }

    @Test
    void anUnlockedAccountIsLookedAtAgain() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor = site.visitor().password(account);
        for (int i = 0; i < 5; i++) {
            visitor.code(phone.wrong());
        }
        assertThat(visitor.code(phone.next()).status()).isEqualTo(429);
        assertThat(person(mara, account).getString("throttledUntil")).isNotNull();
        Answer unlocked = mara.postJson("/2fa/admin/unlock", "account", account, "reason", "Mistyped");
        assertThat(unlocked.json().getString("throttledUntil")).isNull();
        assertThat(visitor.code(phone.next()).status()).isEqualTo(200);
    }

    @Test
    void anExemptionLastsUntilItsDayOrUntilItIsEnded() {
        Visitor admin = administrator(strict);
        String account = strict.person("nadia");
        Visitor nadia = strict.visitor().password(account);
        Expect.sentTo(Expect.closed(nadia.request("GET", "/account/")), "/2fa");
        Answer granted = admin.postJson(
                "/2fa/admin/exempt", "account", account, "reason", "Phone in repair", "until", inDays(3));
        assertThat(granted.json().getString("exemptUntil")).isNotNull();
        Time.passRecheck();
        Expect.open(nadia.get("/account/"));
        JsonObject exemption = admin.getJson("/2fa/admin/exemptions")
                .json()
                .getArray("exemptions")
                .getObject(0);
        assertThat(exemption.getString("account")).isEqualTo(account);
        assertThat(exemption.getString("reason")).isEqualTo("Phone in repair");
        assertThat(exemption.getString("grantedBy")).startsWith("admin");
        assertThat(admin.get("/2fa/admin/exemptions").body()).contains("Phone in repair", "End now");
        String end = "/2fa/admin/exemptions/" + exemption.getString("id") + "/end";
        assertThat(admin.postJson(end).status()).isEqualTo(204);
        assertThat(admin.postJson(end).status()).isEqualTo(409);
        Time.passRecheck();
        Expect.sentTo(Expect.closed(nadia.request("GET", "/account/")), "/2fa");
    }

    @Test
    void everyChangeAsksForAFreshSecondFactorAndAReason() {
        String account = site.person("ewan");
        site.visitor().password(account).enrol();
        Expect.problem(mara.postJson("/2fa/admin/reset", "account", account, "reason", "x"), 400);
        Expect.problem(
                mara.postJson("/2fa/admin/exempt", "account", account, "reason", "xyz", "until", inDays(-1)), 400);
        Time.advanceMillis(6 * 60_000);
        mara.freshToken("/2fa/admin/people");
        for (String verb : new String[] {"reset", "forget", "unlock", "distrust", "exempt"}) {
            String[] fields = {"account", account, "reason", "because", "until", inDays(2)};
            Expect.secondFactorRequired(mara.postJson("/2fa/admin/" + verb, fields));
            assertThat(mara.post("/2fa/admin/" + verb, fields).body()).contains("name=\"code\"", "because");
        }
        assertThat(person(mara, account).getString("state")).isEqualTo("ENABLED");
    }

    @Test
    void aReasonThatWouldReadOtherwiseThanItIsIsRefused() {
        String account = site.person("ewan");
        site.visitor().password(account).enrol();
        for (String reason :
                new String[] {"lost\u202ephone", "lost\u2066phone", "lost\u0085phone", "lost\u2028phone", "ab\n"}) {
            Expect.problem(mara.postJson("/2fa/admin/unlock", "account", account, "reason", reason), 400);
        }
        assertThat(mara.postJson(
                                "/2fa/admin/unlock", "account", account, "reason", "verlorene Büro-App 📱 \u0928\u200d")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nobodyResetsForgetsUnlocksOrExemptsThemselves() {
        Visitor nils = site.visitor().password("adminnils");
        nils.enrol();
        nils.freshToken("/2fa/admin/people");
        String[] fields = {"account", "adminnils", "reason", "because", "until", inDays(2)};
        Expect.problem(nils.postJson("/2fa/admin/reset", fields), 403);
        Expect.problem(nils.postJson("/2fa/admin/forget", fields), 403);
        // Whoever took this session over would guess the password without an end.
        Expect.problem(nils.postJson("/2fa/admin/unlock", fields), 403);
        Expect.problem(nils.postJson("/2fa/admin/exempt", fields), 403);
    }

    @Test
    void peopleAreFoundByAPartOfTheirNameAndWildcardsAreNone() {
        String account = site.person("100%_ewan!");
        site.visitor().password(account).enrol();
        assertThat(mara.get("/2fa/admin/people?q=0%25_EW&match=contains").body())
                .contains(account, "Enabled");
        assertThat(mara.get("/2fa/admin/people?q=0%25_EW").body()).doesNotContain("Enabled");
        assertThat(mara.get("/2fa/admin/people?q=100%25_E").body()).contains(account, "Enabled");
        assertThat(mara.getJson("/2fa/admin/people?q=x&match=like").status()).isEqualTo(400);
        assertThat(mara.getJson("/2fa/admin/people?q=%25%25%25").json().getArray("people"))
                .isEmpty();
        assertThat(mara.getJson("/2fa/admin/people?q=x&show=nobody").status()).isEqualTo(400);
        assertThat(mara.getJson("/2fa/admin/people?q=%ZZ").status()).isIn(200, 400);
    }

    @Test
    void aNameThatIsMarkupIsShownAsItIs() {
        String page = mara.get("/2fa/admin/person?account=%3Cb%3E%22x").body();
        assertThat(page).contains("&lt;b&gt;&quot;x").doesNotContain("<b>\"x");
    }

    @Test
    void whatIsNotThereOrNotAllowedKeepsTheFrameOfTheAdministrationForThoseWhoMaySeeIt() {
        Answer missing = mara.get("/2fa/admin/nothing/here");
        assertThat(missing.status()).isEqualTo(404);
        Answer forged = mara.request("POST", "/2fa/admin/policy")
                .form("_csrf", "forged")
                .send();
        assertThat(forged.status()).isEqualTo(403);
        for (Answer kept : List.of(missing, forged)) {
            assertThat(kept.body()).contains("<nav class=\"sg-nav\"", "href=\"/2fa/admin\"");
        }
        Visitor stranger = site.visitor().password(site.person("ewan"));
        stranger.enrol();
        for (String path : new String[] {"/2fa/admin/people", "/2fa/admin/nothing/here"}) {
            Answer hidden = stranger.get(path);
            assertThat(hidden.status()).isEqualTo(404);
            assertThat(hidden.body()).doesNotContain("sg-nav", "/2fa/admin");
        }
    }

    @Test
    void whoeverIsNoAdministratorFindsNothingThere() {
        Visitor ewan = site.visitor().password(site.person("ewan"));
        ewan.enrol();
        for (String path : new String[] {"people", "person?account=x", "exemptions"}) {
            assertThat(ewan.getJson("/2fa/admin/" + path).status()).as(path).isEqualTo(404);
        }
        ewan.freshToken("/2fa");
        for (String verb : new String[] {"reset", "forget", "unlock", "distrust", "exempt", "exemptions/x/end"}) {
            assertThat(ewan.postJson("/2fa/admin/" + verb, "account", "ewan", "reason", "because")
                            .status())
                    .as(verb)
                    .isEqualTo(404);
        }
    }

    /** Neither a method, a token nor its input tells that there is anything at these addresses. */
    @Test
    void administrationDoesNotExistForOthersByAnyMethodWithOrWithoutAToken() {
        Visitor ewan = site.visitor().password(site.person("ewan"));
        ewan.enrol();
        Visitor owing = site.owing("ewan");
        String[] paths = {
            "",
            "/policy",
            "/people",
            "/person",
            "/reset",
            "/forget",
            "/unlock",
            "/distrust",
            "/exempt",
            "/exemptions",
            "/exemptions/x/end",
            "/events",
            "/rescues",
            "/nothing"
        };
        for (String path : paths) {
            String address = "/2fa/admin" + path;
            for (String method : new String[] {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "FOO"}) {
                String what = method + " " + address;
                assertThat(ewan.request(method, address).wantsJson().send().status())
                        .as(what)
                        .isEqualTo(404);
                if (!path.equals("/nothing")) {
                    assertThat(owing.request(method, address).wantsJson().send().status())
                            .as(what + " owing a code")
                            .isEqualTo(401);
                    assertThat(site.visitor()
                                    .request(method, address)
                                    .wantsJson()
                                    .send()
                                    .status())
                            .as(what + " by a stranger")
                            .isEqualTo(401);
                }
            }
            ewan.freshToken("/2fa");
            Expect.problem(ewan.postJson(address, "account", "ewan", "reason", "because"), 404);
            Expect.problem(
                    ewan.request("POST", address)
                            .wantsJson()
                            .csrf()
                            .body("application/json", "{")
                            .send(),
                    404);
        }
        Expect.problem(mara.getJson("/2fa/admin/reset"), 405);
        Answer browsed =
                mara.request("GET", "/2fa/admin/reset").accept("text/html").send();
        assertThat(browsed.location()).isEqualTo("/2fa/admin/people");
    }

    @Test
    void whoIsOnNoRecordCannotBeReset() {
        Expect.problem(mara.postJson("/2fa/admin/reset", "account", "nobody-here", "reason", "because"), 409);
        assertThat(person(mara, "nobody-here").getString("state")).isEqualTo("NOT_CONFIGURED");
    }
}
