package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is taken away in one session on one node ends in the other sessions on the other node within the recheck time: each
 * test stands one millisecond before that time is over, and then at its end.
 */
class RevocationIT {
    private static final int RECHECK_MILLIS = 5_000;
    private static final String COOKIE = "secondgate-trust";
    private static final String CHALLENGE = "/2fa/challenge";
    private static final String SET_UP = "/2fa";

    private static Site here;
    private static Site there;

    private final Visitor admin = administrator();
    private final String account = here.person("ewan");
    private final Visitor owner = here.visitor().password(account);

    @BeforeAll
    static void start() {
        here = Site.start(
                setup().sql("CREATE TABLE staff (name VARCHAR(64) PRIMARY KEY, password VARCHAR(64) NOT NULL)"));
        there = here.node(setup());
    }

    private static Visitor administrator() {
        Visitor visitor = here.visitor().password(here.person("admin"));
        visitor.enrol();
        return visitor;
    }

    private static Setup setup() {
        return new Setup()
                .line("secondgate.adminRole = admin")
                .line("secondgate.fresh = 1h")
                .line("secondgate.trust.lifetime = 7d")
                .line("secondgate.trust.passwordQuery = SELECT password FROM staff WHERE name = ?")
                .line("pigeon = io.github.secondgate.it.app.Pigeon")
                .line("secondgate.smsSender = $pigeon")
                .line("secondgate.methods = app, sms")
                .line("secondgate.phoneQuery = SELECT '+49 151 ' || CAST(1000 + LENGTH(?) AS VARCHAR(9)) || '42'");
    }

    @AfterAll
    static void stop() {
        there.close();
        here.close();
    }

    @AfterEach
    void requireNothingOfAnybody() {
        System.clearProperty("it.promoted");
        policy(administrator());
    }

    /** Does it while the other session has just been let in, and looks at that one on both sides of the boundary. */
    private static Answer within(Visitor other, Runnable change) {
        Time.advanceMillis(RECHECK_MILLIS);
        Expect.open(other.get("/account/"));
        long decided = Time.millis();
        change.run();
        assertThat(Time.millis()).as("the change takes no time").isEqualTo(decided);
        Time.advanceMillis(RECHECK_MILLIS - 1);
        Expect.open(other.get("/account/"));
        Time.advanceMillis(1);
        return Expect.closed(other.request("GET", "/account/"));
    }

    private static void done(Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    }

    private Visitor elsewhere(Authenticator phone) {
        return there.visitor().password(account).challenge(phone);
    }

    private JsonObject settings() {
        return owner.freshToken("/2fa").json();
    }

