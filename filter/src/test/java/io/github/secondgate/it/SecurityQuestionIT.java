package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A question whose answer is asked beside the password before a factor goes; never a factor, never a way back. */
@OnOneShiroLine
class SecurityQuestionIT {
    private static final String PAGE = "/2fa/security-question";
    private static final String QUESTION = "What was the name of your first teacher?";
    private static final String GOES = "This also ends: Security question";
    private static Site site;

    private final String account = site.person("nadia");
    private final Visitor visitor = site.visitor().password(account);

    @BeforeAll
    static void start() {
        site = Site.start(new Setup().line("secondgate.securityQuestion = true").line("secondgate.adminRole = admin"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private Answer set(String answer, String... proof) {
        String[] fields = {"question", QUESTION, "answer", answer, proof[0], proof[1]};
        visitor.freshToken("/2fa");
        return visitor.postJson(PAGE, fields);
    }

    private Authenticator enrolled() {
        assertThat(set("Grace Hopper", "password", "demo").status()).isEqualTo(204);
        return visitor.enrol();
    }

    private String state() {
        return visitor.getJson("/2fa").json().getString("state");
    }

    @Test
    void itIsSetBeforeTwoFactor() {
        assertThat(visitor.get("/2fa").body())
                .contains("Set your security question", "href=\"" + PAGE + "\"")
                .doesNotContain("action=\"/2fa/enable\"");
        visitor.freshToken("/2fa");
        assertThat(visitor.post("/2fa/enable").location()).isEqualTo(PAGE);
        assertThat(Expect.problem(visitor.postJson("/2fa/enable"), 409).getString("type"))
                .endsWith(":security-question-required");
        assertThat(visitor.get(PAGE).body()).contains("Not set", QUESTION);
        Answer saved = visitor.post(PAGE, "question", "My own one?", "answer", "none of them", "password", "demo");
        assertThat(saved.location()).isEqualTo("/2fa");
        assertThat(visitor.get("/2fa").body())
                .contains("Your security question is activated.", "Activated", "My own one?", "action=\"/2fa/enable\"");
        visitor.enrol();
    }

    @Test
    void noAnswerOfOursHoldsTheAnswer() {
        enrolled();
        Answer state = visitor.getJson(PAGE);
        assertThat(state.json().getString("state")).isEqualTo("ACTIVATED");
        assertThat(state.json().getString("question")).isEqualTo(QUESTION);
        for (String page : new String[] {PAGE, "/2fa"}) {
            assertThat(visitor.get(page).body().toLowerCase()).doesNotContain("grace", "hopper");
        }
    }

    @Test
    void thePasswordIsAskedWhereThereIsNoFactorYet() {
        assertThat(set("Grace Hopper", "password", "wrong").status()).isEqualTo(422);
        assertThat(set("Grace Hopper", "code", "123456").status()).isEqualTo(400);
        assertThat(visitor.getJson(PAGE).json().getString("state")).isEqualTo("NOT_SET");
    }

    @Test
    void aFreshFactorIsAskedWhereThereIsOne() {
        Authenticator phone = enrolled();
        Time.advanceSeconds(301);
        Expect.secondFactorRequired(set("another", "password", "demo"));
        assertThat(set("another", "code", phone.wrong()).status()).isEqualTo(422);
        assertThat(set("another", "code", phone.next()).status()).isEqualTo(204);
        Expect.problem(visitor.postJson("/2fa/disable", "password", "demo", "answer", "Grace Hopper"), 422);
        assertThat(visitor.postJson("/2fa/disable", "password", "demo", "answer", "another")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void disablingAsksForBoth() {
        enrolled();
        assertThat(visitor.get("/2fa").body()).contains("Security question:", "name=\"answer\"");
        Expect.problem(visitor.postJson("/2fa/disable", "password", "demo"), 400);
        Expect.problem(visitor.postJson("/2fa/disable", "password", "demo", "answer", " \u3000 "), 400);
        String wrongAnswer = Expect.problem(
                        visitor.postJson("/2fa/disable", "password", "demo", "answer", "nobody"), 422)
                .getString("detail");
        String wrongPassword = Expect.problem(
                        visitor.postJson("/2fa/disable", "password", "wrong", "answer", "Grace Hopper"), 422)
                .getString("detail");
        assertThat(wrongAnswer).isEqualTo(wrongPassword);
        assertThat(state()).isEqualTo("ENABLED");
        assertThat(visitor.postJson("/2fa/disable", "password", "demo", "answer", "  gRACE  hopper ")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void changingTheAppAsksForBoth() {
        enrolled();
        String app =
                visitor.freshToken("/2fa").json().getArray("apps").getObject(0).getString("id");
        Expect.problem(visitor.postJson("/2fa/apps/" + app + "/change"), 400);
        Expect.problem(visitor.postJson("/2fa/apps/" + app + "/change", "password", "demo", "answer", "nobody"), 422);
        Answer page = visitor.post("/2fa/apps/" + app + "/change", "password", "demo", "answer", "nobody");
        assertThat(page.body()).contains("Password or answer did not match. Nothing has changed.");
        Answer begun = visitor.postJson("/2fa/apps/" + app + "/change", "password", "demo", "answer", "grace hopper");
        assertThat(begun.status()).as("%s", begun).isEqualTo(200);
    }

    /** Attack 84: one counter, whichever of the two is guessed, and a right password alone takes nothing back. */
    @Test
    void answersAreGuessedNoOftenerThanPasswords() {
        enrolled();
        for (int i = 0; i < 5; i++) {
            String[] guess = i % 2 == 0
                    ? new String[] {"password", "demo", "answer", "guess" + i}
                    : new String[] {"password", "guess" + i, "answer", "Grace Hopper"};
            Expect.problem(visitor.postJson("/2fa/disable", guess), 422);
        }
        Answer throttled = visitor.postJson("/2fa/disable", "password", "demo", "answer", "Grace Hopper");
        Expect.problem(throttled, 429);
        assertThat(state()).isEqualTo("ENABLED");
    }

    @Test
    void itIsNeverAFactor() {
        enrolled();
        Visitor again = site.visitor().password(account);
        Expect.sentToChallenge(Expect.closed(again.request("GET", PAGE)));
        again.freshToken("/2fa/challenge");
        Expect.problem(again.postJson("/2fa/challenge", "answer", "Grace Hopper"), 400);
        Expect.problem(again.postJson(PAGE, "question", "x?", "answer", "taken over", "password", "demo"), 401);
        Expect.closed(again.request("GET", "/account/"));
    }

    @Test
    void afterDisablingANewOneIsSetBeforeTwoFactor() {
        enrolled();
        assertThat(visitor.postJson("/2fa/disable", "password", "demo", "answer", "grace hopper")
                        .status())
                .isEqualTo(204);
        assertThat(visitor.getJson(PAGE).json().getString("state")).isEqualTo("NOT_SET");
        Expect.problem(visitor.postJson("/2fa/enable"), 409);
    }

    /** Whoever lost everything may have lost the answer too. */
    @Test
    void afterAResetANewOneIsSetBeforeTwoFactor() {
        enrolled();
        Visitor agent = agent();
        String page = agent.get("/2fa/admin/person?account=" + account).body();
        assertThat(page.substring(page.indexOf("/2fa/admin/reset"))).contains(GOES);
        assertThat(page.substring(page.indexOf("/2fa/admin/forget"))).contains(GOES);
        assertThat(agent.postJson("/2fa/admin/reset", "account", account, "reason", "lost everything")
                        .status())
                .isEqualTo(200);
        assertThat(agent.get("/2fa/admin/person?account=" + account).body()).doesNotContain(GOES);
        Visitor again = site.visitor().password(account);
        assertThat(again.freshToken(PAGE).json().getString("state")).isEqualTo("NOT_SET");
        Expect.problem(again.postJson("/2fa/enable"), 409);
    }

    @Test
    void afterARescueANewOneIsSetBeforeTheSetUp() {
        enrolled();
        Visitor lost = site.visitor().password(account);
        lost.freshToken("/2fa/challenge");
        String phrase = lost.postJson("/2fa/challenge/rescue").json().getString("phrase");
        String code = agent().postJson("/2fa/admin/rescues", "phrase", phrase, "reason", "lost everything")
                .json()
                .getString("code");
        assertThat(lost.postJson("/2fa/challenge", "rescueCode", code).status()).isEqualTo(200);

        lost.freshToken("/2fa");
        Expect.problem(lost.postJson("/2fa/enable"), 409);
        assertThat(lost.get("/2fa").body())
                .contains("The helpdesk has restored your access", "Set your security question")
                .doesNotContain("action=\"/2fa/enable\"", "Trusted browsers");
        Expect.problem(lost.postJson(PAGE, "question", QUESTION, "answer", "Ada Lovelace", "password", "wrong"), 422);
        assertThat(lost.postJson(PAGE, "question", QUESTION, "answer", "Ada Lovelace", "password", "demo")
                        .status())
                .isEqualTo(204);
        lost.enrol();
        assertThat(lost.getJson(PAGE).json().getString("state")).isEqualTo("ACTIVATED");
        Expect.problem(lost.postJson("/2fa/disable", "password", "demo", "answer", "Grace Hopper"), 422);
        assertThat(lost.postJson("/2fa/disable", "password", "demo", "answer", "ada lovelace")
                        .status())
                .isEqualTo(204);
    }

    private static Visitor agent() {
        Visitor agent = site.visitor().password(site.person("admin"));
        agent.freshToken("/2fa");
        agent.postJson(PAGE, "question", QUESTION, "answer", "the agent's", "password", "demo");
        agent.enrol();
        agent.freshToken("/2fa");
        return agent;
    }

    @Test
    void malformedOnesAreToldOnThePage() {
        visitor.get(PAGE);
        Answer page = visitor.post(PAGE, "question", "x?", "answer", " . ", "password", "demo");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("Give an answer of at least 3", "value=\"x?\"");
        assertThat(visitor.post(PAGE, "question", " ", "answer", "abc", "password", "demo")
                        .body())
                .contains("Write a question of at most 255 characters.");
    }

    @Test
    void settingItLeavesATraceWithoutTheAnswer() {
        try (Logs logs = Logs.of("io.github.secondgate")) {
            enrolled();
            assertThat(logs.lines()).anySatisfy(line -> assertThat(line).contains("SECURITY_QUESTION_SET", account));
            assertThat(logs.lines())
                    .noneSatisfy(line -> assertThat(line.toLowerCase()).contains("hopper"));
        }
    }

    @Test
    void unlessItIsSetThereIsNone() {
        try (Site plain = Site.start()) {
            Visitor other = plain.visitor().password(plain.person("nadia"));
            other.freshToken("/2fa");
            Expect.problem(other.getJson(PAGE), 404);
            other.freshToken("/2fa");
            assertThat(other.get("/2fa").body()).doesNotContain("ecurity question");
            other.enrol();
            assertThat(other.postJson("/2fa/disable", "password", "demo").status())
                    .isEqualTo(204);
        }
    }
}
