package io.github.secondgate.secondfactor;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static io.github.secondgate.secondfactor.Lab.STEP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private final Lab lab = new Lab();
    private final Phone phone = lab.enrolled("alice");

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void theCurrentCodeAndOneEitherSideAreAccepted() {
        assertThat(lab.verify(phone, phone.code(-1)).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(lab.verify(phone, phone.code(1)).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void theSecondStepEitherSideIsRejected() {
        assertThat(lab.verify(phone, phone.code(-2)).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(lab.verify(phone, phone.code(2)).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void aCodeLivesUntilTheVeryEndOfTheStepAfterItsOwn() {
        String code = phone.code();
        lab.clock.move(Duration.ofSeconds(15).plus(STEP).minusMillis(1));
        assertThat(lab.verify(phone, code).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aCodeIsDeadOneMillisecondLater() {
        String code = phone.code();
        lab.clock.move(Duration.ofSeconds(15).plus(STEP));
        assertThat(lab.verify(phone, code).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void anAcceptanceTellsOnWhichChangesItStandsAndHowManyRecoveryCodesAreLeft() {
        Verification verification = lab.verify(phone, phone.code());

        assertThat(verification.changes()).isEqualTo(lab.accounts.facts("alice").changes());
        assertThat(verification.recoveryCodesLeft()).isEqualTo(8);
        assertThat(verification.diagnosis()).isNull();
    }

    @Test
    void anAccountWithoutAnAppIsNotEnrolledAndLeavesNoTrace() {
        assertThat(lab.verifier
                        .verify("nobody", TotpAppKind.answer(null, "123456"), HERE)
                        .outcome())
                .isEqualTo(Outcome.NOT_ENROLLED);
        assertThat(lab.verifier
                        .verify("nobody", RecoveryCodeKind.answer("ABCD-EFGH"), HERE)
                        .outcome())
                .isEqualTo(Outcome.NOT_ENROLLED);
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_account WHERE account = 'nobody'"))
                .isEqualTo("0");
    }

    @Test
    void theVeryRequestThatJustSucceededIsNeitherCountedNorGranted() {
        RequestOrigin session = new RequestOrigin("203.0.113.7", "mark of this session");
        String code = phone.code();
        assertThat(lab.verifier
                        .verify("alice", TotpAppKind.answer(null, code), session)
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);

        for (int i = 0; i < 20; i++) {
            Verification again = lab.verifier.verify("alice", TotpAppKind.answer(null, code), session);
            assertThat(again.outcome()).isEqualTo(Outcome.REPEATED);
            assertThat(again.accepted()).isFalse();
        }
        assertThat(failures()).isEqualTo("0");
    }

    @Test
    void aRequestOfAnotherSessionOrWithoutAMarkIsAReplay() {
        String code = phone.code();
        lab.verifier.verify("alice", TotpAppKind.answer(null, code), new RequestOrigin(null, "one"));

        assertThat(lab.verifier
                        .verify("alice", TotpAppKind.answer(null, code), new RequestOrigin(null, "two"))
                        .outcome())
                .isEqualTo(Outcome.REPLAYED);
        assertThat(lab.verifier
                        .verify("alice", TotpAppKind.answer(null, code), HERE)
                        .outcome())
                .isEqualTo(Outcome.REPLAYED);
        assertThat(failures()).isEqualTo("2");
    }

    @Test
    void twoRequestsWithoutAMarkAreNeverTheSame() {
        String code = phone.code();
        lab.verifier.verify("alice", TotpAppKind.answer(null, code), HERE);

        assertThat(lab.verifier
                        .verify("alice", TotpAppKind.answer(null, code), HERE)
                        .outcome())
                .isEqualTo(Outcome.REPLAYED);
    }

    @Test
    void whatCannotBeACodeIsRejectedWithoutBeingCounted() {
        for (String code : new String[] {null, "", "12345", "1234567", "12345a", "１２３４５６", "-12345", "12 345"}) {
            assertThat(lab.verify(phone, code).outcome()).as(code).isEqualTo(Outcome.REJECTED);
        }
        assertThat(failures()).isEqualTo("0");
    }

    @Test
    void aRecoveryCodeIsTakenOnceHoweverItIsTyped() {
        String code = phone.recoveryCodes.get(0);
        String typed = " " + code.toLowerCase().replace("-", " \u2013 ");

        Verification first = lab.verifier.verify("alice", RecoveryCodeKind.answer(typed), HERE);
        assertThat(first.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(first.recoveryCodesLeft()).isEqualTo(7);
        Verification second = lab.verifier.verify("alice", RecoveryCodeKind.answer(code), HERE);
        assertThat(second.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(second.diagnosis().kind()).isEqualTo(Diagnosis.Kind.ALREADY_USED);
    }

    @Test
    void theRecoveryRequestThatJustSucceededIsNeitherCountedNorGranted() {
        RequestOrigin session = new RequestOrigin(null, "mark");
        String code = phone.recoveryCodes.get(0);
        assertThat(lab.verifier
                        .verify("alice", RecoveryCodeKind.answer(code), session)
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);

        for (int i = 0; i < 10; i++) {
            assertThat(lab.verifier
                            .verify("alice", RecoveryCodeKind.answer(code), session)
                            .outcome())
                    .isEqualTo(Outcome.REPEATED);
        }
        assertThat(lab.tables.ask("SELECT recovery_tries FROM secondgate_account"))
                .isEqualTo("0");
        assertThat(lab.accounts.facts("alice").recoveryCodesLeft()).isEqualTo(7);
    }

    @Test
    void whatCannotBeARecoveryCodeIsRejectedWithoutBeingCounted() {
        for (String code : new String[] {null, "", "ABCD", "ABCD-EFG0", "ABCD-EFGÄ", "A".repeat(10_000)}) {
            assertThat(lab.verifier
                            .verify("alice", RecoveryCodeKind.answer(code), HERE)
                            .outcome())
                    .isEqualTo(Outcome.REJECTED);
        }
        assertThat(lab.tables.ask("SELECT recovery_tries FROM secondgate_account"))
                .isEqualTo("0");
    }

    @Test
    void recoveryCodesThatWereSwitchedOffLaterAreNotTaken() {
        Verifier without = lab.new Node(lab.keyRing("first"), lab.clock, 0).verifier;

        assertThat(without.verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE)
                        .outcome())
                .isEqualTo(Outcome.REJECTED);
    }

    @Test
    void everyOutcomeIsOneEvent() {
        int before = lab.events().size();
        lab.verify(phone, phone.code());
        lab.verify(phone, phone.code());
        lab.verify(phone, phone.wrongCode());
        lab.verifier.verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE);
        lab.verifier.verify("nobody", TotpAppKind.answer(null, "123456"), HERE);

        assertThat(lab.events().subList(before, lab.events().size()))
                .containsExactly(
                        event("APP", "alice", "ACCEPTED"),
                        event("APP", "alice", "REPLAYED ALREADY_USED"),
                        event("APP", "alice", "REJECTED"),
                        event("RECOVERY_CODE", "alice", "ACCEPTED"),
                        event("APP", "nobody", "NOT_ENROLLED"));
    }

    private static String event(String factor, String account, String outcome) {
        return "event=SECOND_FACTOR_CHECKED factor=" + factor + " account=\"" + account
                + "\" address=\"203.0.113.7\" outcome=\"" + outcome + "\"";
    }

    private String failures() {
        return lab.tables.ask("SELECT app_failures FROM secondgate_account WHERE account = 'alice'");
    }
}
