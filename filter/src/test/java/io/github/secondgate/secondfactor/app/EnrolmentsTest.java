package io.github.secondgate.secondfactor.app;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnrolmentsTest {
    private static final Duration DAY = Duration.ofHours(24);

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    /** It is recognised as the confirmation sent again, and nowhere else as anything but a used code. */
    @Test
    void theCodeThatConfirmedIsRecognisedByTheSameRequestOnly() {
        RequestOrigin session = Lab.session("her session");
        Phone phone = new Phone(
                "alice", lab.enrolments.begin("alice", Lab.PHONE, session).orElseThrow(), lab.clock);
        String id = phone.pending.id();
        String code = phone.code();
        assertThat(lab.enrolments.confirm("alice", id, code, session).outcome())
                .isEqualTo(Confirmation.Outcome.CONFIRMED);
        assertThat(lab.enrolments.confirm("alice", id, code, session.on(0)).outcome())
                .isEqualTo(Confirmation.Outcome.REPEATED);
        assertThat(lab.enrolments
                        .confirm("alice", id, code, Lab.session("another"))
                        .outcome())
                .isEqualTo(Confirmation.Outcome.NO_PENDING);
        assertThat(lab.enrolments
                        .confirm("alice", id, code, new RequestOrigin(null, null))
                        .outcome())
                .isEqualTo(Confirmation.Outcome.NO_PENDING);
        assertThat(lab.verifier
                        .verify("alice", TotpAppKind.answer(null, code), session)
                        .outcome())
                .isEqualTo(Verification.Outcome.REPLAYED);
    }

    @Test
    void aSetUpThatWaitsChangesNothingAboutTheAccount() {
        begin("alice");

        AccountFacts facts = lab.accounts.facts("alice");
        assertThat(facts.enrolled()).isFalse();
        assertThat(facts.changes()).isZero();
        assertThat(lab.verifier
                        .verify("alice", TotpAppKind.answer(null, "123456"), HERE)
                        .outcome())
                .isEqualTo(Verification.Outcome.NOT_ENROLLED);
    }

    @Test
    void confirmingMakesTheAppCountAndHandsOutTheRecoveryCodes() {
        Phone phone = begin("alice");
        Confirmation confirmation = confirm(phone, phone.code());

        assertThat(confirmation.outcome()).isEqualTo(Confirmation.Outcome.CONFIRMED);
        assertThat(confirmation.recoveryCodes())
                .hasSize(8)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}"));
        assertThat(confirmation.changes()).isEqualTo(1);
        AccountFacts facts = lab.accounts.facts("alice");
        assertThat(facts.enrolled()).isTrue();
        assertThat(facts.confirmedAt()).isEqualTo(lab.clock.instant());
        assertThat(facts.changes()).isEqualTo(1);
        assertThat(facts.recoveryCodesLeft()).isEqualTo(8);
    }

    @Test
    void theCodeThatConfirmedIsSpentByIt() {
        Phone phone = begin("alice");
        confirm(phone, phone.code());

        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Verification.Outcome.REPLAYED);
        assertThat(lab.verify(phone, phone.code(1)).outcome()).isEqualTo(Verification.Outcome.ACCEPTED);
    }

    @Test
    void recoveryCodesCanBeSwitchedOff() {
        Lab.Node without = lab.new Node(lab.keyRing("first"), lab.clock, 0);
        PendingEnrolment pending =
                without.enrolments.begin("alice", Lab.PHONE, HERE).orElseThrow();
        Phone phone = new Phone("alice", pending, lab.clock);
        Confirmation confirmation = without.enrolments.confirm("alice", pending.id(), phone.code(), HERE);

        assertThat(confirmation.outcome()).isEqualTo(Confirmation.Outcome.CONFIRMED);
        assertThat(confirmation.recoveryCodes()).isEmpty();
        assertThat(without.recoveryCodes.regenerate("alice", HERE).codes()).isEmpty();
    }

    @Test
    void anEnrolledAccountCannotBeginAnother() {
        lab.enrolled("alice");

        assertThat(lab.enrolments.begin("alice", Lab.PHONE, HERE)).isEmpty();
    }

    @Test
    void aWaitingSetUpCanBeShownAgainToItsOwnAccountOnly() {
        Phone phone = begin("alice");

        PendingEnrolment again =
                lab.enrolments.pending("alice", phone.pending.id()).orElseThrow();
        assertThat(again.secret()).isEqualTo(phone.pending.secret());
        assertThat(again.totp().digits()).isEqualTo(6);
        assertThat(lab.enrolments.pending("bob", phone.pending.id())).isEmpty();
        assertThat(lab.enrolments.pending("alice", "another")).isEmpty();
        assertThat(lab.enrolments
                        .confirm("bob", phone.pending.id(), phone.code(), HERE)
                        .outcome())
                .isEqualTo(Confirmation.Outcome.NO_PENDING);
    }

    @Test
    void aConfirmedSetUpIsShownToNobodyAgain() {
        Phone phone = lab.enrolled("alice");

        assertThat(lab.enrolments.pending("alice", phone.pending.id())).isEmpty();
        assertThat(confirm(phone, phone.code()).outcome()).isEqualTo(Confirmation.Outcome.NO_PENDING);
    }

    @Test
    void anAbandonedSetUpCanNotBeConfirmed() {
        Phone phone = begin("alice");
        lab.enrolments.abandon("alice", phone.pending.id(), Lab.HERE);

        assertThat(lab.enrolments.pending("alice", phone.pending.id())).isEmpty();
        assertThat(confirm(phone, phone.code()).outcome()).isEqualTo(Confirmation.Outcome.NO_PENDING);
        assertThat(lab.accounts.facts("alice").enrolled()).isFalse();
    }

    @Test
    void aSetUpAbandonedWhileItsRecoveryCodesAreDerivedIsNotConfirmed() {
        Phone phone = begin("alice");
        SecureRandom meanwhile = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public int nextInt(int bound) {
                lab.enrolments.abandon("alice", phone.pending.id(), Lab.HERE);
                return super.nextInt(bound);
            }
        };
        RecoveryCodes slow = new RecoveryCodes(
                new CoreServices(lab.database, lab.audit, lab.notices, lab.clock, meanwhile),
                new SecretHash(lab.keyRing("first"), lab.random, 2),
                lab.nothingAhead(),
                1,
                8);
        SecretCipher cipher = new SecretCipher(lab.keyRing("first"), lab.random);
        TotpAppKeys keys = new TotpAppKeys(cipher, lab.audit, 1);
        Enrolments enrolments = new Enrolments(lab.core, lab.kinds, keys, slow, phone.pending.totp());

        assertThat(enrolments
                        .confirm("alice", phone.pending.id(), phone.code(), HERE)
                        .outcome())
                .isEqualTo(Confirmation.Outcome.NO_PENDING);
        AccountFacts facts = lab.accounts.facts("alice");
        assertThat(facts.enrolled()).isFalse();
        assertThat(facts.changes()).isZero();
        assertThat(facts.recoveryCodesLeft()).isZero();
    }

    @Test
    void nobodyAbandonsTheSetUpOfAnotherAccount() {
        Phone phone = begin("alice");
        lab.enrolments.abandon("bob", phone.pending.id(), Lab.HERE);

        assertThat(confirm(phone, phone.code()).outcome()).isEqualTo(Confirmation.Outcome.CONFIRMED);
    }

    @Test
    void aSetUpCanBeConfirmedUntilJustBeforeADayHasPassed() {
        Phone phone = begin("alice");
        lab.clock.move(DAY.minusMillis(1));

        assertThat(confirm(phone, phone.code()).outcome()).isEqualTo(Confirmation.Outcome.CONFIRMED);
    }

    @Test
    void aSetUpCannotBeConfirmedAfterADay() {
        Phone phone = begin("alice");
        lab.clock.move(DAY);

        assertThat(confirm(phone, phone.code()).outcome()).isEqualTo(Confirmation.Outcome.NO_PENDING);
        assertThat(lab.enrolments.pending("alice", phone.pending.id())).isEmpty();
    }

    @Test
    void anAbandonedSecretIsDeletedAfterADay() {
        Phone phone = begin("alice");
        lab.clock.move(Duration.ofHours(5));
        lab.enrolments.abandon("alice", phone.pending.id(), Lab.HERE);

        lab.clock.move(DAY.minusMillis(1));
        lab.keepHouse();
        assertThat(setupsOfAlice()).isEqualTo("1");
        lab.clock.move(Duration.ofMillis(1));
        lab.keepHouse();
        assertThat(setupsOfAlice()).isEqualTo("0");
    }

    @Test
    void anAccountKeepsTenSetUpsAtMost() {
        Phone first = begin("alice");
        for (int i = 0; i < 30; i++) {
            lab.clock.move(Duration.ofSeconds(1));
            begin("alice");
        }
        assertThat(setupsOfAlice()).isEqualTo("10");
        assertThat(confirm(first, first.code()).outcome()).isEqualTo(Confirmation.Outcome.NO_PENDING);
    }

    @Test
    void ofTwoSessionsThatSetUpTheFirstToConfirmWins() {
        Phone one = begin("alice");
        Phone two = begin("alice");

        assertThat(confirm(two, two.code()).outcome()).isEqualTo(Confirmation.Outcome.CONFIRMED);
        assertThat(lab.enrolments.pending("alice", one.pending.id())).isEmpty();
        assertThat(confirm(one, one.code()).outcome()).isEqualTo(Confirmation.Outcome.NO_PENDING);
        assertThat(lab.verify(two, two.code(1)).outcome()).isEqualTo(Verification.Outcome.ACCEPTED);
    }

    @Test
    void aSetUpBegunBeforeAnotherWasConfirmedAndRemovedStaysDead() {
        Phone old = begin("alice");
        lab.enrolled("alice");
        lab.enrolments.disable("alice", HERE);

        assertThat(confirm(old, old.code()).outcome()).isEqualTo(Confirmation.Outcome.NO_PENDING);
    }

    @Test
    void wrongFirstCodesCountOnTheCounterOfTheApp() {
        Phone phone = begin("alice");
        for (int i = 0; i < 5; i++) {
            assertThat(confirm(phone, phone.wrongCode()).outcome()).isEqualTo(Confirmation.Outcome.REJECTED);
        }
        Confirmation throttled = confirm(phone, phone.code());
        assertThat(throttled.outcome()).isEqualTo(Confirmation.Outcome.THROTTLED);
        assertThat(throttled.retryAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(lab.tables.ask("SELECT app_failures FROM secondgate_account"))
                .isEqualTo("5");

        lab.clock.move(Duration.ofMinutes(1));
        assertThat(confirm(phone, phone.code()).outcome()).isEqualTo(Confirmation.Outcome.CONFIRMED);
        assertThat(lab.tables.ask("SELECT app_failures FROM secondgate_account"))
                .isEqualTo("0");
    }

    @Test
    void anAccountWithoutAFactorIsNeverLockedOutOfSettingOneUp() {
        Phone phone = begin("alice");
        lab.tables.run("UPDATE secondgate_account SET app_failures = 60, app_failed_at = " + lab.clock.millis());
        assertThat(confirm(phone, phone.code()).outcome()).isEqualTo(Confirmation.Outcome.THROTTLED);

        lab.clock.move(Duration.ofHours(1));
        assertThat(confirm(phone, phone.code()).outcome()).isEqualTo(Confirmation.Outcome.CONFIRMED);
    }

    @Test
    void whatCannotBeACodeIsRejectedWithoutBeingCounted() {
        Phone phone = begin("alice");
        for (String code : new String[] {null, "", "12345", "1234567", "abcdef"}) {
            assertThat(confirm(phone, code).outcome()).isEqualTo(Confirmation.Outcome.REJECTED);
        }
        assertThat(lab.tables.ask("SELECT app_failures FROM secondgate_account"))
                .isEqualTo("0");
    }

    @Test
    void disablingRemovesAppAndCodesAndIsNoticedByEverySession() {
        Phone phone = lab.enrolled("alice");

        assertThat(lab.enrolments.disable("alice", HERE)).isTrue();
        AccountFacts facts = lab.accounts.facts("alice");
        assertThat(facts.enrolled()).isFalse();
        assertThat(facts.recoveryCodesLeft()).isZero();
        assertThat(facts.changes()).isEqualTo(2);
        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Verification.Outcome.NOT_ENROLLED);
        assertThat(lab.verifier
                        .verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE)
                        .outcome())
                .isEqualTo(Verification.Outcome.NOT_ENROLLED);
    }

    @Test
    void disablingWithoutAnAppChangesNothing() {
        assertThat(lab.enrolments.disable("nobody", HERE)).isFalse();
        begin("alice");
        assertThat(lab.enrolments.disable("alice", HERE)).isFalse();
        assertThat(lab.accounts.facts("alice").changes()).isZero();
    }

    @Test
    void anAccountCanComeBackAfterDisabling() {
        lab.enrolled("alice");
        lab.enrolments.disable("alice", HERE);
        Phone again = lab.enrolled("alice");

        assertThat(lab.verify(again, again.code()).outcome()).isEqualTo(Verification.Outcome.ACCEPTED);
        assertThat(lab.accounts.facts("alice").changes()).isEqualTo(3);
    }

    @Test
    void anAppKeepsTheParametersItWasMadeWith() {
        Phone phone = lab.enrolled("alice");
        lab.tables.run("UPDATE secondgate_app SET digits = 8");

        String eight = new io.github.secondgate.totp.Totp(io.github.secondgate.totp.Totp.Algorithm.SHA1, 8, 30)
                .codeAt(phone.pending.secret(), phone.step());
        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Verification.Outcome.REJECTED);
        assertThat(lab.verify(phone, eight).outcome()).isEqualTo(Verification.Outcome.ACCEPTED);
    }

    @Test
    void everyStepIsOneEvent() {
        Phone phone = begin("alice");
        confirm(phone, phone.wrongCode());
        confirm(phone, phone.code());
        lab.enrolments.begin("alice", Lab.PHONE, HERE);
        lab.recoveryCodes.regenerate("alice", HERE);
        lab.enrolments.disable("alice", HERE);

        assertThat(lab.events().stream().map(line -> line.replaceAll(" account.* outcome=", " ")))
                .containsExactly(
                        "event=ENROLMENT_BEGUN factor=APP \"BEGUN\"",
                        "event=ENROLMENT_CONFIRMED factor=APP \"REJECTED\"",
                        "event=ENROLMENT_CONFIRMED factor=APP \"CONFIRMED\"",
                        "event=ENROLMENT_BEGUN factor=APP \"ALREADY_ENROLLED\"",
                        "event=RECOVERY_CODES_REPLACED factor=RECOVERY_CODE \"REPLACED\"",
                        "event=SECOND_FACTOR_DISABLED factor=APP \"DISABLED\"");
    }

    private Phone begin(String account) {
        return new Phone(account, lab.enrolments.begin(account, Lab.PHONE, HERE).orElseThrow(), lab.clock);
    }

    private Confirmation confirm(Phone phone, String code) {
        return lab.enrolments.confirm(phone.account, phone.pending.id(), code, HERE);
    }

    private String setupsOfAlice() {
        return lab.tables.ask("SELECT COUNT(*) FROM secondgate_setup WHERE account = 'alice'");
    }
}
