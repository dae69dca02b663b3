package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where several answers apply: 405, then 401 or 302, CSRF 403, 400, owing 401 or 303, 409, 429, 422. */
class StatusOrderIT {
    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static Request confirm(Visitor visitor, String method) {
        return visitor.request(method, "/2fa/confirm");
    }

    @Test
    void aMethodWeDoNotKnowComesFirst() {
        Expect.problem(confirm(site.visitor(), "PUT").wantsJson().send(), 405);
        assertThat(confirm(site.visitor(), "GET").accept(null).send().status()).isEqualTo(405);
        Expect.problem(confirm(site.owing("ewan"), "DELETE").wantsJson().send(), 405);
    }

    @Test
    void thenThatNobodyHasGivenAPassword() {
        Visitor stranger = site.visitor();
        Expect.problem(confirm(stranger, "POST").wantsJson().form("code", "x").send(), 401);
        Answer page = confirm(stranger, "POST").form("code", "x").send();
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location()).startsWith("/login.jsp");
        for (String path : new String[] {"/2fa", "/2fa/challenge"}) {
            Expect.problem(stranger.getJson(path), 401);
            assertThat(stranger.get(path).status()).isEqualTo(302);
        }
    }

    @Test
    void thenTheToken() {
        Visitor visitor = site.owing("ewan");
        Expect.problem(confirm(visitor, "POST").wantsJson().form("code", "x").send(), 403);
        assertThat(confirm(visitor, "POST").form("code", "x").send().status()).isEqualTo(403);
    }

    @Test
    void thenTheFormOfTheInput() {
        Visitor visitor = site.owing("ewan");
        visitor.freshToken("/2fa/challenge");
        Expect.problem(visitor.postJson("/2fa/confirm", "code", "x"), 400);
        assertThat(visitor.post("/2fa/confirm", "code", "x").status()).isEqualTo(400);
    }

    @Test
    void thenThatAFactorIsOwed() {
        Visitor visitor = site.owing("ewan");
        visitor.freshToken("/2fa/challenge");
        Expect.secondFactorRequired(visitor.postJson("/2fa/confirm", "code", "123456"));
        Answer page = visitor.post("/2fa/confirm", "code", "123456");
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.location()).isEqualTo("/2fa/challenge");
    }

    @Test
    void thenThatThereIsNothingToConfirm() {
        String account = site.person("ewan");
        Visitor visitor = site.visitor().password(account);
        Authenticator phone = visitor.enrol();
        throttle(account, phone);
        Expect.problem(visitor.postJson("/2fa/confirm", "code", phone.wrong()), 409);
        Expect.problem(visitor.postJson("/2fa/challenge", "code", phone.wrong()), 409);
    }

    @Test
    void thenTheThrottle() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        throttle(account, phone);
        Visitor visitor = site.visitor().password(account);
        Answer answer = visitor.code(phone.wrong());
        Expect.problem(answer, 429);
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        Expect.problem(visitor.postJson("/2fa/challenge", "code", "x"), 400);
    }

    @Test
    void andLastThatTheCodeDidNotMatch() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Expect.problem(site.visitor().password(account).code(phone.wrong()), 422);
    }

    private static void throttle(String account, Authenticator phone) {
        Visitor guesser = site.visitor().password(account);
        for (int i = 0; i < 5; i++) {
            guesser.code(phone.wrong());
        }
    }
}