    private String app(String name) {
        return settings().getArray("apps").stream()
                .map(JsonObject.class::cast)
                .filter(app -> app.getString("name").equals(name))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    private Authenticator begun(String path, String... fields) {
        settings();
        Answer begun = owner.postJson(path, fields);
        done(begun, 200);
        return new Authenticator(begun.json().getString("secret"));
    }

    private void confirm(Authenticator app) {
        done(owner.postJson("/2fa/confirm", "code", app.next()), 200);
    }

    private void administer(String verb, String... fields) {
        admin.freshToken("/2fa");
        done(admin.postJson("/2fa/admin/" + verb, fields), 200);
    }

    private static void policy(Visitor admin, String... fields) {
        long version = admin.freshToken("/2fa/admin/policy").json().getLong("version");
        String[] all = new String[fields.length + 4];
        System.arraycopy(fields, 0, all, 0, fields.length);
        System.arraycopy(
                new String[] {"version", Long.toString(version), "confirmed", "true"}, 0, all, fields.length, 4);
        done(admin.postJson("/2fa/admin/policy", all), 200);
    }

    // --- the owner's factors

    @Test
    void aFirstSetUp() {
        Visitor other = there.visitor().password(account);
        Expect.sentTo(within(other, owner::enrol), CHALLENGE);
    }

    @Test
    void anAppThatIsAdded() {
        Visitor other = elsewhere(owner.enrol());
        Authenticator tablet = begun("/2fa/enable", "name", "Tablet");
        Expect.sentTo(within(other, () -> confirm(tablet)), CHALLENGE);
    }

    @Test
    void anAppThatIsRemoved() {
        Authenticator phone = owner.enrol();
        confirm(begun("/2fa/enable", "name", "Tablet"));
        String lost = app("Tablet");
        Visitor other = there.visitor().password(account);
        other.freshToken(CHALLENGE);
        done(other.postJson(CHALLENGE, "app", app("Phone"), "code", phone.next()), 200);
        Expect.sentTo(within(other, () -> done(owner.postJson("/2fa/apps/" + lost + "/remove"), 204)), CHALLENGE);
    }

    @Test
    void anAppThatIsChanged() {
        Visitor other = elsewhere(owner.enrol());
        Authenticator next = begun("/2fa/apps/" + app("Phone") + "/change");
        Expect.sentTo(within(other, () -> confirm(next)), CHALLENGE);
    }

    @Test
    void anotherMethodThatIsRemoved() {
        Authenticator phone = owner.enrol();
        settings();
        done(owner.postJson("/2fa/sms/enable"), 200);
        done(owner.postJson("/2fa/sms/confirm", "code", texted()), 200);
        Visitor other = elsewhere(phone);
        Expect.sentTo(within(other, () -> done(owner.postJson("/2fa/sms/disable"), 204)), CHALLENGE);
    }

    /** Sent in the background, so that it comes a moment later. */
    private String texted() {
        String key = "it.sms." + account;
        long end = System.nanoTime() + 30_000_000_000L;
        while (System.getProperty(key) == null && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return System.getProperty(key).replaceFirst("(?s).* ([0-9]{6}) is your.*", "$1");
    }

    @Test
    void aSecondFactorThatIsDisabledAlthoughThePolicyWantsOne() {
        policy(admin, "everyone", "true");
        Visitor other = elsewhere(owner.enrol());
        // What was let in by a factor that is gone must not set its own up without the password.
        Expect.sentTo(within(other, () -> done(owner.postJson("/2fa/disable", "password", "demo"), 204)), "/login.jsp");
        Expect.sentTo(Expect.closed(owner.request("GET", "/account/")), SET_UP);
    }

    @Test
    void recoveryCodesThatAreReplaced() {
        Visitor other = elsewhere(owner.enrol());
        settings();
        Expect.sentTo(within(other, () -> done(owner.postJson("/2fa/recovery-codes"), 200)), CHALLENGE);
    }

    // --- what administrators do

    @Test
    void aReset() {
        Visitor other = elsewhere(owner.enrol());
        Answer answer = within(other, () -> administer("reset", "account", account, "reason", "Lost the phone"));
        Expect.sentTo(answer, "/login.jsp");
        Expect.sentTo(Expect.closed(owner.request("GET", "/account/")), "/login.jsp");
    }

    @Test
    void aRescueThatIsUsed() {
        Visitor other = elsewhere(owner.enrol());
        Visitor lost = here.visitor().password(account);
        lost.freshToken(CHALLENGE);
        String phrase = lost.postJson("/2fa/challenge/rescue").json().getString("phrase");
        admin.freshToken("/2fa");
        String code = admin.postJson("/2fa/admin/rescues", "phrase", phrase, "reason", "Lost everything")
                .json()
                .getString("code");
        Expect.sentTo(within(other, () -> done(lost.postJson(CHALLENGE, "rescueCode", code), 200)), CHALLENGE);
    }

    @Test
    void anExemptionThatIsEnded() {
        Visitor other = exempted();
        JsonObject exemption = admin.getJson("/2fa/admin/exemptions")
                .json()
                .getArray("exemptions")
                .getObject(0);
        String end = "/2fa/admin/exemptions/" + exemption.getString("id") + "/end";
        admin.freshToken("/2fa");
        Expect.sentTo(within(other, () -> done(admin.postJson(end), 204)), SET_UP);
    }

    @Test
    void anExemptionThatRunsOut() {
        Visitor other = exempted();
        String person = "/2fa/admin/person?account=" + account;
        long until = Instant.parse(admin.getJson(person).json().getString("exemptUntil"))
                .toEpochMilli();
        Time.advanceMillis(until - Time.millis() - RECHECK_MILLIS - 1);
        Expect.sentTo(within(other, () -> {}), SET_UP);
    }

    private Visitor exempted() {
        policy(admin, "everyone", "true");
        String today = LocalDate.ofInstant(Instant.ofEpochMilli(Time.millis()), ZoneId.systemDefault())
                .toString();
        administer("exempt", "account", account, "reason", "Phone in repair", "until", today);
        return there.visitor().password(account);
    }

    @Test
    void aPolicyForEveryone() {
        Visitor other = there.visitor().password(account);
        Expect.sentTo(within(other, () -> policy(admin, "everyone", "true")), SET_UP);
    }

    @Test
    void aPolicyForARole() {
        Visitor other = there.visitor().password(there.person("admin"));
        Expect.sentTo(within(other, () -> policy(admin, "admins", "true", "roles", "admin")), SET_UP);
    }

    @Test
    void aRoleThatIsGivenAndNeedsASecondFactor() {
        policy(admin, "admins", "true", "roles", "admin");
        Visitor other = there.visitor().password(account);
        Expect.sentTo(within(other, () -> System.setProperty("it.promoted", account)), SET_UP);
    }

    @Test
    void anAdministratorsRoleThatIsTakenAwayWhichHoldsAtOnce() {
        owner.enrol();
        System.setProperty("it.promoted", account);
        done(owner.getJson("/2fa/admin/people"), 200);
        System.clearProperty("it.promoted");
        done(owner.getJson("/2fa/admin/people"), 404);
    }

    // --- trusted browsers

    /** Signed in on the other node by a browser that was trusted, and so by the password alone. */
    private Visitor trusted(Authenticator phone) {
        here.sql("INSERT INTO staff VALUES ('" + account + "', '$2a$10$old')");
        Visitor before = here.visitor().password(account);
        before.freshToken(CHALLENGE);
        done(before.postJson(CHALLENGE, "code", phone.next(), "trust", "true"), 200);
        return there.visitor().cookie(COOKIE, before.cookie(COOKIE)).password(account);
    }

    @Test
    void aBrowserThatIsNoLongerTrusted() {
        Visitor other = trusted(owner.enrol());
        String id = settings().getArray("browsers").getObject(0).getString("id");
        Answer answer = within(other, () -> done(owner.postJson("/2fa/browsers/" + id + "/revoke"), 204));
        Expect.sentTo(answer, CHALLENGE);
    }

    @Test
    void aPasswordThatIsChanged() {
        Visitor other = trusted(owner.enrol());
        String change = "UPDATE staff SET password = '$2a$10$new' WHERE name = '" + account + "'";
        Expect.sentTo(within(other, () -> here.sql(change)), CHALLENGE);
    }

    @Test
    void aTrustOnALostDeviceOnceItsOwnerUsesARecoveryCode() {
        Authenticator phone = owner.enrol();
        Visitor lost = trusted(phone);
        Visitor again = here.visitor().password(account);
        String code = phone.recoveryCodes().get(0);
        Expect.sentTo(within(lost, () -> done(again.recoveryCode(code), 200)), CHALLENGE);
        Expect.open(again.get("/account/"));
    }
}
