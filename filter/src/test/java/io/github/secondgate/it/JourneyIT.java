package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages a person sees, without a script: forms, redirects and the sentences of the feature contract. */
class JourneyIT {
    private static final Pattern SETUP_KEY =
            Pattern.compile("secret=([A-Z2-7]{32})|\\b((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})\\b");
    private static Site site;
    private static Site eight;

    @BeforeAll
    static void start() {
        site = Site.start();
        eight = Site.start(new Setup().line("secondgate.recoveryCodes = 8"));
    }

    @AfterAll
    static void stop() {
        site.close();
        eight.close();
    }

    private static Authenticator phoneFrom(Answer page) {
        Matcher key = SETUP_KEY.matcher(page.body());
        assertThat(key.find()).as("a setup key in %s", page.body()).isTrue();
        return new Authenticator(key.group(1) == null ? key.group(2) : key.group(1));
    }

    @Test
    void fromNothingConfiguredToSignedInWithACode() {
        String account = site.person("nadia");
        Visitor visitor = site.visitor().password(account);
        Answer settings = visitor.get("/2fa");
        assertThat(settings.status()).isEqualTo(200);
        assertThat(settings.contentType()).isEqualTo("text/html");
        assertThat(settings.body()).contains("Two-factor authentication", "Not configured", "Enable two-factor");

        Answer pending = visitor.post("/2fa/enable");
        assertThat(pending.status()).isEqualTo(200);
        assertThat(pending.body()).contains("Pending confirmation", "<svg", "Confirm and enable");
        Authenticator phone = phoneFrom(pending);

        Answer wrong = visitor.post("/2fa/confirm", "code", phone.wrong());
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("That code did not match");

        Answer codes = visitor.post("/2fa/confirm", "code", phone.next());
        assertThat(codes.status()).isEqualTo(200);
        assertThat(codes.body()).contains("Two-factor authentication is now active.", "shown ONCE");
        assertThat(visitor.get("/2fa").body()).contains("Enabled", "Regenerate recovery codes", "Disable two-factor");

        Visitor again = site.visitor().password(account);
        Expect.sentToChallenge(again.get("/account/statement?year=2026"));
        Answer challenge = again.get("/2fa/challenge");
        assertThat(challenge.body())
                .contains("Two-factor verification", "Password accepted. Enter your code to continue.")
                .contains("Verify and sign in", "Lost your phone? Use a recovery code", "Sign in as a different user");
        Answer refused = again.post("/2fa/challenge", "code", phone.wrong());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("That code did not match");
        Answer passed = again.post("/2fa/challenge", "code", phone.next());
        assertThat(passed.status()).isEqualTo(303);
        assertThat(passed.location()).isEqualTo("/account/statement?year=2026");
        Expect.open(again.get(passed.location()));
    }

    @Test
    void signingInWithARecoveryCode() {
        String account = eight.person("ewan");
        Authenticator phone = eight.visitor().password(account).enrol();
        Visitor visitor = eight.visitor().password(account);
        visitor.get("/account/");
        visitor.get("/2fa/challenge");
        Answer passed = visitor.post(
                "/2fa/challenge", "recoveryCode", phone.recoveryCodes().get(3));
        assertThat(passed.status()).isEqualTo(303);
        Expect.open(visitor.get("/account/"));
    }

    @Test
    void disabling() {
        Visitor visitor = site.visitor().password(site.person("ewan"));
        visitor.enrol();
        visitor.get("/2fa");
        Answer wrong = visitor.post("/2fa/disable", "password", "wrong");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Password did not match. Two-factor remains enabled.");
        Answer right = visitor.post("/2fa/disable", "password", "demo");
        assertThat(right.status()).isEqualTo(303);
        assertThat(right.location()).isEqualTo("/2fa");
        assertThat(visitor.get("/2fa").body()).contains("Not configured");
    }

    @Test
    void regenerating() {
        Visitor visitor = site.visitor().password(site.person("ewan"));
        Authenticator phone = visitor.enrol();
        assertThat(visitor.get("/2fa").body())
                .contains("Generate new recovery codes? Old codes will stop working immediately.");
        Answer codes = visitor.post("/2fa/recovery-codes");
        assertThat(codes.status()).isEqualTo(200);
        assertThat(codes.body()).contains("shown ONCE").doesNotContain(phone.recoveryCodes());
    }

