package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The request that confirmed something, sent again: the state is told as it is, and nothing is done by it. */
@OnOneShiroLine
class ConfirmedTwiceIT {
    private static final String CONFIRMED = "Two-factor is on. The codes were shown once;";
    private static final String NO_PENDING = "No pending enrollment";
    private static final String SHOWN_ONCE = "shown ONCE";

    private static Site site;
    private static Site forced;
    private static Site codeless;
    private static Site shiro;

    private final Visitor visitor = site.visitor().password(site.person("nadia"));
    private Authenticator phone;

    @BeforeAll
    static void start() {
        site = Site.start(methods());
        forced = Site.start(new Setup().meetings().line("secondgate.require = everyone"));
        codeless = Site.start(new Setup().meetings().line("secondgate.recoveryCodes = 0"));
        shiro = Site.start(new Setup().nativeSessions());
    }

    private static Setup methods() {
        return new Setup()
                .meetings()
                .line("secondgate.methods = app, sms")
                .line("pigeon = io.github.secondgate.it.app.Pigeon")
                .line("secondgate.smsSender = $pigeon")
                .line("secondgate.phoneQuery = "
                        + "SELECT '+49 151 42' || REGEXP_REPLACE(CAST(? AS VARCHAR(99)), '[^0-9]', '') || '0042'");
    }

    @AfterAll
    static void stop() {
        site.close();
        forced.close();
        codeless.close();
        shiro.close();
    }

    private String begin(Visitor by, String... name) {
        by.freshToken("/2fa");
        phone = new Authenticator(by.postJson("/2fa/enable", name).json().getString("secret"));
        return phone.next();
    }

    private static Answer confirm(Visitor by, String code) {
        return by.post("/2fa/confirm", "code", code);
    }

    private static int apps(Visitor of) {
        return of.getJson("/2fa").json().getArray("apps").size();
    }

    // --- a reload

    @Test
    void aReloadTellsThatItIsConfirmedAndOffersNewCodes() {
        String code = begin(visitor);
        assertThat(confirm(visitor, code).body()).contains(SHOWN_ONCE);

        Twice.toldAndOfferedNewCodes(visitor, confirm(visitor, code), CONFIRMED);
        assertThat(visitor.get("/2fa").body()).as("said once").doesNotContain(CONFIRMED);
        assertThat(visitor.post("/2fa/recovery-codes").body()).contains(SHOWN_ONCE);
        Expect.open(visitor.get("/account/"));
    }

    @Test
    void aReloadTellsSoHoweverMuchLaterItComes() {
        String code = begin(visitor);
        confirm(visitor, code);
        visitor.get("/2fa");
        Time.advanceSeconds(3600);
        assertThat(visitor.postJson("/2fa/challenge", "code", phone.next()).status())
                .as("a code of the app since")
                .isEqualTo(200);

        Twice.toldAndOfferedNewCodes(visitor, confirm(visitor, code), CONFIRMED);
    }

    @Test
    void aReloadAfterSomethingElseWasDoneTellsNothingThatIsNotSo() {
        String code = begin(visitor);
        confirm(visitor, code);
        assertThat(visitor.post("/2fa/recovery-codes").body()).contains(SHOWN_ONCE);
        assertNothingToConfirm(confirm(visitor, code));

        visitor.post("/2fa/disable", "password", "demo");
        assertThat(confirm(visitor, code).body()).contains(NO_PENDING).doesNotContain(CONFIRMED);
    }

    @Test
    void aReloadAfterAFurtherAppOrAChangedOneTellsWhatWasDone() {
        visitor.enrol();
        String tablet = begin(visitor, "name", "Tablet");
        Twice.told(visitor, confirm(visitor, tablet), "“Tablet” was added.");
        Twice.told(visitor, confirm(visitor, tablet), "“Tablet” was added.");
        assertThat(apps(visitor)).isEqualTo(2);

        JsonObject app = visitor.getJson("/2fa").json().getArray("apps").getObject(0);
        Answer changing = visitor.postJson("/2fa/apps/" + app.getString("id") + "/change");
        String code = new Authenticator(changing.json().getString("secret")).next();
        String sentence = "“" + app.getString("name") + "” is now the new app.";
        Twice.told(visitor, confirm(visitor, code), sentence);
        Twice.told(visitor, confirm(visitor, code), sentence);
        assertThat(apps(visitor)).isEqualTo(2);
    }

