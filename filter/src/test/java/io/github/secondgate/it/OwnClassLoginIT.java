package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A WAR without Shiro of which a class of its own tells who is signed in. */
@OnOneShiroLine
class OwnClassLoginIT {
    private static final String LINE = "secondgate.login = class:io.github.secondgate.it.app.OwnClassLogin";
    private static final String EVERYONE = "secondgate.require = everyone";

    private static Site site(String... settings) {
        return Site.start(new Setup().ownLogin("secondgate.loginPath = /login", String.join("\n", settings)));
    }

    private static Visitor signedIn(Site site, String user) {
        Visitor visitor = site.visitor();
        assertThat(visitor.get("/login?password=demo&user=" + user).fact("user"))
                .isEqualTo(user);
        return visitor;
    }

    @ParameterizedTest
    @ValueSource(strings = {"OwnClassLogin", "SessionUserLogin"})
    void theWholeJourney(String type) {
        try (Site site = site("secondgate.login = class:io.github.secondgate.it.app." + type, EVERYONE)) {
            Visitor root = signedIn(site, "root");
            Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/2fa");
            assertThat(root.get("/public/who").fact("user")).isEqualTo("null");
            Phone phone = Phone.enrol(root);
            Expect.open(root.get("/account/page"));
            root.get("/logout");
            root.get("/login?password=demo&user=root");
            Expect.sentToChallenge(Expect.closed(root.request("GET", "/account/page")));
            assertThat(root.code(phone.wrong()).status()).isEqualTo(422);
            phone.challenge(root);
            Expect.open(root.get("/account/page"));
        }
    }

    @Test
    void itHidesWhatItKnowsPeopleByAndEndsItAtTheSignOut() {
        try (Site site = site(LINE, EVERYONE)) {
            Visitor root = site.visitor().cookie("pass", "root");
            Expect.sentTo(Expect.closed(root.request("GET", "/unguarded/page")), "/2fa");
            assertThat(root.get("/public/who").fact("cookies")).isEqualTo("0");
            assertThat(root.get("/public/forward?to=/public/who").fact("cookies"))
                    .isEqualTo("0");
            root.freshToken("/2fa");
            assertThat(root.postJson("/2fa/cancel").status()).isEqualTo(204);
            assertThat(root.cookie("pass")).isNull();
        }
    }

    private static Site register() {
        return site(
                "secondgate.login = class:io.github.secondgate.it.app.RegisterLogin",
                "secondgate.rotateSession = false",
                EVERYONE);
    }

    @Test
    void whereItHidesNothingAnotherLoginEndsTheOneThatOwes() {
        try (Site site = register()) {
            Visitor root = signedIn(site, "root");
            Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/2fa");
            assertThat(root.get("/public/who").fact("registered")).isEqualTo("root");
            Answer asked =
                    root.request("POST", "/login").form("action", "saveProfile").send();
            assertThat(asked.status()).isEqualTo(200);
            assertThat(asked.fact("registered")).isEqualTo("null");
            Visitor other = signedIn(site, "root");
            String before = other.sessionId();
            Answer again = other.request("POST", "/login")
                    .form("user", "alice", "password", "demo")
                    .send();
            assertThat(again.fact("registered")).as("%s", again).isEqualTo("alice");
            assertThat(other.sessionId()).isNotEqualTo(before);
            assertThat(other.get("/2fa").body()).contains("alice").doesNotContain("root");
        }
    }

    @Test
    void whoeverSignsOutAndInAgainInTheSameSessionOwesACode() {
        try (Site site = register()) {
            Visitor root = signedIn(site, "root");
            Phone.enrol(root);
            Expect.open(root.get("/account/page"));
            String before = root.sessionId();
            root.get("/page?logoff=true&keep=true");
            assertThat(root.get("/public/who").fact("registered")).isEqualTo("null");
            root.get("/login?password=demo&user=root");
            assertThat(root.sessionId()).isEqualTo(before);
            Expect.sentToChallenge(Expect.closed(root.request("GET", "/account/page")));
        }
    }

    @Test
    void whoeverSignsInByAnotherAddressIsLedToTheCodeInThePlaceOfWhatIsThere() {
        Setup setup = new Setup()
                .ownLogin(
                        "secondgate.login = class:io.github.secondgate.it.app.RegisterLogin",
                        "secondgate.rotateSession = false",
                        "secondgate.loginPath = /page",
                        EVERYONE);
        try (Site site = Site.start(setup)) {
            for (String more : new String[] {"", "&taken=true", "&async=true"}) {
                Answer answer = Expect.closed(site.visitor().request("GET", "/login?password=demo&user=root" + more));
                assertThat(answer.raw()).doesNotContain("registered=");
                Expect.sentTo(answer, "/2fa");
            }
            Visitor stranger = site.visitor();
            assertThat(stranger.get("/public/who").fact("registered")).isEqualTo("null");
        }
    }

    @Test
    void maskAtLoginIsRefusedWhereNothingCanBeMasked() {
        assertThat(reasons(
                        "secondgate.login = class:io.github.secondgate.it.app.RegisterLogin",
                        "secondgate.maskAtLogin = true"))
                .contains("secondgate.maskAtLogin cannot be met");
    }

    @Test
    void itTellsRolesAndChecksThePassword() {
        try (Site site = site(LINE, "secondgate.adminRole = admin", "secondgate.passwordBeforeSetUp = true")) {
            Visitor root = signedIn(site, "root");
            root.freshToken("/2fa");
            assertThat(root.postJson("/2fa/enable").status()).isEqualTo(400);
            assertThat(root.postJson("/2fa/enable", "password", "wrong").status())
                    .isEqualTo(422);
            assertThat(root.postJson("/2fa/enable", "password", "demo").status())
                    .isEqualTo(200);
            assertThat(root.getJson("/2fa/admin/people").status()).isEqualTo(404);
        }
    }

    private static String reasons(String... settings) {
        return catchThrowableOfType(
                        Site.RefusedToStart.class, () -> site(settings).close())
                .reasons();
    }

    @ParameterizedTest
    @CsvSource({
        "com.example.Nowhere, no class com.example.Nowhere is in WEB-INF/classes nor WEB-INF/lib",
        "io.github.secondgate.it.app.Employee, let the class io.github.secondgate.it.app.Employee implement",
        "io.github.secondgate.it.app.UnfitLogins$Private, and not abstract",
        "io.github.secondgate.it.app.UnfitLogins$Asking, a public constructor without parameters",
        "io.github.secondgate.it.app.UnfitLogins$Throwing, throws java.lang.IllegalStateException: no directory",
        "io.github.secondgate.it.app.UnfitLogins$Unlinked, java.lang.NoClassDefFoundError",
        "'', no class",
    })
    void aClassThatCannotBeUsedIsToldAtTheStart(String name, String reason) {
        assertThat(reasons("secondgate.login = class:" + name))
                .contains("secondgate.login does not fit: ")
                .contains(reason);
    }

    @Test
    void whatItThrowsOpensNothing() {
        try (Site site = site("secondgate.login = class:io.github.secondgate.it.app.UnfitLogins$Failing", EVERYONE)) {
            assertThat(Expect.closed(site.visitor().request("GET", "/account/page"))
                            .status())
                    .isEqualTo(503);
        }
    }
}
