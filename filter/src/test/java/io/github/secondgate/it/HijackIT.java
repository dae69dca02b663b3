package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What somebody can do who took over a running session some time after its second factor was given (attack 42). */
class HijackIT {
    private static Site site;
    private static Site careful;

    @BeforeAll
    static void start() {
        site = Site.start(methods().line("secondgate.adminRole = admin"));
        careful = Site.start(methods().line("secondgate.passwordBeforeSetUp = true"));
    }

    private static Setup methods() {
        return new Setup()
                .line("secondgate.methods = app, sms")
                .line("pigeon = io.github.secondgate.it.app.Pigeon")
                .line("secondgate.smsSender = $pigeon")
                .line("secondgate.phoneQuery = SELECT '+49 151 ' || CAST(1000 + LENGTH(?) AS VARCHAR(9)) || '42'");
    }

    @AfterAll
    static void stop() {
        site.close();
        careful.close();
    }

    private static Visitor enrolled(String account) {
        Visitor visitor = site.enrolled(account);
        visitor.freshToken("/2fa");
        return visitor;
    }

    /** A request that a factor given long ago does not do for. */
    private static void asksForAFactor(Visitor visitor) {
        visitor.freshToken("/2fa");
        Expect.secondFactorRequired(visitor.postJson("/2fa/recovery-codes"));
    }

    @Test
    void newRecoveryCodesDoNotMakeAnOldFactorAFreshOne() {
        Visitor visitor = enrolled(site.person("ewan"));
        Time.advanceSeconds(250);
        assertThat(visitor.postJson("/2fa/recovery-codes").status()).isEqualTo(200);
        Expect.open(visitor.get("/account/"));
        Time.advanceSeconds(60);
        asksForAFactor(visitor);
    }

    @Test
    void aMethodAddedOrEndedDoesNotMakeAnOldFactorAFreshOne() {
        String account = site.person("ewan");
        Visitor visitor = enrolled(account);
        Time.advanceSeconds(200);
        assertThat(visitor.postJson("/2fa/sms/enable").status()).isEqualTo(200);
        Time.advanceSeconds(50);
        assertThat(visitor.postJson("/2fa/sms/confirm", "code", sms(account)).status())
                .isEqualTo(200);
        Visitor added = visitor.copy();
        assertThat(visitor.postJson("/2fa/sms/disable").status()).isEqualTo(204);
        Expect.open(visitor.get("/account/"));
        Time.advanceSeconds(60);
        asksForAFactor(added);
    }

    /** The page that a wrong code is answered with shows the secret once more. */
    @Test
    void aSetUpLeftOpenIsWorthNothingToWhoeverTakesTheSessionLater() {
        Visitor owner = enrolled(site.person("ewan"));
        Authenticator tablet = new Authenticator(
                owner.postJson("/2fa/enable", "name", "Tablet").json().getString("secret"));
        Time.advanceSeconds(299);
        assertThat(owner.copy().post("/2fa/confirm", "code", tablet.wrong()).status())
                .isEqualTo(422);
        Time.advanceSeconds(2);
        Visitor thief = owner.copy();
        Answer refused = thief.post("/2fa/confirm", "code", tablet.wrong());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).doesNotContain(tablet.setupKey()).contains("No pending enrollment");
        Expect.problem(thief.postJson("/2fa/confirm", "code", tablet.next()), 409);
        assertThat(thief.getJson("/2fa").json().getArray("apps")).hasSize(1);
    }

    @Test
    void aFirstSetUpThatAskedForThePasswordWaitsTenMinutes() {
        Visitor owner = careful.visitor().password(careful.person("nadia"));
        owner.freshToken("/2fa");
        Authenticator phone = new Authenticator(
                owner.postJson("/2fa/enable", "password", "demo").json().getString("secret"));
        Time.advanceSeconds(599);
        assertThat(owner.postJson("/2fa/confirm", "code", phone.wrong()).status())
                .isEqualTo(422);
        Time.advanceSeconds(2);
        Expect.problem(owner.postJson("/2fa/confirm", "code", phone.next()), 409);
        assertThat(owner.getJson("/2fa").json().getString("state")).isEqualTo("NOT_CONFIGURED");
    }

    @Test
    void aFirstSetUpThatAskedForNothingWaitsForADay() {
        Visitor owner = site.visitor().password(site.person("nadia"));
        owner.freshToken("/2fa");
        Authenticator phone =
                new Authenticator(owner.postJson("/2fa/enable").json().getString("secret"));
        Time.advanceSeconds(3600);
        assertThat(owner.postJson("/2fa/confirm", "code", phone.next()).status())
                .isEqualTo(200);
    }

    /** No form can take a code that has to be sent first; what was sent meanwhile is not lost without a word. */
    @Test
    void anAdministratorWithoutAnAppGivesACodeThatIsSentAndTheFormGoesOn() {
        String account = site.person("admin");
        String ewan = site.person("ewan");
        site.visitor().password(ewan).enrol();
        Visitor admin = site.visitor().password(account);
        admin.freshToken("/2fa");
        admin.postJson("/2fa/sms/enable");
        assertThat(admin.postJson("/2fa/sms/confirm", "code", sms(account)).status())
                .isEqualTo(200);
        Time.advanceSeconds(3600);
        System.clearProperty("it.sms." + account);
        admin.freshToken("/2fa");
        String[] fields = {"account", ewan, "reason", "Lost the phone"};
        Expect.secondFactorRequired(admin.postJson("/2fa/admin/unlock", fields));
        assertThat(admin.post("/2fa/admin/unlock", fields).body()).contains("Confirm it is you", "Lost the phone");
        String[] sending = {"account", ewan, "reason", "Lost the phone", "method", "sms"};
        assertThat(admin.post("/2fa/admin/unlock", sending).body()).contains("Lost the phone");
        String[] sent = {"account", ewan, "reason", "Lost the phone", "method", "sms", "code", sms(account)};
        Expect.sentTo(admin.post("/2fa/admin/unlock", sent), "/2fa/admin/person?account=" + ewan);
    }

    private static String sms(String account) {
        String key = "it.sms." + account;
        long end = System.nanoTime() + 30_000_000_000L;
        while (System.getProperty(key) == null && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return System.getProperty(key).replaceFirst("(?s)^\\S+ .*?([0-9]{6}).*", "$1");
    }
}