    @Test
    void aPhoneWhoseClockIsOffIsToldSoOnlyAfterTwoCodesThatAgree() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor = site.visitor().password(account);
        visitor.get("/2fa/challenge");
        long ahead = Time.step() + 10;
        String once = visitor.post("/2fa/challenge", "code", phone.at(ahead)).body();
        Time.advanceSeconds(30);
        String twice =
                visitor.post("/2fa/challenge", "code", phone.at(ahead + 1)).body();
        assertThat(once).doesNotContain("5 minutes");
        assertThat(twice).contains("That code did not match", "5 minutes");
        Time.advanceSeconds(300);
        assertThat(visitor.code(phone.at(ahead + 1)).status()).isEqualTo(422);
        assertThat(visitor.code(phone.at(ahead + 2)).status()).isEqualTo(200);
    }

    @Test
    void aCodeUsedBeforeIsToldSo() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor = site.visitor().password(account);
        visitor.get("/2fa/challenge");
        assertThat(visitor.post("/2fa/challenge", "code", phone.current()).body())
                .contains("That code did not match")
                .containsPattern("already (been )?used|used already");
    }

    @Test
    void comingBackToThePageDiscardsThePendingSecret() {
        Visitor visitor = site.visitor().password(site.person("nadia"));
        visitor.get("/2fa");
        Authenticator phone = phoneFrom(visitor.post("/2fa/enable"));
        assertThat(visitor.get("/2fa").body()).contains("Not configured");
        Answer answer = visitor.post("/2fa/confirm", "code", phone.next());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body())
                .containsPattern("No pending enrollment\\. Click (\"|&quot;|&#34;)Enable\\1 to start over");
    }

    @Test
    void onlyAVisitOfThePageDiscardsThePendingSecret() {
        Visitor visitor = site.visitor().password(site.person("nadia"));
        visitor.get("/2fa");
        Authenticator phone = phoneFrom(visitor.post("/2fa/enable"));
        visitor.getJson("/2fa");
        visitor.request("GET", "/2fa").header("Sec-Purpose", "prefetch").send();
        visitor.request("GET", "/2fa").header("Purpose", "prefetch").send();
        visitor.request("GET", "/2fa").header("Sec-Fetch-Site", "cross-site").send();
        visitor.request("HEAD", "/2fa").send();
        assertThat(visitor.post("/2fa/confirm", "code", phone.next()).status()).isEqualTo(200);
    }

    @Test
    void aSetUpIsUnknownToOtherSessionsOfTheAccount() {
        String account = site.person("nadia");
        Visitor one = site.visitor().password(account);
        one.get("/2fa");
        Authenticator phone = phoneFrom(one.post("/2fa/enable"));
        Visitor other = site.visitor().password(account);
        other.get("/2fa");
        assertThat(other.post("/2fa/confirm", "code", phone.current()).status()).isEqualTo(409);
        assertThat(one.post("/2fa/confirm", "code", phone.next()).status()).isEqualTo(200);
    }

    @Test
    void thePagesCarryTheirOwnStylesheet() {
        Visitor visitor = site.visitor().password(site.person("nadia"));
        Matcher link = Pattern.compile("href=\"(/2fa/assets/[^\"]+\\.css[^\"]*)\"")
                .matcher(visitor.get("/2fa").body());
        assertThat(link.find()).isTrue();
        Answer asset = visitor.request("GET", link.group(1))
                .accept("text/css,*/*;q=0.1")
                .send();
        assertThat(asset.status()).isEqualTo(200);
        assertThat(asset.contentType()).isEqualTo("text/css");
        assertThat(asset.header("Cache-Control")).contains("immutable");
        Answer owing = site.owing("ewan")
                .request("GET", link.group(1))
                .accept("text/css,*/*;q=0.1")
                .send();
        assertThat(owing.status()).as("for who owes a code too").isEqualTo(200);
    }
}
