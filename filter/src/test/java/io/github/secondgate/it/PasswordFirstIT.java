package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The password, asked for once more before a factor is set up. */
class PasswordFirstIT {
    private static Site site;
    private static Site strict;

    private final Visitor visitor = site.visitor().password(site.person("nadia"));

    @BeforeAll
    static void start() {
        site = Site.start(new Setup().line("secondgate.passwordBeforeSetUp = true"));
        strict = Site.start(
                new Setup().line("secondgate.passwordBeforeSetUp = true").line("secondgate.require = everyone"));
    }

    @AfterAll
    static void stop() {
        site.close();
        strict.close();
    }

    @Test
    void theFormAsksForIt() {
        assertThat(visitor.get("/2fa").body()).contains("name=\"password\"");
        Answer pending = visitor.post("/2fa/enable", "password", "demo");
        assertThat(pending.status()).as("%s", pending).isEqualTo(200);
        assertThat(pending.body()).contains("Pending confirmation").doesNotContain("name=\"password\"");
    }

    @Test
    void withoutItNothingBegins() {
        visitor.get("/2fa");
        Answer page = visitor.post("/2fa/enable");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body())
                .contains("Enter your current password.", "aria-invalid")
                .doesNotContain("otpauth");
        Expect.problem(visitor.postJson("/2fa/enable"), 400);
        assertThat(visitor.getJson("/2fa").json().getString("state")).isEqualTo("NOT_CONFIGURED");
    }

    @Test
    void aWrongOneIsToldInTheForm() {
        visitor.get("/2fa");
        Answer page = visitor.post("/2fa/enable", "password", "wrong");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("Password did not match. Nothing has changed.", "Not configured")
                .doesNotContain("otpauth");
        Expect.problem(visitor.postJson("/2fa/enable", "password", "wrong"), 422);
    }

    /** Row 1.9 says "before a method is configured", and a further one is one. */
    @Test
    void itIsAskedForBeforeAFurtherAppAndAChangeOfOneToo() {
        visitor.freshToken("/2fa");
        Answer first = visitor.postJson("/2fa/enable", "password", "demo");
        Authenticator phone = new Authenticator(first.json().getString("secret"));
        assertThat(visitor.postJson("/2fa/confirm", "code", phone.next()).status())
                .isEqualTo(200);
        String id =
                visitor.freshToken("/2fa").json().getArray("apps").getObject(0).getString("id");

        for (String path : new String[] {"/2fa/enable", "/2fa/apps/" + id + "/change"}) {
            Expect.problem(visitor.postJson(path, "name", "Tablet"), 400);
            Expect.problem(visitor.postJson(path, "name", "Tablet", "password", "wrong"), 422);
            assertThat(visitor.postJson(path, "name", "Tablet", "password", "demo")
                            .status())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(visitor.get("/2fa").body()).contains("id=\"add-password\"", "id=\"change-password-" + id);
    }

    /** Attacks 13 and 17. */
    @Test
    void wrongOnesCountForTheAccountWhateverTheSession() {
        String account = site.person("nadia");
        for (int i = 0; i < 5; i++) {
            Visitor again = site.visitor().password(account);
            again.freshToken("/2fa");
            assertThat(again.postJson("/2fa/enable", "password", "wrong" + i).status())
                    .isEqualTo(422);
        }
        Visitor again = site.visitor().password(account);
        again.freshToken("/2fa");
        Answer throttled = again.postJson("/2fa/enable", "password", "demo");
        Expect.problem(throttled, 429);
        assertThat(throttled.header("Retry-After")).isNotBlank();
        Time.advanceSeconds(61);
        assertThat(again.postJson("/2fa/enable", "password", "demo").status()).isEqualTo(200);
    }

    @Test
    void itIsAskedInTheForcedSetUpToo() {
        Visitor forced = strict.visitor().password(strict.person("nadia"));
        Expect.sentTo(Expect.closed(forced.request("GET", "/account/")), "/2fa");
        forced.freshToken("/2fa");
        Expect.problem(forced.postJson("/2fa/enable", "password", "wrong"), 422);
        assertThat(forced.postJson("/2fa/enable", "password", "demo").status()).isEqualTo(200);
    }

    @Test
    void scriptsAreToldBeforehand() {
        assertThat(visitor.getJson("/2fa").json().getBoolean("passwordBeforeSetUp"))
                .isTrue();
    }
}
