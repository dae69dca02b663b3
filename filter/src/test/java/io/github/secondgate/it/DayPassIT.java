package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attack 47: the helpdesk lets in for the day who left the phone at home, and for nothing else. */
@OnOneShiroLine
class DayPassIT {
    private static final long HOUR = 60 * 60 * 1000;
    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup()
                .line("secondgate.adminRole = admin")
                .line("secondgate.dayPass = 18:00")
                .line("secondgate.stepUp[/account/transfer] = 5m")
                .line("secondgate.timeZone = UTC"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** Ten in the morning of the next day, and not on the second: what was signed in before is over. */
    @BeforeEach
    void nextMorning() {
        Time.advanceMillis(34 * HOUR - Time.millis() % (24 * HOUR) + 15_000);
    }

    private static Answer issue(String phrase) {
        Visitor agent = site.enrolled(site.person("admin"));
        agent.freshToken("/2fa");
        return agent.postJson("/2fa/admin/rescues", "phrase", phrase, "reason", "phone is at home", "help", "dayPass");
    }

    private static Visitor letIn(String account) {
        return letIn(site.owingAs(account));
    }

    private static Visitor letIn(Visitor caller) {
        String code = issue(caller.rescuePhrase()).json().getString("code");
        Answer spent = caller.postJson("/2fa/challenge", "rescueCode", code);
        assertThat(spent.status()).isEqualTo(200);
        assertThat(spent.json().getString("location")).isEqualTo("/");
        assertThat(spent.json().getString("endsAt")).endsWith("T18:00:00Z");
        return caller;
    }

    @Test
    void whoeverLeftThePhoneAtHomeIsInAndKeepsEveryFactor() {
        String account = site.person("ewan");
        Visitor first = site.enrolled(account);
        Visitor caller = letIn(site.visitor().password(account));
        Expect.open(caller.get("/account/"));
        assertThat(caller.getJson("/2fa").json().getString("state")).isEqualTo("ENABLED");
        assertThat(caller.getJson("/2fa").json().getInt("recoveryCodesLeft")).isEqualTo(1);
        Time.passRecheck();
        Expect.open(first.get("/account/"));
    }

    @Test
    void theSignInEndsAtTheSetTime() {
        Visitor caller = letIn(site.person("ewan"));
        long evening = 18 * HOUR - Time.millis() % (24 * HOUR);
        Time.advanceMillis(evening - 1);
        Expect.open(caller.get("/account/"));
        Time.passRecheck();
        Expect.secondFactorRequired(
                Expect.closed(caller.request("GET", "/account/").wantsJson()));
        assertThat(caller.getJson("/2fa/day-pass").status()).isEqualTo(401);
    }

    @Test
    void aPassOpensNoChangeOfFactorsAndNoAdministration() {
        String account = site.person("admin");
        Visitor caller = letIn(account);
        Expect.open(caller.get("/account/"));
        caller.freshToken("/2fa");
        String app = caller.getJson("/2fa").json().getArray("apps").getObject(0).getString("id");
        for (String change : List.of(
                "/2fa/enable",
                "/2fa/apps/" + app + "/change",
                "/2fa/apps/" + app + "/remove",
                "/2fa/recovery-codes",
                "/2fa/disable")) {
            Expect.secondFactorRequired(caller.postJson(change, "name", "Thief", "password", "demo"));
        }
        assertThat(caller.getJson("/2fa").json().getArray("apps")).hasSize(1);
        assertThat(caller.getJson("/2fa/admin/people").status()).isEqualTo(401);
        assertThat(caller.postJson("/2fa/admin/rescues", "phrase", "41 73 80", "reason", "some reason")
                        .status())
                .isEqualTo(401);
    }

    /** However lately the pass was used. */
    @Test
    void aPassCountsAsNoFreshFactorForAnAddressThatAsksForOne() {
        Visitor caller = letIn(site.person("ewan"));
        Expect.open(caller.get("/account/"));
        Expect.secondFactorRequired(
                Expect.closed(caller.request("GET", "/account/transfer").wantsJson()));
        Expect.secondFactorRequired(
                Expect.closed(caller.request("POST", "/account/transfer").wantsJson()));
    }

    @Test
    void aPassLetsNoBrowserBeTrusted() {
        String account = site.person("ewan");
        Visitor caller = site.owingAs(account);
        String code = issue(caller.rescuePhrase()).json().getString("code");
        Answer spent = caller.postJson("/2fa/challenge", "rescueCode", code, "trust", "true");
        assertThat(spent.status()).isEqualTo(200);
        assertThat(caller.getJson("/2fa").json().getArray("browsers")).isEmpty();
        caller.get("/logout");
        caller.password(account);
        Expect.secondFactorRequired(
                Expect.closed(caller.request("GET", "/account/").wantsJson()));
    }

    @Test
    void theSameCodeIsWorthNothingInAnotherSession() {
        String account = site.person("ewan");
        Visitor caller = site.owingAs(account);
        Visitor thief = site.visitor().password(account);
        String code = issue(caller.rescuePhrase()).json().getString("code");
        thief.rescuePhrase();
        assertThat(thief.postJson("/2fa/challenge", "rescueCode", code).status())
                .isEqualTo(422);
        Expect.secondFactorRequired(
                Expect.closed(thief.request("GET", "/account/").wantsJson()));
    }

    @Test
    void aResetEndsTheSignInAtOnce() {
        String account = site.person("ewan");
        Visitor caller = letIn(account);
        Expect.open(caller.get("/account/"));
        Visitor agent = site.enrolled(site.person("admin"));
        agent.freshToken("/2fa");
        assertThat(agent.postJson("/2fa/admin/reset", "account", account, "reason", "it was not them")
                        .status())
                .isEqualTo(200);
        Time.passRecheck();
        Expect.closed(caller.request("GET", "/account/").wantsJson());
    }

    @Test
    void aPersonIsToldUntilWhenAndGoesOnToThePageFirstAskedFor() {
        Visitor caller = site.owing("ewan");
        Expect.sentToChallenge(caller.get("/account/boats?page=2"));
        String code = issue(caller.rescuePhrase()).json().getString("code");
        caller.freshToken("/2fa/challenge");
        Expect.sentTo(caller.post("/2fa/challenge", "rescueCode", code), "/2fa/day-pass");
        assertThat(caller.get("/2fa/day-pass").body())
                .contains("You are signed in until 18:00", "href=\"/account/boats?page=2\"");
        assertThat(caller.get("/2fa").body()).contains("Your day pass is used");
    }

    @Test
    void theAgentChoosesAndIsToldWhyNoneIsIssuedAfterTheTime() {
        Visitor agent = site.enrolled(site.person("admin"));
        Visitor caller = site.owing("ewan");
        String phrase = caller.rescuePhrase();
        assertThat(caller.get("/2fa/challenge").body()).contains("or left my phone at home");
        agent.freshToken("/2fa");
        String choices = agent.post("/2fa/admin/rescues", "phrase", phrase).body();
        assertThat(choices).contains("value=\"dayPass\" required", "value=\"rescue\" required", "today at 18:00");
        Answer unsaid = agent.post("/2fa/admin/rescues", "phrase", phrase, "reason", "phone is at home");
        assertThat(unsaid.status()).isEqualTo(400);
        assertThat(unsaid.body()).contains("Choose what the person needs");

        Time.advanceMillis(18 * HOUR - Time.millis() % (24 * HOUR) - 60_000);
        String late = site.owing("ewan").rescuePhrase();
        Time.advanceMillis(60_000);
        Answer over = issue(late);
        Expect.problem(over, 409);
        assertThat(over.json().getString("detail"))
                .isEqualTo("It is too late for a day pass today. They end at 18:00.");
        Visitor again = site.enrolled(site.person("admin"));
        again.freshToken("/2fa");
        assertThat(again.post("/2fa/admin/rescues", "phrase", late).body())
                .contains("It is too late for a day pass today")
                .doesNotContain("value=\"dayPass\"");
    }

    @Test
    void withoutTheSettingThereIsNone() {
        try (Site none = Site.start(new Setup().line("secondgate.adminRole = admin"))) {
            Visitor agent = none.visitor().password(none.person("admin"));
            agent.enrol();
            agent.freshToken("/2fa");
            assertThat(agent.postJson(
                                    "/2fa/admin/rescues",
                                    "phrase",
                                    "41 73 80",
                                    "reason",
                                    "phone is at home",
                                    "help",
                                    "dayPass")
                            .status())
                    .isEqualTo(400);
            assertThat(agent.getJson("/2fa/day-pass").status()).isEqualTo(409);
        }
    }
}
