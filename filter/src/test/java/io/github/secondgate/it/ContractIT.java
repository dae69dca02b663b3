package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The calls a script makes, in the order in which a person would cause them. */
@OnOneShiroLine
class ContractIT {
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

    private static Visitor someone() {
        return site.visitor().password(site.person("nadia"));
    }

    @Test
    void aNewcomerHasNothingConfigured() {
        Answer answer = someone().getJson("/2fa");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json");
        JsonObject state = answer.json();
        assertThat(state.getString("state")).isEqualTo("NOT_CONFIGURED");
        assertThat(state.getBoolean("required")).isFalse();
        assertThat(state.getString("confirmedAt")).isNull();
        assertThat(state.getString("csrf")).isNotBlank();
    }

    @Test
    void enablingGivesASecretThatIsPendingUntilConfirmed() {
        String account = site.person("nadia");
        Visitor visitor = site.visitor().password(account);
        visitor.freshToken("/2fa");
        JsonObject pending = visitor.postJson("/2fa/enable").json();
        assertThat(pending.getString("state")).isEqualTo("PENDING_CONFIRMATION");
        assertThat(pending.getString("secret").replace(" ", "")).matches("[A-Z2-7]{32}");
        assertThat(pending.getString("uri"))
                .startsWith("otpauth://totp/Fixture%20Ltd:" + account + "?")
                .contains("secret=" + pending.getString("secret").replace(" ", ""), "issuer=Fixture%20Ltd");
        assertThat(pending.getString("csrf")).isNotBlank();
        assertThat(visitor.getJson("/2fa").json().getString("state")).isEqualTo("PENDING_CONFIRMATION");
        Expect.open(visitor.get("/account/"));
        Expect.open(site.visitor().password(account).get("/account/"));
    }

