package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract row 2.3: which methods are offered is changed while the application runs, and reaches every session. */
@OnOneShiroLine
class OfferedMethodsIT {
    private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\b");
    private static Site site;
    private Visitor mara;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup()
                .line("secondgate.adminRole = admin")
                .line("secondgate.methods = app, sms")
                .line("pigeon = io.github.secondgate.it.app.Pigeon")
                .line("secondgate.smsSender = $pigeon")
                .line("secondgate.phoneQuery = SELECT '+49 151 ' || (1000000 + ORA_HASH(?, 8999999))"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void signInAndOfferSms() {
        mara = site.visitor().password(site.person("admin"));
        mara.enrol();
        offer("app", "sms");
    }

    private void offer(String... methods) {
        Answer saved = send(true, methods);
        assertThat(saved.status()).as("%s", saved).isEqualTo(200);
        assertThat(saved.json().getArray("methods")).containsExactly((Object[]) methods);
        Time.passRecheck();
    }

    /** As a page of ours sends them: a field for each. */
    private Answer send(boolean confirmed, String... methods) {
        String[] fields = new String[4 + 2 * methods.length];
        fields[0] = "version";
        fields[1] = version();
        fields[2] = "confirmed";
        fields[3] = Boolean.toString(confirmed);
        for (int i = 0; i < methods.length; i++) {
            fields[4 + 2 * i] = "methods";
            fields[5 + 2 * i] = methods[i];
        }
        return mara.postJson("/2fa/admin/policy", fields);
    }

    private String version() {
        return String.valueOf(mara.freshToken("/2fa/admin/policy").json().getLong("version"));
    }

    private static JsonObject sms(Visitor visitor) {
        return visitor.freshToken("/2fa").json().getObject("sms");
    }

    private static String arrived(String account) {
        String key = "it.sms." + account;
        long end = System.nanoTime() + 30_000_000_000L;
        while (System.getProperty(key) == null && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        Matcher code = CODE.matcher(System.getProperty(key).replaceFirst("^\\S+ ", ""));
        assertThat(code.find()).isTrue();
        System.clearProperty(key);
        return code.group(1);
    }

    private static Visitor configured(String account) {
        Visitor visitor = site.visitor().password(account);
        visitor.freshToken("/2fa");
        assertThat(visitor.postJson("/2fa/sms/enable").status()).isEqualTo(200);
        assertThat(visitor.postJson("/2fa/sms/confirm", "code", arrived(account))
                        .status())
                .isEqualTo(200);
        Time.advanceSeconds(61);
        return visitor;
    }

    @Test
    void aMethodSwitchedOffVanishesFromTheSettingsPageOfAnotherSessionWithinTheRecheckTime() {
        Visitor sam = site.visitor().password(site.person("sam"));
        assertThat(sms(sam).getString("state")).isEqualTo("NOT_CONFIGURED");
        assertThat(sam.get("/2fa").body()).contains("Code by SMS");
        offer("app");
        assertThat(sms(sam).getString("state")).isEqualTo("NOT_OFFERED");
        assertThat(sam.get("/2fa").body()).contains("Authenticator app").doesNotContain("Code by SMS");
        Expect.problem(sam.postJson("/2fa/sms/enable"), 409);
        offer("app", "sms");
        assertThat(sms(sam).getString("state")).isEqualTo("NOT_CONFIGURED");
        assertThat(sam.get("/2fa").body()).contains("Code by SMS");
    }

    @Test
    void aCodeThatIsOnItsWayConfirmsNoMethodThatWasSwitchedOff() {
        String account = site.person("sam");
        Visitor sam = site.visitor().password(account);
        sam.freshToken("/2fa");
        sam.postJson("/2fa/sms/enable");
        String code = arrived(account);
        offer("app");
        JsonObject problem = Expect.problem(sam.postJson("/2fa/sms/confirm", "code", code), 409);
        assertThat(problem.getString("detail")).isEqualTo("Your organisation does not offer this method.");
        Answer page = sam.post("/2fa/sms/confirm", "code", code);
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.body()).contains("Your organisation does not offer this method.");
        assertThat(sam.getJson("/2fa").json().getString("state")).isEqualTo("NOT_CONFIGURED");
    }

    @Test
    void whoHasAMethodThatWasSwitchedOffKeepsSigningInWithItAndIsAdvised() {
        String account = site.person("sam");
        configured(account);
        offer("app");
        Visitor again = site.visitor().password(account);
        Expect.closed(again.request("GET", "/account/"));
        again.get("/2fa/challenge");
        again.post("/2fa/challenge/send", "method", "sms");
        Expect.sentTo(again.post("/2fa/challenge", "method", "sms", "code", arrived(account)), "/account/");
        Expect.open(again.get("/account/"));
        assertThat(again.get("/2fa").body())
                .contains("Code by SMS", "no longer offers this method", "Set up an authenticator app: it is safer.");
        JsonObject sms = sms(again);
        assertThat(sms.getString("state")).isEqualTo("ENABLED");
        assertThat(sms.getBoolean("offered")).isFalse();

        assertThat(again.postJson("/2fa/sms/disable", "password", "demo").status())
                .isEqualTo(204);
        assertThat(sms(again).getString("state")).isEqualTo("NOT_OFFERED");
        Expect.problem(again.postJson("/2fa/sms/enable"), 409);
        Time.advanceSeconds(61);
    }

    @Test
    void beforeItIsSavedItIsToldHowManyHaveNothingElse() {
        configured(site.person("sam"));
        JsonObject told = send(false, "app").json();
        assertThat(told.getBoolean("saved")).isFalse();
        assertThat(told.getArray("noLongerOffered")).containsExactly("sms");
        int alone = told.getInt("haveNothingElse");
        assertThat(alone).isPositive();
        assertThat(send(false, "app", "sms").json().getInt("haveNothingElse")).isZero();
        Answer page = mara.post("/2fa/admin/policy", "version", version(), "methods", "app");
        assertThat(page.body())
                .contains("No longer offered: Code by SMS.", "Accounts that have nothing else: " + alone)
                .contains("name=\"methods\" value=\"app\"")
                .doesNotContain("name=\"methods\" value=\"sms\"");
        assertThat(mara.getJson("/2fa/admin/policy").json().getArray("methods")).containsExactly("app", "sms");
    }

    @Test
    void theFormOffersWhatCanLeaveAndSaysWhyTheRestCannot() {
        String page = mara.get("/2fa/admin/policy").body();
        assertThat(page)
                .contains("Methods offered", "name=\"methods\" type=\"checkbox\" value=\"sms\" checked")
                .doesNotContain("value=\"email\"")
                .containsSubsequence("Code by e-mail", "Cannot be offered");
        offer("app");
        assertThat(mara.get("/2fa/admin/policy").body()).doesNotContain("value=\"sms\" checked");
    }

    @Test
    void whoDoesNotSpeakOfMethodsLeavesThemAlone() {
        offer("app");
        assertThat(mara.postJson("/2fa/admin/policy", "version", version(), "confirmed", "true")
                        .json()
                        .getArray("methods"))
                .containsExactly("app");
    }

    @Test
    void aScriptSendsAnArray() {
        String body = "{\"version\":\"" + version() + "\",\"confirmed\":\"true\",\"methods\":[\"app\"]}";
        Answer saved = mara.request("POST", "/2fa/admin/policy")
                .wantsJson()
                .csrf()
                .body("application/json", body)
                .send();
        assertThat(saved.status()).as("%s", saved).isEqualTo(200);
        assertThat(saved.json().getArray("methods")).containsExactly("app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sms", "app,email", "app,pigeon", "app,,sms", "APP", "app;sms"})
    void whatCannotBeOfferedIsRefusedByTheNameOfItsField(String methods) {
        JsonObject problem = Expect.problem(send(true, methods), 400);
        assertThat(problem.getString("detail")).contains("methods");
        assertThat(mara.getJson("/2fa/admin/policy").json().getArray("methods")).containsExactly("app", "sms");
    }

    @Test
    void theChangeIsOnRecord() {
        offer("app");
        assertThat(mara.getJson("/2fa/admin/events?kind=POLICY_CHANGED").body()).contains("VOLUNTARY offering app\"");
    }
}
