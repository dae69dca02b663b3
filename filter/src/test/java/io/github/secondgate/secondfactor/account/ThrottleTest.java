package io.github.secondgate.secondfactor.account;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleTest {
    private static final Duration BLINK = Duration.ofMillis(1);

    private final Lab lab = new Lab();
    private final Phone phone = lab.enrolled("alice");

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void fourFailuresCostNothing() {
        lab.fail(phone, 4);

        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({"5,1", "6,2", "7,4", "8,8", "9,16", "10,32", "11,60", "12,60", "49,60"})
    void fromTheFifthFailureOnEachDoublesTheDelayUpToAnHour(int failures, long minutes) {
        lab.failPatiently(phone, failures - 1);
        lab.fail(phone, 1);
        Duration delay = Duration.ofMinutes(minutes);

        Verification atOnce = lab.verify(phone, phone.code());
        assertThat(atOnce.outcome()).isEqualTo(Outcome.THROTTLED);
        assertThat(atOnce.retryAfter()).isEqualTo(delay);
        lab.clock.move(delay.minus(BLINK));
        Verification justBefore = lab.verify(phone, phone.code());
        assertThat(justBefore.outcome()).isEqualTo(Outcome.THROTTLED);
        assertThat(justBefore.retryAfter()).isEqualTo(BLINK);
        lab.clock.move(BLINK);
        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void theFiftiethFailureLocksTheAccountForAppCodesForGood() {
        lab.failPatiently(phone, 49);
        lab.fail(phone, 1);

        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.LOCKED);
        lab.clock.move(Duration.ofDays(365));
        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.LOCKED);
    }

    @Test
    void aRecoveryCodeOpensALockedAccount() {
        lab.failPatiently(phone, 50);

        assertThat(lab.verifier
                        .verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE)
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);
        lab.clock.move(Lab.STEP.multipliedBy(2));
        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void afterTheClockWasSetBackTheWaitIsToldAsItIs() {
        lab.fail(phone, 5);
        lab.clock.move(Duration.ofHours(-1));

        assertOpensAfterWhatIsTold(() -> lab.verify(phone, phone.code()));
        failRecovery(5);
        lab.clock.move(Duration.ofHours(-1));
        assertOpensAfterWhatIsTold(
                () -> lab.verifier.verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE));
    }

    private void assertOpensAfterWhatIsTold(Supplier<Verification> check) {
        Verification told = check.get();
        assertThat(told.outcome()).isEqualTo(Outcome.THROTTLED);
        lab.clock.move(told.retryAfter().minusMillis(1));
        assertThat(check.get().outcome()).isEqualTo(Outcome.THROTTLED);
        lab.clock.move(Duration.ofMillis(1));
        assertThat(check.get().outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void attemptsWhileThrottledAreNeitherEvaluatedNorCounted() {
        lab.fail(phone, 5);
        for (int i = 0; i < 100; i++) {
            assertThat(lab.verify(phone, phone.wrongCode()).outcome()).isEqualTo(Outcome.THROTTLED);
        }
        lab.clock.move(Duration.ofMinutes(1));

        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aCodeOfferedWhileThrottledIsNotSpentByIt() {
        lab.fail(phone, 5);
        lab.clock.move(Duration.ofMinutes(1).minus(BLINK));
        String code = phone.code();
        lab.verify(phone, code);
        lab.clock.move(BLINK);

        assertThat(lab.verify(phone, code).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void failuresDoNotFadeWithTime() {
        lab.fail(phone, 4);
        lab.clock.move(Duration.ofDays(1000));
        lab.fail(phone, 1);

        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.THROTTLED);
    }

    @Test
    void aSuccessWithTheAppTakesBothCountersBack() {
        lab.fail(phone, 4);
        failRecovery(4);
        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.ACCEPTED);

        lab.fail(phone, 4);
        failRecovery(5);
    }

    @Test
    void aSuccessWithARecoveryCodeTakesBothCountersBack() {
        lab.fail(phone, 4);
        failRecovery(4);
        assertThat(lab.verifier
                        .verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE)
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);

        lab.fail(phone, 4);
        failRecovery(5);
    }

    @Test
    void aReplayCountsLikeAWrongCode() {
        String code = phone.code();
        lab.verify(phone, code);
        for (int i = 0; i < 5; i++) {
            assertThat(lab.verify(phone, code).outcome()).isEqualTo(Outcome.REPLAYED);
        }

        assertThat(lab.verify(phone, phone.code(1)).outcome()).isEqualTo(Outcome.THROTTLED);
    }

    @Test
    void recoveryCodesKeepWorkingWhileAppCodesAreThrottledAndTheOtherWayRound() {
        lab.fail(phone, 5);
        failRecovery(5);
        assertThat(recover(phone.recoveryCodes.get(0)).outcome()).isEqualTo(Outcome.THROTTLED);
        lab.clock.move(Duration.ofMinutes(1));
        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void fiveRecoveryCodesAnHourAreLookedAtCountedFromTheFirst() {
        failRecovery(1);
        lab.clock.move(Duration.ofMinutes(50));
        failRecovery(4);

        Verification throttled = recover(phone.recoveryCodes.get(0));
        assertThat(throttled.outcome()).isEqualTo(Outcome.THROTTLED);
        assertThat(throttled.retryAfter()).isEqualTo(Duration.ofMinutes(10));
        lab.clock.move(Duration.ofMinutes(10).minus(BLINK));
        assertThat(recover(phone.recoveryCodes.get(0)).outcome()).isEqualTo(Outcome.THROTTLED);
        lab.clock.move(BLINK);
        failRecovery(4);
        assertThat(recover(phone.recoveryCodes.get(0)).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void passwordsWaitLikeAppCodesButAreNeverLocked() {
        for (int i = 0; i < 60; i++) {
            assertThat(password(false).outcome()).isEqualTo(Outcome.REJECTED);
            lab.clock.move(Duration.ofHours(1));
        }
        assertThat(password(false).outcome()).isEqualTo(Outcome.REJECTED);
        Verification throttled = password(true);
        assertThat(throttled.outcome()).isEqualTo(Outcome.THROTTLED);
        assertThat(throttled.retryAfter()).isEqualTo(Duration.ofHours(1));
        lab.clock.move(Duration.ofHours(1).minus(BLINK));
        assertThat(password(true).outcome()).isEqualTo(Outcome.THROTTLED);
        lab.clock.move(BLINK);
        assertThat(password(true).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(password(false).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void passwordsAndCodesDoNotCountAgainstEachOther() {
        for (int i = 0; i < 5; i++) {
            password(false);
        }
        lab.fail(phone, 4);
        assertThat(password(true).outcome()).isEqualTo(Outcome.THROTTLED);
        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(password(true).outcome()).isEqualTo(Outcome.THROTTLED);
    }

    @Test
    void theRealmIsNotAskedWhileThrottled() {
        for (int i = 0; i < 5; i++) {
            password(false);
        }
        boolean[] asked = {false};
        lab.passwordCheck.verify(
                "alice",
                () -> {
                    asked[0] = true;
                    return true;
                },
                HERE);
        assertThat(asked[0]).isFalse();
    }

    @Test
    void aRealmThatBreaksLeavesTheTryCounted() {
        for (int i = 0; i < 5; i++) {
            try {
                lab.passwordCheck.verify(
                        "alice",
                        () -> {
                            throw new IllegalStateException("directory is away");
                        },
                        HERE);
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessage("directory is away");
            }
        }
        assertThat(password(true).outcome()).isEqualTo(Outcome.THROTTLED);
    }

    @Test
    void thePasswordOfAnAccountNeverHeardOfIsCountedToo() {
        for (int i = 0; i < 5; i++) {
            lab.passwordCheck.verify("newcomer", () -> false, HERE);
        }
        assertThat(lab.passwordCheck.verify("newcomer", () -> true, HERE).outcome())
                .isEqualTo(Outcome.THROTTLED);
    }

    private Verification password(boolean right) {
        return lab.passwordCheck.verify("alice", () -> right, HERE);
    }

    private Verification recover(String code) {
        return lab.verifier.verify("alice", RecoveryCodeKind.answer(code), HERE);
    }

    private void failRecovery(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(recover("ZZZZ-ZZZZ").outcome()).as("try " + i).isEqualTo(Outcome.REJECTED);
        }
    }
}