    @Test
    void confirmingGivesTheRecoveryCodesOnce() {
        String account = eight.person("nadia");
        Visitor visitor = eight.visitor().password(account);
        Authenticator phone = visitor.enrol();
        assertThat(phone.recoveryCodes())
                .hasSize(8)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}"));
        Answer answer = visitor.getJson("/2fa");
        assertThat(answer.json().getString("state")).isEqualTo("ENABLED");
        assertThat(answer.json().getInt("recoveryCodesLeft")).isEqualTo(8);
        assertThat(Instant.parse(answer.json().getString("confirmedAt")).toEpochMilli() / 1000)
                .isBetween(Time.millis() / 1000 - 1, Time.millis() / 1000 + 1);
        assertThat(visitor.csrf()).isNotBlank();
    }

    /** Attack 45. */
    @Test
    void theSecretIsToldOnce() {
        Visitor visitor = someone();
        visitor.freshToken("/2fa");
        String secret =
                visitor.postJson("/2fa/enable").json().getString("secret").replace(" ", "");
        assertThat(visitor.getJson("/2fa").body()).doesNotContain(secret, "otpauth");
        visitor.postJson("/2fa/confirm", "code", new Authenticator(secret).next());
        for (String path : new String[] {"/2fa", "/2fa/challenge", "/2fa/qr", "/2fa/enable", "/2fa/confirm"}) {
            assertThat(visitor.get(path).raw().replace(" ", "")).doesNotContain(secret, "otpauth");
            assertThat(visitor.getJson(path).raw().replace(" ", "")).doesNotContain(secret, "otpauth");
        }
        Answer again = visitor.postJson("/2fa/enable");
        Expect.problem(again, 409);
        assertThat(again.body()).doesNotContain("otpauth");
    }

    @Test
    void theSettingsAreFoundWithASlashAtTheEndToo() {
        assertThat(someone().getJson("/2fa/").json().getString("state")).isEqualTo("NOT_CONFIGURED");
    }

    @Test
    void confirmingWithoutASetUpSaysHowToStartOver() {
        Visitor visitor = someone();
        visitor.freshToken("/2fa");
        JsonObject problem = Expect.problem(visitor.postJson("/2fa/confirm", "code", "123456"), 409);
        assertThat(problem.getString("detail")).isEqualTo("No pending enrollment. Click \"Enable\" to start over");
    }

    @Test
    void aWrongCodeDoesNotConfirm() {
        Visitor visitor = someone();
        visitor.freshToken("/2fa");
        Authenticator phone =
                new Authenticator(visitor.postJson("/2fa/enable").json().getString("secret"));
        JsonObject problem = Expect.problem(visitor.postJson("/2fa/confirm", "code", phone.wrong()), 422);
        assertThat(problem.getString("detail")).startsWith("That code did not match");
        assertThat(visitor.postJson("/2fa/confirm", "code", phone.next()).status())
                .isEqualTo(200);
    }

    @Test
    void theChallengeTellsItsMethodsAndWhereToGoOn() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor = site.visitor().password(account);
        visitor.get("/account/report?page=2");
        JsonObject challenge = visitor.getJson("/2fa/challenge").json();
        assertThat(challenge.getString("account")).isEqualTo(account);
        assertThat(challenge.getArray("methods")).containsExactly("app", "recovery");
        assertThat(challenge.getString("csrf")).isNotBlank();
        Answer passed = visitor.postJson("/2fa/challenge", "code", phone.next());
        assertThat(passed.status()).isEqualTo(200);
        assertThat(passed.json().getString("location")).isEqualTo("/account/report?page=2");
        assertThat(passed.json().getString("csrf")).isNotBlank();
        assertThat(visitor.postJson("/2fa/recovery-codes").status()).isEqualTo(200);
    }

    @Test
    void aRecoveryCodeIsReadAsPeopleTypeIt() {
        String account = eight.person("ewan");
        Authenticator phone = eight.visitor().password(account).enrol();
        String code = phone.recoveryCodes().get(0).toLowerCase(Locale.ROOT).replace("-", " ");
        Visitor visitor = eight.visitor().password(account);
        assertThat(visitor.recoveryCode(" " + code + " ").status()).isEqualTo(200);
        assertThat(visitor.getJson("/2fa").json().getInt("recoveryCodesLeft")).isEqualTo(7);
        Expect.open(visitor.get("/account/"));
    }

    @Test
    void aCodeIsReadWithSpaces() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        String code = phone.next();
        Visitor visitor = site.visitor().password(account);
        assertThat(visitor.code(" " + code.substring(0, 3) + " " + code.substring(3) + " ")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void newRecoveryCodesReplaceTheOldOnes() {
        String account = eight.person("ewan");
        Visitor visitor = eight.visitor().password(account);
        Authenticator phone = visitor.enrol();
        visitor.freshToken("/2fa");
        Answer answer = visitor.postJson("/2fa/recovery-codes");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.json().getArray("recoveryCodes"))
                .hasSize(8)
                .doesNotContainAnyElementsOf(phone.recoveryCodes());
        assertThat(eight.visitor()
                        .password(account)
                        .recoveryCode(phone.recoveryCodes().get(0))
                        .status())
                .isEqualTo(422);
        String fresh = answer.json().getArray("recoveryCodes").getString(0);
        assertThat(eight.visitor().password(account).recoveryCode(fresh).status())
                .isEqualTo(200);
    }

    @Test
    void disablingAsksThePassword() {
        String account = site.person("ewan");
        Visitor visitor = site.visitor().password(account);
        visitor.enrol();
        JsonObject problem = Expect.problem(visitor.postJson("/2fa/disable", "password", "wrong"), 422);
        assertThat(problem.getString("detail")).startsWith("Password did not match. Two-factor remains enabled.");
        assertThat(visitor.getJson("/2fa").json().getString("state")).isEqualTo("ENABLED");
        Answer answer = visitor.postJson("/2fa/disable", "password", "demo");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(visitor.getJson("/2fa").json().getString("state")).isEqualTo("NOT_CONFIGURED");
        Expect.open(site.visitor().password(account).get("/account/"));
    }

    @Test
    void objectsAreReadLikeForms() {
        String account = site.person("ewan");
        Visitor visitor = site.visitor().password(account);
        visitor.freshToken("/2fa");
        Answer enabled = visitor.request("POST", "/2fa/enable")
                .wantsJson()
                .object("_csrf", visitor.csrf())
                .send();
        assertThat(enabled.status()).as("%s", enabled).isEqualTo(200);
        Authenticator phone = new Authenticator(enabled.json().getString("secret"));
        Answer confirmed = visitor.request("POST", "/2fa/confirm")
                .wantsJson()
                .object("code", phone.next(), "_csrf", visitor.csrf())
                .send();
        assertThat(confirmed.status()).as("%s", confirmed).isEqualTo(200);
    }

    @Test
    void aChallengeWithNothingOwedLeadsHome() {
        Visitor visitor = someone();
        Expect.problem(visitor.getJson("/2fa/challenge"), 409);
        Expect.sentTo(visitor.get("/2fa/challenge"), "/");
        assertThat(visitor.get("/2fa/challenge").status()).isEqualTo(303);
    }

    @Test
    void unknownAddressesBelowOurPathAreUnknown() {
        Visitor visitor = someone();
        for (String path :
                new String[] {"/2fa/nothing", "/2fa/confirm/x", "/2fa/assets/nothing.css", "/2fa/challenge/"}) {
            assertThat(visitor.getJson(path).status()).as(path).isEqualTo(404);
        }
    }
}
