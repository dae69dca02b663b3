package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attack 47: the helpdesk lets back in who lost everything, and nobody else. */
@OnOneShiroLine
class RescueIT {
    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup().line("secondgate.adminRole = admin"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static Visitor agent() {
        return site.enrolled(site.person("admin"));
    }

    private static Answer issue(Visitor agent, String phrase) {
        agent.freshToken("/2fa");
        return agent.postJson("/2fa/admin/rescues", "phrase", phrase, "reason", "lost the phone at sea");
    }

    private static Answer spend(Visitor lost, String code) {
        return lost.postJson("/2fa/challenge", "rescueCode", code);
    }

    @Test
    void whoeverLostEverythingSetsUpAnewBeforeAnythingElse() {
        Visitor lost = site.owing("ewan");
        String code = issue(agent(), lost.rescuePhrase()).json().getString("code");
        Answer spent = spend(lost, code);
        assertThat(spent.status()).isEqualTo(200);
        assertThat(spent.json().getString("location")).isEqualTo("/2fa");

        Expect.enrolmentRequired(Expect.closed(lost.request("GET", "/account/").wantsJson()));
        assertThat(lost.get("/2fa").body()).contains("The helpdesk has restored your access");
        assertThat(lost.getJson("/2fa").json().getString("state")).isEqualTo("NOT_CONFIGURED");
        lost.enrol();
        Expect.open(lost.get("/account/"));
        assertThat(lost.getJson("/2fa").json().getArray("apps")).hasSize(1);
    }

    @Test
    void theSameCodeIsWorthNothingInAnotherSessionAndTheOldFactorStandsThere() {
        String account = site.person("ewan");
        Visitor lost = site.owingAs(account);
        Visitor thief = site.visitor().password(account);
        String code = issue(agent(), lost.rescuePhrase()).json().getString("code");
        thief.rescuePhrase();
        assertThat(spend(thief, code).status()).isEqualTo(422);
        assertThat(spend(lost, code).status()).isEqualTo(200);
        Expect.secondFactorRequired(
                Expect.closed(thief.request("GET", "/account/").wantsJson()));
        assertThat(thief.postJson("/2fa/enable").status()).isEqualTo(401);
    }

    @Test
    void otherSessionsOfTheAccountEndWithTheRescue() {
        String account = site.person("ewan");
        Visitor first = site.enrolled(account);
        Expect.open(first.get("/account/"));
        Visitor lost = site.visitor().password(account);
        spend(lost, issue(agent(), lost.rescuePhrase()).json().getString("code"));
        Time.passRecheck();
        Expect.secondFactorRequired(
                Expect.closed(first.request("GET", "/account/").wantsJson()));
    }

    @Test
    void theWayEndsWhenTheSetUpIsNotBegunInTime() {
        Visitor lost = site.owing("ewan");
        spend(lost, issue(agent(), lost.rescuePhrase()).json().getString("code"));
        Time.advanceSeconds(30 * 60 + 1);
        Expect.secondFactorRequired(
                Expect.closed(lost.request("GET", "/account/").wantsJson()));
        assertThat(lost.postJson("/2fa/enable").status()).isEqualTo(401);
    }

    @Test
    void onlyAnAdministratorWithASecondFactorIssuesACode() {
        Visitor lost = site.owing("ewan");
        String phrase = lost.rescuePhrase();
        Visitor somebody = site.enrolled(site.person("nadia"));
        assertThat(issue(somebody, phrase).status()).isEqualTo(404);
        Visitor unproven = site.visitor().password(site.person("admin"));
        unproven.freshToken("/2fa");
        assertThat(issue(unproven, phrase).status()).isEqualTo(401);
    }

    @Test
    void anAgentWhoseFactorIsNotFreshIsAskedForACode() {
        Visitor lost = site.owing("ewan");
        Visitor agent = agent();
        Time.advanceSeconds(6 * 60);
        String phrase = lost.rescuePhrase();
        assertThat(issue(agent, phrase).status()).isEqualTo(401);
        Answer page = agent.post("/2fa/admin/rescues", "phrase", phrase, "reason", "seen at the desk");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("Confirm it is you", "name=\"code\"", "Issue a code")
                .contains("name=\"phrase\" value=\"" + phrase + "\"", "name=\"reason\" value=\"seen at the desk\"")
                .doesNotContain("rescue-code");
    }

    @Test
    void thePageOfTheAgentTellsWhatIsWrong() {
        Visitor agent = agent();
        assertThat(issue(agent, "41 73 80").status()).isEqualTo(422);
        assertThat(agent.postJson("/2fa/admin/rescues", "phrase", "", "reason", "some reason")
                        .status())
                .isEqualTo(400);
        assertThat(agent.postJson("/2fa/admin/rescues", "phrase", "41 73 80", "reason", "")
                        .status())
                .isEqualTo(400);
        assertThat(agent.get("/2fa/admin/rescues").body()).contains("Let somebody back in");
    }

    @Test
    void theAgentIsToldWhoWaitsBeforeAnythingIsIssued() {
        String account = site.person("ewan");
        String phrase = site.owingAs(account).rescuePhrase();
        Visitor agent = agent();
        agent.freshToken("/2fa");
        Answer named = agent.postJson("/2fa/admin/rescues", "phrase", phrase);
        assertThat(named.status()).isEqualTo(200);
        assertThat(named.json().getString("account")).isEqualTo(account);
        assertThat(named.json().getString("address")).isEqualTo("127.0.0.1");
        assertThat(named.json().getString("browser")).isNotEmpty();
        assertThat(named.json().has("code")).isFalse();
        assertThat(issue(agent, phrase).json().getString("code")).isNotEmpty();
        assertThat(agent.postJson("/2fa/admin/rescues", "phrase", phrase).status())
                .isEqualTo(422);
    }

    @Test
    void nobodyElseIsToldWhoWaits() {
        String phrase = site.owing("ewan").rescuePhrase();
        Visitor somebody = site.enrolled(site.person("nadia"));
        somebody.freshToken("/2fa");
        assertThat(somebody.postJson("/2fa/admin/rescues", "phrase", phrase).status())
                .isEqualTo(404);
    }

    @Test
    void theCallersPageHoldsTheDigitsTheirSpellingAndTheFieldAndNothingElse() {
        Visitor lost = site.owing("ewan");
        assertThat(lost.get("/2fa/challenge/rescue").status()).isEqualTo(303);
        String phrase = lost.rescuePhrase();
        Answer page = lost.get("/2fa/challenge/rescue");
        assertThat(page.status()).isEqualTo(200);
        // Around it stands what every page has.
        assertThat(page.body().replaceFirst("(?s).*<main", "").replaceFirst("(?s)</main>.*", ""))
                .contains(phrase, "name=\"rescueCode\"")
                .doesNotContain("name=\"code\"", "name=\"recoveryCode\"", "<details");
        String[] words = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
        assertThat(page.body()).contains(words[phrase.charAt(0) - '0'] + " " + words[phrase.charAt(1) - '0'] + " · ");
    }

    @Test
    void whoOwesNothingHasNothingToAskFor() {
        Visitor visitor = site.visitor().password(site.person("nadia"));
        visitor.freshToken("/2fa");
        assertThat(visitor.postJson("/2fa/challenge/rescue").status()).isEqualTo(409);
        assertThat(visitor.postJson("/2fa/challenge", "rescueCode", "ABCD-EFGH").status())
                .isEqualTo(409);
    }
}
