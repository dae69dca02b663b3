package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attacks 1 to 10 and 32 to 36: a code that was right once, or for somebody else. */
@OnOneShiroLine
class ReplayIT {
    private static Site site;

    private String account;
    private Authenticator phone;

    @BeforeAll
    static void start() {
        site = Site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private Visitor someone() {
        account = site.person("ewan");
        phone = site.visitor().password(account).enrol();
        return visitor();
    }

    private Visitor visitor() {
        return site.visitor().password(account);
    }

    @Test
    void aCodeIsWorthNothingInAnotherSession() {
        Visitor first = someone();
        String code = phone.next();
        assertThat(first.code(code).status()).isEqualTo(200);
        Visitor thief = visitor();
        assertThat(thief.code(code).status()).isEqualTo(422);
        Expect.closed(thief.request("GET", "/account/"));
    }

    /** Attack 3. */
    @Test
    void aVariantOfAUsedCodeIsAUsedCode() {
        // A script for each, as five failures in a row would end what is looked at.
        Map<String, Character> zeros =
                Map.of(" ", '\u0660', "-", '\u0966', ".", '\uff10', "\u200b", '\u0e50', "\u2028", '\u2080');
        for (String between : zeros.keySet()) {
            Visitor first = someone();
            String code = phone.next();
            String variant = "\u200e" + code.substring(0, 3) + between + code.substring(3);
            assertThat(first.code(variant).status()).isEqualTo(200);
            assertThat(visitor().code(code).status()).isEqualTo(422);
            assertThat(visitor().code(variant).status()).isEqualTo(422);
            assertThat(visitor().code(inDigitsFrom(zeros.get(between), code)).status())
                    .isEqualTo(422);
            String recovery = phone.recoveryCodes().get(0);
            assertThat(visitor().recoveryCode(recovery.replace("-", between)).status())
                    .isEqualTo(200);
            assertThat(visitor().recoveryCode(recovery).status()).isEqualTo(422);
            assertThat(visitor().recoveryCode(inFullWidth(recovery)).status()).isEqualTo(422);
        }
    }

    @Test
    void aCodeInAnyScriptSignsIn() {
        for (char zero : new char[] {'\u0660', '\u0966', '\uff10'}) {
            someone();
            assertThat(visitor().code(inDigitsFrom(zero, phone.next())).status())
                    .isEqualTo(200);
            String recovery = phone.recoveryCodes().get(0);
            assertThat(visitor().recoveryCode(inFullWidth(recovery)).status()).isEqualTo(200);
        }
    }

    private static String inDigitsFrom(char zero, String code) {
        return mapped(code, digit -> digit - '0' + zero);
    }

    private static String inFullWidth(String code) {
        return mapped(code, ascii -> ascii - '!' + '\uff01');
    }

    private static String mapped(String text, IntUnaryOperator other) {
        return text.chars()
                .map(other)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void aRecoveryCodeInTheFieldForTheAppsCodeIsTakenToItsOwnFieldAndNotSpent() {
        someone();
        Visitor visitor = visitor();
        visitor.freshToken("/2fa/challenge");
        String recovery = phone.recoveryCodes().get(0);
        String typed = recovery.toLowerCase(Locale.ROOT).replace('-', ' ');
        Answer taken = visitor.post("/2fa/challenge", "method", "app", "code", typed);
        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.body())
                .contains("This is a recovery code")
                .containsPattern("<input[^>]*name=\"recoveryCode\"[^>]*value=\"" + typed + "\"")
                .doesNotContainPattern("<input[^>]*name=\"code\"[^>]*value=");
        Expect.problem(visitor.postJson("/2fa/challenge", "code", recovery), 400);
        assertThat(visitor.post("/2fa/challenge", "recoveryCode", typed).status())
                .isEqualTo(303);
        Answer other = visitor().post("/2fa/challenge", "code", "\"><b>ABCD-EFGH");
        assertThat(other.body()).doesNotContain("<b>ABCD");
    }

    @Test
    void theCodeThatConfirmedTheSetUpIsUsedUp() {
        Visitor visitor = someone();
        assertThat(visitor.code(phone.current()).status()).isEqualTo(422);
    }

    @Test
    void codesOfEarlierStepsDieWithALaterOne() {
        someone();
        Time.advanceSeconds(90);
        long step = Time.step();
        visitor().code(phone.at(step + 1));
        for (long earlier = step - 1; earlier <= step + 1; earlier++) {
            assertThat(visitor().code(phone.at(earlier)).status())
                    .as("step %s", earlier - step)
                    .isEqualTo(422);
        }
    }

    @Test
    void theCurrentCodeAndOneEitherSideAreAccepted() {
        for (int offset = -1; offset <= 1; offset++) {
            someone();
            Time.advanceSeconds(120);
            assertThat(visitor().code(phone.at(Time.step() + offset)).status())
                    .as("%s", offset)
                    .isEqualTo(200);
        }
        for (int offset : new int[] {-2, 2}) {
            someone();
            Time.advanceSeconds(120);
            assertThat(visitor().code(phone.at(Time.step() + offset)).status())
                    .as("%s", offset)
                    .isEqualTo(422);
        }
    }

    /** Attack 3. */
    @Test
    void anotherSpellingOfTheSameCodeIsTheSameCode() {
        Visitor first = someone();
        String code = phone.next();
        assertThat(first.code(code).status()).isEqualTo(200);
        for (String variant : new String[] {code + " ", " " + code, code.substring(0, 3) + " " + code.substring(3)}) {
            assertThat(visitor().code(variant).status()).isEqualTo(422);
        }
    }

    /** Attack 9. */
    @Test
    void aRecoveryCodeSignsInOnce() {
        Visitor first = someone();
        String code = phone.recoveryCodes().get(0);
        Answer passed = first.recoveryCode(code);
        assertThat(passed.status()).isEqualTo(200);
        assertThat(passed.json().getInt("recoveryCodesLeft"))
                .isEqualTo(phone.recoveryCodes().size() - 1);
        Visitor thief = visitor();
        assertThat(thief.recoveryCode(code).status()).isEqualTo(422);
        assertThat(thief.recoveryCode(code.toLowerCase(java.util.Locale.ROOT)).status())
                .isEqualTo(422);
        Expect.closed(thief.request("GET", "/account/"));
    }

    /** Attack 10. */
    @Test
    void somebodyElsesCodeIsRefusedAndStaysTheirs() {
        String other = site.person("bob");
        Authenticator othersPhone = site.visitor().password(other).enrol();
        Visitor visitor = someone();
        String code = othersPhone.next();
        assertThat(visitor.code(code).status()).isEqualTo(422);
        assertThat(visitor.recoveryCode(othersPhone.recoveryCodes().get(0)).status())
                .isEqualTo(422);
        assertThat(site.visitor().password(other).code(code).status()).isEqualTo(200);
        assertThat(site.visitor()
                        .password(other)
                        .recoveryCode(othersPhone.recoveryCodes().get(0))
                        .status())
                .isEqualTo(200);
    }

    /** Attack 33. */
    @Test
    void whoIsAskedIsDecidedByTheServer() {
        String other = site.person("bob");
        Authenticator othersPhone = site.visitor().password(other).enrol();
        Visitor visitor = someone();
        visitor.freshToken("/2fa/challenge");
        String code = othersPhone.next();
        Answer answer = visitor.postJson(
                "/2fa/challenge", "code", code, "account", other, "username", other, "user", other, "id", "1");
        assertThat(answer.status()).isEqualTo(422);
        Expect.closed(visitor.request("GET", "/account/"));
    }

    /** Attack 32. */
    @Test
    void aCodeWithoutAPasswordIsWorthNothing() {
        someone();
        Visitor stranger = site.visitor();
        stranger.get("/public/hello?session=yes");
        stranger.csrf("x");
        assertThat(stranger.postJson("/2fa/challenge", "code", phone.next(), "account", account)
                        .status())
                .isEqualTo(401);
        Expect.closed(stranger.request("GET", "/account/"));
    }

    /** Attack 36, and the double click that must not hurt. */
    @Test
    void theVeryRequestThatSucceededIsAnsweredAgainInItsOwnSessionOnly() {
        Visitor visitor = someone();
        visitor.get("/2fa/challenge");
        Visitor before = visitor.copy();
        String code = phone.next();
        Answer first = visitor.post("/2fa/challenge", "code", code);
        assertThat(first.status()).isEqualTo(303);
        Answer again = visitor.post("/2fa/challenge", "code", code);
        assertThat(again.status()).as("%s", again).isEqualTo(303);
        assertThat(again.location()).isEqualTo(first.location());
        Expect.open(visitor.get("/account/"));

        assertThat(before.post("/2fa/challenge", "code", code).status()).isNotEqualTo(200);
        Expect.closed(before.request("GET", "/account/"));
    }

    /** Attack 77. */
    @Test
    void afterTheServersClockWasAheadThePersonIsToldHowToGetIn() {
        someone();
        Time.advanceSeconds(3600);
        assertThat(visitor().code(phone.next()).status()).isEqualTo(200);
        Time.advanceSeconds(-3600);
        try {
            Visitor visitor = visitor();
            Answer told = visitor.code(phone.current());
            assertThat(told.status()).isEqualTo(429);
            assertThat(Long.parseLong(told.header("Retry-After"))).isBetween(3600L, 3660L);
            assertThat(told.json().getString("detail")).contains("server’s clock is wrong", "Use a recovery code");
            assertThat(visitor.post("/2fa/challenge", "code", phone.current()).body())
                    .contains("server’s clock is wrong", "Use a recovery code", "name=\"recoveryCode\"");
            assertThat(visitor.recoveryCode(phone.recoveryCodes().get(0)).status())
                    .isEqualTo(200);
        } finally {
            Time.advanceSeconds(3600);
        }
    }

    /** Attack 83. */
    @Test
    void flagsOfTheClientAreIgnored() {
        Visitor visitor = someone();
        visitor.cookie("mfa", "passed").cookie("secondgate", "true").cookie("mfaRequired", "false");
        Expect.closed(visitor.request("GET", "/account/?mfaRequired=false&secondFactor=passed"));
        Expect.closed(visitor.request("GET", "/account/").header("X-MFA", "passed"));
        Expect.closed(visitor.request("POST", "/account/").wantsJson().object("mfaRequired", "false"));
    }

    /** Attack 52. */
    @Test
    void noAnswerHoldsACode() {
        Visitor visitor = someone();
        Answer page = visitor.get("/2fa/challenge");
        Answer refused = visitor.post("/2fa/challenge", "code", phone.wrong());
        for (long step = Time.step() - 2; step <= Time.step() + 2; step++) {
            assertThat(page.body() + refused.body()).doesNotContain(phone.at(step));
        }
        assertThat(refused.raw()).doesNotContain(phone.setupKey());
    }

    @Test
    void anAccountCannotBeToldByItsWrongPassword() {
        someone();
        String without = site.person("nadia");
        Answer one = site.visitor()
                .request("POST", "/login.jsp")
                .form("username", account, "password", "x")
                .send();
        Answer other = site.visitor()
                .request("POST", "/login.jsp")
                .form("username", without, "password", "x")
                .send();
        assertThat(one.body()).isEqualTo(other.body());
        assertThat(one.status()).isEqualTo(other.status());
    }
}
