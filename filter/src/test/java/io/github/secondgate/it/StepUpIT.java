package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A factor given long ago is not enough for everything. */
class StepUpIT {
    private static final int FIVE_MINUTES = 300;
    private static Site site;

    private final String account = site.person("admin");
    private final Visitor visitor = site.visitor().password(account);
    private final Authenticator phone = visitor.enrol();

    @BeforeAll
    static void start() {
        site = Site.start(new Setup().line("secondgate.stepUp[/admin/**] = 5m"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void aSensitiveAreaAsksAgainWhenTheLastCodeIsOld() {
        Expect.open(visitor.get("/admin/users"));
        Time.advanceSeconds(FIVE_MINUTES - 1);
        Expect.open(visitor.get("/admin/users"));
        Time.advanceSeconds(2);
        Expect.open(visitor.get("/account/"));
        Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/admin/users")));
        Expect.secondFactorRequired(
                Expect.closed(visitor.request("GET", "/admin/users").wantsJson()));
        visitor.get("/2fa/challenge");
        Answer passed = visitor.post("/2fa/challenge", "code", phone.next());
        assertThat(passed.status()).as("%s", passed).isEqualTo(303);
        assertThat(passed.location()).isEqualTo("/admin/users");
        Expect.open(visitor.get("/admin/users"));
    }

    @Test
    void otherShapesAndDispatchesOfTheAddressAskToo() {
        Time.advanceSeconds(FIVE_MINUTES + 1);
        for (String target : new String[] {
            "/admin", "/admin/", "/admin/x/y", "/public/forward?to=/admin/", "/public/include?to=/admin/",
            "/public/async?to=/admin/", "/account/../admin/", "/account/%2e%2e/admin/", "//admin/", "/admin//x"
        }) {
            Expect.closed(visitor.copy().request("GET", target));
        }
    }

    @Test
    void whoHasNoFactorIsLedToTheSetUp() {
        Visitor newcomer = site.visitor().password(site.person("admin"));
        Expect.open(newcomer.get("/account/"));
        Expect.sentTo(Expect.closed(newcomer.request("GET", "/admin/")), "/2fa");
        Expect.enrolmentRequired(
                Expect.closed(newcomer.request("GET", "/admin/").wantsJson()));
        newcomer.enrol();
        Expect.open(newcomer.get("/admin/"));
    }

    @Test
    void aScriptInTheBackgroundDoesNotTakeThePagesPlace() {
        Time.advanceSeconds(FIVE_MINUTES + 1);
        visitor.get("/admin/users");
        visitor.getJson("/admin/poll");
        assertThat(visitor.code(phone.next()).json().getString("location")).isEqualTo("/admin/users");
    }

    @Test
    void aFetchInTheBackgroundTakesNoPagesPlaceAndNothingIsSaidToBeLost() {
        Time.advanceSeconds(FIVE_MINUTES + 1);
        visitor.get("/admin/users");
        for (String method : new String[] {"GET", "POST"}) {
            Expect.closed(visitor.request(method, "/admin/poll")
                    .accept("*/*")
                    .header("Sec-Fetch-Mode", "cors")
                    .header("Sec-Fetch-Dest", "empty"));
        }
        assertThat(visitor.get("/2fa/challenge").body()).doesNotContain("not carried out");
        Expect.sentTo(visitor.post("/2fa/challenge", "code", phone.next()), "/admin/users");
    }

    @Test
    void whatIsFetchedAheadTakesNoPagesPlace() {
        Time.advanceSeconds(FIVE_MINUTES + 1);
        visitor.get("/admin/users");
        visitor.request("GET", "/admin/ahead")
                .header("Sec-Purpose", "prefetch;prerender")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document")
                .send();
        visitor.get("/2fa/challenge");
        Expect.sentTo(visitor.post("/2fa/challenge", "code", phone.next()), "/admin/users");
    }

    @Test
    void aPostIsNotReplayed() {
        Time.advanceSeconds(FIVE_MINUTES + 1);
        Expect.sentToChallenge(
                Expect.closed(visitor.request("POST", "/admin/delete").form("id", "7")));
        visitor.get("/2fa/challenge");
        long before = Site.leaks();
        Answer passed = visitor.post("/2fa/challenge", "code", phone.next());
        assertThat(passed.location()).isNotEqualTo("/admin/delete");
        assertThat(Site.leaks()).isEqualTo(before);
    }

    @Test
    void signingOutIsNotAskedWhereARuleCoversEverything() {
        try (Site strict = Site.start(new Setup().line("secondgate.stepUp[/**] = 5m"))) {
            Visitor person = strict.visitor().password(strict.person("ewan"));
            person.enrol();
            Time.advanceSeconds(FIVE_MINUTES + 1);
            Expect.sentToChallenge(Expect.closed(person.request("GET", "/account/")));
            assertThat(person.get("/login.jsp").status()).isEqualTo(200);
            assertThat(person.get("/logout").location()).doesNotContain("/2fa");
            assertThat(person.get("/2fa/challenge").location()).startsWith("/login.jsp");
        }
    }

    @Test
    void aVisitorAskedAgainKeepsTheRestOfTheApplication() {
        Time.advanceSeconds(FIVE_MINUTES + 1);
        Expect.closed(visitor.request("GET", "/admin/"));
        Expect.open(visitor.get("/account/"));
        assertThat(visitor.echo().fact("remoteUser")).isEqualTo(account);
    }

    @Test
    void wrongCodesOfTheStepUpCountLikeOthers() {
        Time.advanceSeconds(FIVE_MINUTES + 1);
        Expect.closed(visitor.request("GET", "/admin/"));
        for (int i = 0; i < 5; i++) {
            assertThat(visitor.code(phone.wrong()).status()).isEqualTo(422);
        }
        assertThat(visitor.code(phone.next()).status()).isEqualTo(429);
        Expect.closed(visitor.request("GET", "/admin/"));
    }

    /** Attack 42. */
    @Test
    void changesOfFactorsNeedAFreshOne() {
        Time.advanceSeconds(FIVE_MINUTES + 1);
        visitor.freshToken("/2fa");
        Expect.secondFactorRequired(visitor.postJson("/2fa/disable", "password", "demo"));
        Expect.secondFactorRequired(visitor.postJson("/2fa/recovery-codes"));
        assertThat(visitor.getJson("/2fa").json().getString("state")).isEqualTo("ENABLED");
    }

    @Test
    void theFormsOfOurPageTakeTheCodeThemselvesSoThatNothingIsLost() {
        Time.advanceSeconds(FIVE_MINUTES + 1);
        assertThat(visitor.get("/2fa").body()).doesNotContain("name=\"code\"");
        Answer asked = visitor.post("/2fa/disable");
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.body()).contains("action=\"/2fa/disable\"", "name=\"password\"", "name=\"code\"");
        Answer wrong = visitor.post("/2fa/disable", "password", "demo", "code", phone.wrong());
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(visitor.getJson("/2fa").json().getString("state")).isEqualTo("ENABLED");
        Answer codes = visitor.post("/2fa/recovery-codes", "code", phone.next());
        assertThat(codes.status()).as("%s", codes).isEqualTo(200);
        Time.advanceSeconds(FIVE_MINUTES + 1);
        visitor.get("/2fa");
        Answer disabled = visitor.post("/2fa/disable", "password", "demo", "code", phone.next());
        assertThat(disabled.status()).as("%s", disabled).isEqualTo(303);
        assertThat(visitor.getJson("/2fa").json().getString("state")).isEqualTo("NOT_CONFIGURED");
    }

    @Test
    void thePageThatAsksForTheCodeSendsTheSameAgainButForWhatIsSecret() {
        Time.advanceSeconds(FIVE_MINUTES + 1);
        visitor.get("/2fa");
        String body = visitor.post("/2fa/enable", "name", "\"Tablet\" <b>", "password", "s3cret", "answer", "Petrel")
                .body();
        assertThat(body)
                .contains("action=\"/2fa/enable\"", "name=\"name\" value=\"&quot;Tablet&quot; &lt;b&gt;\"")
                .doesNotContain("s3cret", "Petrel");
        Answer begun = visitor.post("/2fa/enable", "name", "\"Tablet\" <b>", "code", phone.next());
        assertThat(begun.body()).contains("Pending confirmation");
        assertThat(visitor.post("/2fa/recovery-codes").status())
                .as("the code holds")
                .isEqualTo(200);
    }

    @Test
    void aFreshCodeAndAWrongPasswordDisableNothing() {
        Time.advanceSeconds(FIVE_MINUTES + 1);
        visitor.get("/2fa");
        Answer answer = visitor.post("/2fa/disable", "password", "wrong", "code", phone.next());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(visitor.getJson("/2fa").json().getString("state")).isEqualTo("ENABLED");
    }
}
