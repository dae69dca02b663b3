package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.testing.FewRounds;
import io.github.secondgate.testing.Further;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A double click on what changes factors: it is done once, and both answers tell the state as it is. */
@OnOneShiroLine
@Further
class SentTwiceIT {
    private static final String NOTHING_TO_DO = "Nothing to do here";

    private static Site site;
    private static Site asking;

    private final String account = site.person("ewan");
    private final Visitor visitor = site.visitor().password(account);
    private final Authenticator phone = visitor.enrol();
    private final List<Visitor> clicks;

    SentTwiceIT() {
        visitor.freshToken("/2fa");
        clicks = List.of(visitor.copy(), visitor.copy());
    }

    @BeforeAll
    static void start() {
        site = Site.start(new Setup()
                .meetings()
                .line("secondgate.trust.lifetime = 7d")
                .line("secondgate.methods = app, sms")
                .line("pigeon = io.github.secondgate.it.app.Pigeon")
                .line("secondgate.smsSender = $pigeon")
                .line("secondgate.phoneQuery = "
                        + "SELECT '+49 151 42' || REGEXP_REPLACE(CAST(? AS VARCHAR(99)), '[^0-9]', '') || '0042'"));
        asking = Site.start(new Setup().meetings().line("secondgate.securityQuestion = true"));
    }

    @AfterAll
    static void stop() {
        site.close();
        asking.close();
    }

    /** As long as they take where people wait for them, so that the second click is there before new ones are made. */
    private static void codesTakeTheirTime() {
        FewRounds.remove();
    }

    @AfterEach
    void codesTakeNoTime() {
        FewRounds.use();
    }

    /** Both clicks end on the settings page; the one that was served last, which a browser shows, finds the sentence. */
    private Visitor bothAreTold(Function<Visitor, Answer> request, String sentence) throws Exception {
        List<Answer> answers = Twice.atOnce(clicks, request);
        for (Answer answer : answers) {
            Expect.sentTo(answer, "/2fa");
        }
        for (Visitor click : clicks) {
            Answer page = click.get("/2fa");
            if (page.status() == 200) {
                assertThat(page.body()).contains(sentence).doesNotContain(NOTHING_TO_DO);
                return click;
            }
        }
        throw new AssertionError("Neither answer left a session that stands: " + answers);
    }

    private JsonObject state() {
        return visitor.getJson("/2fa").json();
    }