    @Test
    void aReloadOfASetUpThatWasDemandedTellsSoAndStillKnowsTheWay() {
        Visitor newcomer = forced.visitor().password(forced.person("nadia"));
        Expect.sentTo(newcomer.get("/account/first"), "/2fa");
        String code = begin(newcomer);
        assertThat(confirm(newcomer, code).body()).contains(SHOWN_ONCE, "/account/first");

        Answer again = confirm(newcomer, code);
        Expect.sentTo(again, "/2fa");
        assertThat(newcomer.get("/2fa").body()).contains(CONFIRMED, "/account/first");
        Expect.open(newcomer.get("/account/first"));
    }

    @Test
    void aReloadWhereThereAreNoRecoveryCodesSpeaksOfNone() {
        Visitor person = codeless.visitor().password(codeless.person("nadia"));
        String code = begin(person);
        confirm(person, code);
        assertThat(Twice.told(person, confirm(person, code), "Two-factor authentication is now active."))
                .doesNotContain("Generate new codes");
    }

    @Test
    void aReloadOfACodeThatWasSentTellsSo() {
        String account = site.person("nadia");
        Visitor person = site.visitor().password(account);
        person.freshToken("/2fa");
        person.postJson("/2fa/sms/enable");
        String code = sms(account);
        assertThat(person.post("/2fa/sms/confirm", "code", code).body()).contains(SHOWN_ONCE);

        Twice.toldAndOfferedNewCodes(person, person.post("/2fa/sms/confirm", "code", code), CONFIRMED);
        assertAlreadyConfirmed(person.postJson("/2fa/sms/confirm", "code", code));
        Expect.open(person.get("/account/"));
    }

    // --- a script, another code, another session

    @Test
    void aScriptIsToldByTheTypeOfTheProblem() {
        String code = begin(visitor);
        assertThat(visitor.postJson("/2fa/confirm", "code", code).status()).isEqualTo(200);
        assertAlreadyConfirmed(visitor.postJson("/2fa/confirm", "code", code));

        String tablet = begin(visitor, "name", "Tablet");
        assertThat(visitor.postJson("/2fa/confirm", "code", tablet).status()).isEqualTo(200);
        assertAlreadyConfirmed(visitor.postJson("/2fa/confirm", "code", tablet));
    }

    private static void assertAlreadyConfirmed(Answer answer) {
        JsonObject problem = Expect.problem(answer, 409);
        assertThat(problem.getString("type")).isEqualTo("urn:secondgate:problem:already-confirmed");
        assertThat(answer.body()).doesNotContain("recoveryCodes", NO_PENDING);
    }

    @Test
    void anotherCodeIsNothingToConfirmAndNothingIsSaidThatIsNotSo() {
        String code = begin(visitor);
        confirm(visitor, code);

        assertNothingToConfirm(confirm(visitor, phone.next()));
        JsonObject problem = Expect.problem(visitor.postJson("/2fa/confirm", "code", phone.next()), 409);
        assertThat(problem.getString("type")).isEqualTo("urn:secondgate:problem:no-pending-enrolment");
    }

