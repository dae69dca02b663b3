package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A WAR with Shiro whose people come to it by pac4j, as buji-pac4j brings them: its filters stand in shiro.ini. */
class BujiLoginIT {
    private static final String PAGE = "/account/page";

    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup()
                .builtWith("pac4j", "buji")
                .line(
                        "passwords = org.pac4j.http.credentials.authenticator.test.SimpleTestUsernamePasswordAuthenticator")
                .line("form = org.pac4j.http.client.indirect.FormClient")
                .line("form.loginUrl = /public/form")
                .line("form.authenticator = $passwords")
                .line("clients = org.pac4j.core.client.Clients")
                .line("clients.callbackUrl = /callback")
                .line("clients.clients = $form")
                .line("config = org.pac4j.core.config.Config")
                .line("config.clients = $clients")
                .line("bridge = io.buji.pac4j.bridge.Pac4jShiroBridge")
                .line("bridge.config = $config")
                .line("pac4j = io.buji.pac4j.realm.Pac4jRealm")
                .line("callback = org.pac4j.jee.filter.CallbackFilter")
                .line("callback.config = $config")
                .line("guard = org.pac4j.jee.filter.SecurityFilter")
                .line("guard.config = $config")
                .line("guard.clients = FormClient")
                .realms("$pac4j")
                .url("/callback = callback")
                .url("/account/page = guard")
                .line("secondgate.require = everyone")
                .line("secondgate.account = profile.id")
                .line("secondgate.loginPath = /callback"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static void signIn(Visitor visitor, String name) {
        Expect.sentTo(Expect.closed(visitor.request("GET", PAGE)), "/public/form");
        Expect.sentTo(
                Expect.closed(visitor.request("POST", "/callback?client_name=FormClient")
                        .form("username", name, "password", name)),
                PAGE);
    }

    @Test
    void theWholeJourney() {
        Visitor root = site.visitor();
        String name = site.person("root");
        signIn(root, name);
        Expect.sentTo(Expect.closed(root.request("GET", PAGE)), "/2fa");
        Expect.enrolmentRequired(Expect.closed(root.request("GET", PAGE).wantsJson()));
        Authenticator phone = root.enrol();
        Expect.open(root.get(PAGE));
        root.get("/logout");
        signIn(root, name);
        Expect.sentToChallenge(Expect.closed(root.request("GET", PAGE)));
        Expect.secondFactorRequired(Expect.closed(root.request("POST", PAGE).wantsJson()));
        assertThat(root.code(phone.wrong()).status()).isEqualTo(422);
        Visitor fixed = root.copy();
        root.challenge(phone);
        Expect.open(root.get(PAGE));
        Expect.closed(fixed.request("GET", PAGE));
    }

    @Test
    void anotherPasswordInTheSameSessionOwesItsCode() {
        String name = site.person("root");
        Visitor root = site.visitor();
        signIn(root, name);
        root.enrol();
        Visitor other = site.visitor();
        signIn(other, site.person("admin"));
        other.enrol();
        Expect.open(other.get(PAGE));
        Expect.closed(
                other.request("POST", "/callback?client_name=FormClient").form("username", name, "password", name));
        Expect.sentToChallenge(Expect.closed(other.request("GET", PAGE)));
    }
}