    private String add(String name) {
        visitor.freshToken("/2fa");
        String secret = visitor.postJson("/2fa/enable", "name", name).json().getString("secret");
        assertThat(visitor.postJson("/2fa/confirm", "code", new Authenticator(secret).next())
                        .status())
                .isEqualTo(200);
        for (Object app : state().getArray("apps")) {
            if (((JsonObject) app).getString("name").equals(name)) {
                return ((JsonObject) app).getString("id");
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void generatingNewCodesIsDoneOnceAndTheOtherClickOffersIt() throws Exception {
        codesTakeTheirTime();
        List<Answer> answers = Twice.atOnce(clicks, click -> click.post("/2fa/recovery-codes"));
        int second = answers.get(0).status() == 200 ? 1 : 0;
        assertThat(answers.get(1 - second).body()).contains("shown ONCE");
        Twice.toldAndOfferedNewCodes(
                clicks.get(second), answers.get(second), "New recovery codes were already generated");
        assertThat(clicks.get(second).post("/2fa/recovery-codes").body()).contains("shown ONCE");
    }

    @Test
    void aScriptThatGeneratesTwiceAtOnceGetsOneSet() throws Exception {
        codesTakeTheirTime();
        List<Answer> answers = Twice.atOnce(clicks, click -> click.postJson("/2fa/recovery-codes"));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        String code = answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> answer.json().getArray("recoveryCodes").getString(0))
                .findFirst()
                .orElseThrow();
        Visitor later = site.visitor().password(account);
        assertThat(later.recoveryCode(code).status()).isEqualTo(200);
    }

    @Test
    void disablingIsToldToBothClicks() throws Exception {
        Visitor shown = bothAreTold(
                click -> click.post("/2fa/disable", "password", "demo"),
                "Two-factor authentication has been disabled.");
        assertThat(shown.getJson("/2fa").json().getString("state")).isEqualTo("NOT_CONFIGURED");
        Expect.open(shown.get("/account/"));
    }

    /** With a code in the form the session gets a new id, which the answer to the second click hands over too. */
    @Test
    void disablingWithACodeIsToldToBothClicks() throws Exception {
        Time.advanceSeconds(3600);
        String code = phone.next();
        Visitor shown = bothAreTold(
                click -> click.post("/2fa/disable", "password", "demo", "code", code),
                "Two-factor authentication has been disabled.");
        Expect.open(shown.get("/account/"));
    }

    @Test
    void anAppThatIsRemovedIsToldToBothClicks() throws Exception {
        String id = add("Tablet");
        bothAreTold(click -> click.post("/2fa/apps/" + id + "/remove"), "“Tablet” was removed.");
        assertThat(state().getArray("apps")).hasSize(1);
    }

    @Test
    void anAppThatIsRenamedIsToldToBothClicks() throws Exception {
        String id = add("Tablet");
        bothAreTold(click -> click.post("/2fa/apps/" + id, "name", "Watch"), "The app is now called “Watch”.");
    }

    @Test
    void aMethodThatEndsIsToldToBothClicks() throws Exception {
        visitor.postJson("/2fa/sms/enable");
        String key = "it.sms." + account;
        long end = System.nanoTime() + 30_000_000_000L;
        while (System.getProperty(key) == null && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        String code = System.getProperty(key).replaceFirst("(?s)^\\S+ .*?([0-9]{6}).*", "$1");
        assertThat(visitor.postJson("/2fa/sms/confirm", "code", code).status()).isEqualTo(200);
        bothAreTold(click -> click.post("/2fa/sms/disable"), "no longer sign");
    }

    @Test
    void aSecurityQuestionIsToldToBothClicks() throws Exception {
        Visitor person = asking.visitor().password(asking.person("nadia"));
        person.freshToken("/2fa");
        String[] fields = {"question", "First teacher?", "answer", "Grace Hopper", "password", "demo"};
        List<Visitor> copies = List.of(person.copy(), person.copy());
        for (Answer answer : Twice.atOnce(copies, click -> click.post("/2fa/security-question", fields))) {
            Expect.sentTo(answer, "/2fa");
        }
        assertThat(person.get("/2fa").body()).contains("Your security question is activated.");
    }

    @Test
    void aBrowserThatIsNoLongerTrustedIsToldToBothClicks() throws Exception {
        Visitor trusting = site.visitor().password(account);
        trusting.freshToken("/2fa/challenge");
        trusting.postJson("/2fa/challenge", "code", phone.next(), "trust", "true");
        String id = state().getArray("browsers").getObject(0).getString("id");
        bothAreTold(click -> click.post("/2fa/browsers/" + id + "/revoke"), "That browser is no longer trusted.");
    }

    /** The code was right, and a browser is in with the answer to either click. */
    @Test
    void aSignInEndsInASessionThatStandsWhicheverAnswerIsKept() throws Exception {
        Visitor owing = site.visitor().password(account);
        owing.get("/account/first");
        owing.freshToken("/2fa/challenge");
        String code = phone.next();
        List<Visitor> copies = List.of(owing.copy(), owing.copy());
        List<Answer> answers = Twice.atOnce(copies, click -> click.post("/2fa/challenge", "code", code));
        for (Answer answer : answers) {
            Expect.sentTo(answer, "/account/first");
        }
        for (Visitor copy : copies) {
            Expect.open(copy.get("/account/first"));
        }
    }

    /** What another session changed meanwhile is nobody's double click. */
    @Test
    void whatIsNotThereIsStillNotFound() {
        assertThat(visitor.post("/2fa/apps/none/remove").status()).isEqualTo(404);
        assertThat(visitor.post("/2fa/browsers/none/revoke").status()).isEqualTo(404);
        Expect.problem(visitor.postJson("/2fa/apps/none/remove"), 404);
    }
}
