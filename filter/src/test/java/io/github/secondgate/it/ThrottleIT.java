package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attacks 13 to 23: guessing, and using the guard against guessing to lock others out. */
@OnOneShiroLine
class ThrottleIT {
    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private record Owner(String account, Authenticator phone) {
        static Owner enrolled() {
            String account = site.person("ewan");
            return new Owner(account, site.visitor().password(account).enrol());
        }

        Visitor visitor() {
            return site.visitor().password(account);
        }

        Owner guessedFiveTimes() {
            Visitor guesser = visitor();
            for (int i = 0; i < 5; i++) {
                assertThat(guesser.code(phone.wrong()).status()).isEqualTo(422);
            }
            return this;
        }
    }

    @Test
    void afterFiveWrongCodesEvenTheRightOneWaitsAMinute() {
        Owner owner = Owner.enrolled().guessedFiveTimes();
        Visitor visitor = owner.visitor();
        String right = owner.phone().next();
        Answer answer = visitor.code(right);
        Expect.problem(answer, 429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        Time.advanceSeconds(Integer.parseInt(answer.header("Retry-After")) - 1);
        assertThat(visitor.code(owner.phone().current()).status()).isEqualTo(429);
        Time.advanceSeconds(2);
        visitor.challenge(owner.phone());
        Expect.open(visitor.get("/account/"));
    }

    @Test
    void theWaitDoubles() {
        Owner owner = Owner.enrolled().guessedFiveTimes();
        Visitor visitor = owner.visitor();
        Time.advanceSeconds(61);
        assertThat(visitor.code(owner.phone().wrong()).status()).isEqualTo(422);
        Answer answer = visitor.code(owner.phone().next());
        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(61, 120);
    }

    /** Attacks 13, 14, 17 and 20. */
    @Test
    void newSessionsNewPasswordsAndForgedAddressesShareOneCount() {
        Owner owner = Owner.enrolled();
        for (int i = 0; i < 5; i++) {
            Visitor guesser = owner.visitor();
            guesser.freshToken("/2fa/challenge");
            guesser.request("POST", "/2fa/challenge")
                    .wantsJson()
                    .csrf()
                    .header("X-Forwarded-For", "203.0.113." + i)
                    .header("X-Real-IP", "203.0.113." + i)
                    .header("X-Skip-MFA", "true")
                    .form("code", owner.phone().wrong(), "mfaRequired", "false")
                    .send();
        }
        assertThat(owner.visitor().code(owner.phone().next()).status()).isEqualTo(429);
    }

    @Test
    void aThrottledPageSaysHowLong() {
        Owner owner = Owner.enrolled().guessedFiveTimes();
        Visitor visitor = owner.visitor();
        visitor.get("/2fa/challenge");
        Answer page = visitor.post("/2fa/challenge", "code", owner.phone().wrong());
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.header("Retry-After")).isNotNull();
        assertThat(page.contentType()).isEqualTo("text/html");
    }

    @Test
    void recoveryCodesKeepWorkingAndLiftTheThrottle() {
        Owner owner = Owner.enrolled().guessedFiveTimes();
        Visitor visitor = owner.visitor();
        assertThat(visitor.recoveryCode(owner.phone().recoveryCodes().get(0)).status())
                .isEqualTo(200);
        Expect.open(visitor.get("/account/"));
        // Codes that the app had shown until then count no more.
        Time.advanceSeconds(90);
        owner.visitor().challenge(owner.phone());
    }

    @Test
    void recoveryCodesAreCountedByThemselves() {
        Owner owner = Owner.enrolled();
        Visitor guesser = owner.visitor();
        for (int i = 0; i < 5; i++) {
            assertThat(guesser.recoveryCode("2222-222" + (i + 2)).status()).isEqualTo(422);
        }
        assertThat(guesser.recoveryCode(owner.phone().recoveryCodes().get(0)).status())
                .isEqualTo(429);
        owner.visitor().challenge(owner.phone());
    }

    /** Attack 22. */
    @Test
    void onesOwnSuccessesDoNotClearSomebodyElsesCount() {
        Owner victim = Owner.enrolled();
        Owner attacker = Owner.enrolled();
        for (int i = 0; i < 5; i++) {
            victim.visitor().code(victim.phone().wrong());
            attacker.visitor().challenge(attacker.phone());
        }
        assertThat(victim.visitor().code(victim.phone().next()).status()).isEqualTo(429);
    }

    /** Attack 23. */
    @Test
    void nobodyIsLockedOutByOneWhoDoesNotKnowThePassword() {
        Owner owner = Owner.enrolled();
        for (int i = 0; i < 30; i++) {
            site.visitor()
                    .request("POST", "/login.jsp")
                    .form("username", owner.account(), "password", "x" + i)
                    .send();
            site.visitor()
                    .request("POST", "/2fa/challenge")
                    .wantsJson()
                    .form(
                            "account",
                            owner.account(),
                            "username",
                            owner.account(),
                            "code",
                            owner.phone().wrong())
                    .send();
        }
        owner.visitor().challenge(owner.phone());
    }

    @Test
    void afterFiftyWrongCodesOnlyARecoveryCodeHelps() {
        Owner owner = Owner.enrolled();
        Visitor guesser = owner.visitor();
        int wrong = 0;
        while (wrong < 50) {
            Answer answer = guesser.code(owner.phone().wrong());
            if (answer.status() == 422) {
                wrong++;
            } else {
                assertThat(answer.status()).isEqualTo(429);
                Time.advanceSeconds(Integer.parseInt(answer.header("Retry-After")));
            }
        }
        Time.advanceSeconds(24 * 3600);
        Visitor visitor = owner.visitor();
        assertThat(visitor.code(owner.phone().next()).status()).isEqualTo(429);
        assertThat(visitor.recoveryCode(owner.phone().recoveryCodes().get(0)).status())
                .isEqualTo(200);
    }

    @Test
    void thePasswordAskedAgainCannotBeGuessedEither() {
        Owner owner = Owner.enrolled();
        Visitor hijacker = owner.visitor().challenge(owner.phone());
        hijacker.freshToken("/2fa");
        for (int i = 0; i < 5; i++) {
            assertThat(hijacker.postJson("/2fa/disable", "password", "guess" + i)
                            .status())
                    .isEqualTo(422);
        }
        Answer answer = hijacker.postJson("/2fa/disable", "password", "demo");
        Expect.problem(answer, 429);
        assertThat(answer.header("Retry-After")).isNotNull();
        owner.visitor().challenge(owner.phone());
    }

    @Test
    void aSuccessStartsTheCountAgain() {
        Owner owner = Owner.enrolled();
        for (int round = 0; round < 3; round++) {
            Visitor visitor = owner.visitor();
            for (int i = 0; i < 4; i++) {
                assertThat(visitor.code(owner.phone().wrong()).status()).isEqualTo(422);
            }
            visitor.challenge(owner.phone());
        }
    }
}
