package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;

/** The way of somebody whom a provider elsewhere signs in to an application of Spring Security's, from the first visit on. */
final class ProviderJourney {
    private final String page;
    private final String signIn;
    private final String canary;

    /**
     * @param page asks for a login
     * @param signIn where that begins
     * @param canary what the page says to them
     */
    ProviderJourney(String page, String signIn, String canary) {
        this.page = page;
        this.signIn = signIn;
        this.canary = canary;
    }

    /** @param signedIn gives a browser that the provider has just sent back */
    void walk(Supplier<Visitor> signedIn) {
        Visitor root = signedIn.get();
        Expect.sentTo(Expect.closed(root.request("GET", page)), "/2fa");
        Expect.enrolmentRequired(Expect.closed(root.request("GET", page).wantsJson()));
        assertThat(root.get("/public/who").fact("held")).isIn("null", "anonymousUser");
        Authenticator phone = root.enrol();
        assertThat(Expect.open(root.get(page)).body()).contains(canary);
        assertThat(root.get("/2fa").body())
                .contains("This page cannot ask for your password again")
                .doesNotContain("type=\"password\"");
        String token = root.get("/public/who").fact("csrf");
        root.request("POST", "/logout").form("_csrf", token).send();
        assertThat(Expect.closed(root.request("GET", page)).location()).isEqualTo(signIn);

        Visitor again = signedIn.get();
        Expect.sentToChallenge(Expect.closed(again.request("GET", page)));
        Expect.secondFactorRequired(Expect.closed(again.request("POST", page).wantsJson()));
        assertThat(again.code(phone.wrong()).status()).isEqualTo(422);
        Expect.closed(again.request("GET", page));
        String before = again.sessionId();
        again.challenge(phone);
        assertThat(again.sessionId()).isNotEqualTo(before);
        Expect.open(again.get(page));
    }
}
