package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Policies, and attacks 25 to 31: what a person reaches who must enrol first. */
class ForcedEnrolmentIT {
    private static Site everyone;
    private static Site admins;
    private static Site grace;
    private static Site off;

    @BeforeAll
    static void start() {
        everyone =
                Site.start(new Setup().line("secondgate.require = everyone").line("secondgate.exempt = otto, robot"));
        admins = Site.start(new Setup().line("secondgate.require = roles").line("secondgate.requiredRoles = admin"));
        grace = Site.start(new Setup().line("secondgate.require = everyone").line("secondgate.gracePeriod = 14d"));
        off = Site.start(new Setup().line("secondgate.require = off").line("secondgate.stepUp[/account/**] = 5m"));
    }

    @AfterAll
    static void stop() {
        everyone.close();
        admins.close();
        grace.close();
        off.close();
    }

    private static void forced(Visitor visitor) {
        for (String path : new String[] {"/", "/account/", "/unguarded/page", "/basic/report", "/account/echo"}) {
            Expect.sentTo(Expect.closed(visitor.request("GET", path)), "/2fa");
            Expect.enrolmentRequired(Expect.closed(visitor.request("POST", path).wantsJson()));
            Expect.enrolmentRequired(
                    Expect.closed(visitor.request("GET", path).header("X-Requested-With", "XMLHttpRequest")));
        }
        Expect.closed(visitor.request("GET", "/public/forward?to=/account/"));
        Expect.masked(visitor.echo());
    }

    @Test
    void whoMustEnrolReachesNothingElse() {
        forced(everyone.visitor().password(everyone.person("nadia")));
    }

    @Test
    void whoMustEnrolIsToldSoAndGoesOnAfterwards() {
        Visitor visitor = everyone.visitor().password(everyone.person("nadia"));
        visitor.get("/account/first");
        assertThat(visitor.get("/2fa").body())
                .contains("Two-factor authentication is required by your organisation. Set it up to continue.");
        assertThat(visitor.getJson("/2fa").json().getBoolean("required")).isTrue();
        visitor.enrol();
        Expect.open(visitor.get("/account/"));
    }

    @Test
    void whoMustEnrolMaySignOut() {
        Visitor visitor = everyone.visitor().password(everyone.person("nadia"));
        visitor.get("/logout");
        assertThat(visitor.get("/account/").location()).startsWith("/login.jsp");
        Visitor other = everyone.visitor().password(everyone.person("nadia"));
        other.freshToken("/2fa");
        assertThat(other.postJson("/2fa/cancel").status()).isEqualTo(204);
        assertThat(other.get("/account/").location()).startsWith("/login.jsp");
    }

    @Test
    void aStartedSetUpOpensNothing() {
        Visitor visitor = everyone.visitor().password(everyone.person("nadia"));
        visitor.freshToken("/2fa");
        visitor.postJson("/2fa/enable");
        forced(visitor);
    }

    @Test
    void disablingLeadsStraightBackToTheSetUp() {
        Visitor visitor = everyone.visitor().password(everyone.person("nadia"));
        visitor.enrol();
        Expect.open(visitor.get("/account/"));
        assertThat(visitor.postJson("/2fa/disable", "password", "demo").status())
                .isEqualTo(204);
        forced(visitor);
    }

    @Test
    void exemptAccountsAreLeftAlone() {
        Expect.open(everyone.visitor().password("otto").get("/account/"));
        Expect.open(everyone.visitor().password("robot").get("/account/"));
    }

    @Test
    void onlyTheListedRolesAreForced() {
        Expect.open(admins.visitor().password(admins.person("nadia")).get("/account/"));
        Visitor admin = admins.visitor().password(admins.person("admin"));
        forced(admin);
        admin.enrol();
        Expect.open(admin.get("/admin/"));
    }

    @Test
    void aRoleGivenLaterIsNoticedWithinTheRecheckTime() {
        String account = admins.person("nadia");
        Visitor visitor = admins.visitor().password(account);
        Expect.open(visitor.get("/account/"));
        System.setProperty("it.promoted", account);
        try {
            Time.passRecheck();
            forced(visitor);
        } finally {
            System.clearProperty("it.promoted");
        }
    }

    private static void goesOn(Visitor visitor) {
        Expect.sentTo(visitor.get("/account/"), "/2fa/grace");
        Expect.open(visitor.get("/account/"));
    }

    @Test
    void theGracePeriodEndsAtItsEnd() {
        Visitor visitor = grace.visitor().password(grace.person("grace"));
        goesOn(visitor);
        String account = grace.person("grace");
        Visitor other = grace.visitor().password(account);
        goesOn(other);
        Time.advanceSeconds(14 * 24 * 3600 - 60);
        goesOn(grace.visitor().password(account));
        Time.advanceSeconds(61);
        forced(grace.visitor().password(account));
        forced(other);
    }

    @Test
    void switchedOffNothingIsAsked() {
        String account = off.person("nadia");
        Expect.open(off.visitor().password(account).get("/account/"));
    }

    /** Attack 26. */
    @Test
    void thePasswordAloneCannotAddAFactorWhereOneExists() {
        Visitor visitor = everyone.owing("ewan");
        visitor.freshToken("/2fa/challenge");
        Answer answer = visitor.postJson("/2fa/enable");
        Expect.secondFactorRequired(answer);
        assertThat(answer.body()).doesNotContain("otpauth");
        Expect.sentToChallenge(visitor.post("/2fa/enable"));
        Expect.secondFactorRequired(visitor.postJson("/2fa/disable", "password", "demo"));
        Expect.secondFactorRequired(visitor.postJson("/2fa/recovery-codes"));
        Expect.secondFactorRequired(visitor.getJson("/2fa"));
        Expect.sentToChallenge(visitor.get("/2fa"));
    }

    /** Attack 31. */
    @Test
    void signingInAgainDoesNotDemoteTheState() {
        String account = everyone.person("ewan");
        Authenticator phone = everyone.visitor().password(account).enrol();
        for (int i = 0; i < 3; i++) {
            Visitor visitor = everyone.visitor().password(account);
            visitor.getJson("/2fa/challenge");
            visitor.postJson("/2fa/cancel");
            Expect.sentToChallenge(everyone.visitor().password(account).get("/account/"));
        }
        everyone.visitor().password(account).challenge(phone);
    }
}
