package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attack 41: acting as somebody else must neither lend nor borrow a factor. */
class RunAsIT {
    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static void act(Visitor visitor, String as) {
        Answer answer =
                visitor.request("POST", "/account/run-as").form("as", as).send();
        assertThat(answer.body()).contains("now " + as);
    }

    private static void release(Visitor visitor) {
        visitor.request("POST", "/account/run-as").form().send();
    }

    @Test
    void whoHasPassedMayActAsAnother() {
        String clerk = site.person("ewan");
        Visitor visitor = site.visitor().password(clerk);
        visitor.enrol();
        act(visitor, site.person("admin"));
        assertThat(visitor.echo().fact("runAs")).isEqualTo("true");
        Expect.open(visitor.get("/admin/"));
        release(visitor);
        assertThat(visitor.echo().fact("remoteUser")).isEqualTo(clerk);
        Expect.open(visitor.get("/account/"));
    }

    @Test
    void whoOwesCannotAct() {
        Visitor visitor = site.owing("ewan");
        Expect.closed(visitor.request("POST", "/account/run-as").form("as", "root"));
        Expect.masked(visitor.echo());
    }

    @Test
    void actingAsAProtectedPersonAsksTheClerksFactorNotTheirs() {
        String owner = site.person("ewan");
        Authenticator ownersPhone = site.visitor().password(owner).enrol();
        String clerk = site.person("nadia");
        Visitor visitor = site.visitor().password(clerk);
        act(visitor, owner);
        Authenticator clerksPhone = site.visitor().password(clerk).enrol();
        Time.passRecheck();
        Expect.closed(visitor.request("GET", "/account/"));
        assertThat(visitor.getJson("/2fa/challenge").json().getString("account"))
                .isEqualTo(clerk);
        assertThat(visitor.code(ownersPhone.next()).status()).isEqualTo(422);
        Expect.closed(visitor.request("GET", "/account/"));
        visitor.challenge(clerksPhone);
        Expect.open(visitor.get("/account/"));
    }

    @Test
    void theOneActedAsDoesNotShineThroughTheMask() {
        String clerk = site.person("nadia");
        Visitor visitor = site.visitor().password(clerk);
        act(visitor, "admin-root");
        site.visitor().password(clerk).enrol();
        Time.passRecheck();
        Expect.masked(visitor.echo());
        Expect.closed(visitor.request("GET", "/admin/"));
        Expect.closed(visitor.request("GET", "/public/forward?to=/admin/"));
    }

    @Test
    void nothingIsChangedWhileActingAsAnother() {
        String clerk = site.person("ewan");
        Visitor visitor = site.visitor().password(clerk);
        visitor.enrol();
        visitor.freshToken("/2fa");
        String other = site.person("nadia");
        act(visitor, other);
        visitor.getJson("/2fa");
        for (String action : new String[] {"enable", "confirm", "recovery-codes", "disable"}) {
            Answer answer = visitor.postJson("/2fa/" + action, "code", "123456", "password", "demo");
            Expect.problem(answer, 403);
            assertThat(answer.body()).doesNotContain("otpauth", "recoveryCodes");
        }
        release(visitor);
        assertThat(visitor.getJson("/2fa").json().getString("state")).isEqualTo("ENABLED");
        assertThat(site.visitor().password(other).getJson("/2fa").json().getString("state"))
                .isEqualTo("NOT_CONFIGURED");
    }

    @Test
    void startAndEndLeaveATrace() {
        String clerk = site.person("ewan");
        String other = site.person("nadia");
        Visitor visitor = site.visitor().password(clerk);
        visitor.enrol();
        try (Logs logs = Logs.of("io.github.secondgate.audit")) {
            act(visitor, other);
            visitor.get("/account/");
            assertThat(logs.lines()).anySatisfy(line -> assertThat(line).contains(clerk, other));
            int started = logs.lines().size();
            release(visitor);
            visitor.get("/account/");
            assertThat(logs.lines().size()).isGreaterThan(started);
        }
    }
}