    private static void assertNothingToConfirm(Answer answer) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body())
                .contains("There is no set-up to confirm any more.", "On since")
                .doesNotContain(NO_PENDING, CONFIRMED);
    }

    @Test
    void anotherSessionLearnsNothingByTheCode() {
        String account = site.person("nadia");
        Visitor owner = site.visitor().password(account);
        Visitor thief = site.visitor().password(account);
        thief.freshToken("/2fa");
        String code = begin(owner);
        confirm(owner, code);

        Expect.sentToChallenge(confirm(thief, code));
        Answer refused = thief.post("/2fa/challenge", "code", code);
        assertThat(refused.body()).doesNotContain(CONFIRMED).contains("That code did not match");
        Expect.closed(thief.request("GET", "/account/"));
    }

    @Test
    void aSecondTimeMakesTheFactorNoFresher() {
        String code = begin(visitor);
        confirm(visitor, code);
        Time.advanceSeconds(200);
        Twice.told(visitor, confirm(visitor, code), CONFIRMED);
        assertAlreadyConfirmed(visitor.postJson("/2fa/confirm", "code", code));
        Time.advanceSeconds(150);
        Expect.secondFactorRequired(visitor.postJson("/2fa/recovery-codes"));
    }

    // --- a double click

    /** A browser shows the answer to either click, and may never see what the other one set: both stand afterwards. */
    private void clickedTwice(Site where, Function<Visitor, Answer> next, String... sentences) throws Exception {
        Visitor person = where.visitor().password(where.person("nadia"));
        String code = begin(person);
        List<Visitor> clicks = List.of(person.copy(), person.copy());
        List<Answer> answers = Twice.atOnce(clicks, click -> confirm(click, code));
        int second = answers.get(0).status() == 200 ? 1 : 0;
        assertThat(answers.get(1 - second).status()).as("%s", answers).isEqualTo(200);
        Answer told = answers.get(second);
        Expect.sentTo(told, "/2fa");
        Answer page = clicks.get(second).get("/2fa");
        assertThat(page.body())
                .as("%s\nafter %s", page, answers)
                .contains(sentences)
                .doesNotContain(NO_PENDING);
        assertThat(next.apply(clicks.get(second)).status()).isEqualTo(200);
        for (Visitor click : clicks) {
            Expect.open(click.get("/account/"));
        }
        assertThat(apps(clicks.get(second))).isEqualTo(1);
    }

    @Test
    void aDoubleClickEndsInASessionThatStandsWithTheWayToNewCodes() throws Exception {
        clickedTwice(site, click -> click.post("/2fa/recovery-codes"), CONFIRMED, "Generate new codes");
    }

    @Test
    void aDoubleClickOnADemandedSetUpEndsThereToo() throws Exception {
        clickedTwice(forced, click -> click.post("/2fa/recovery-codes"), CONFIRMED, "Generate new codes");
    }

    @Test
    void aDoubleClickWhereNothingIsDerivedEndsInASessionThatStands() throws Exception {
        clickedTwice(codeless, click -> click.get("/2fa"), "Two-factor authentication is now active.");
    }

    @Test
    void aDoubleClickOfAScriptConfirmsOnce() throws Exception {
        String code = begin(visitor);
        List<Visitor> clicks = List.of(visitor.copy(), visitor.copy());
        List<Answer> answers = Twice.atOnce(clicks, click -> click.postJson("/2fa/confirm", "code", code));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        answers.stream().filter(answer -> answer.status() == 409).forEach(ConfirmedTwiceIT::assertAlreadyConfirmed);
    }

    @Test
    void aDoubleClickOnAFurtherAppAddsItOnce() throws Exception {
        visitor.enrol();
        String code = begin(visitor, "name", "Tablet");
        List<Visitor> clicks = List.of(visitor.copy(), visitor.copy());
        for (Answer answer : Twice.atOnce(clicks, click -> confirm(click, code))) {
            Expect.sentTo(answer, "/2fa");
        }
        assertThat(clicks.get(1).get("/2fa").body()).contains("“Tablet” was added.");
        assertThat(apps(clicks.get(0))).isEqualTo(2);
    }

    /** There the session of the first click is another one, which only its own answer names: the password is asked for. */
    @Test
    void whereShiroKeepsTheSessionsTheSecondClickIsLedToTheLogin() throws Exception {
        Visitor person = shiro.visitor().password(shiro.person("nadia"));
        String code = begin(person);
        List<Visitor> clicks = List.of(person.copy(), person.copy());
        List<Answer> answers = Twice.atOnce(clicks, click -> confirm(click, code));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 302);
        answers.stream()
                .filter(answer -> answer.status() == 302)
                .forEach(answer -> Expect.sentTo(answer, "/login.jsp"));
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
