package io.github.secondgate.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.store.Dialect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many tries instead of one right code. Each test is named after its attack. */
class GuessingAttackTest {
    private final Lab lab = new Lab();
    private final Phone phone = lab.enrolled("alice");

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void sessionSpawning() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int session = 0; session < 100; session++) {
            outcomes.add(guess(new RequestOrigin("203.0.113.7", "session " + session)));
        }

        assertThat(outcomes).filteredOn(Outcome.REJECTED::equals).hasSize(5);
        assertThat(outcomes).filteredOn(Outcome.THROTTLED::equals).hasSize(95);
    }

    @Test
    void addressRotation() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int host = 0; host < 100; host++) {
            outcomes.add(guess(new RequestOrigin("198.51.100." + host, null)));
        }

        assertThat(outcomes).filteredOn(Outcome.REJECTED::equals).hasSize(5);
    }

    @Test
    void patienceIsLockedOutAtFifty() {
        int evaluated = 0;
        for (int hours = 0; hours < 500; hours++) {
            evaluated += guess(Lab.HERE) == Outcome.REJECTED ? 1 : 0;
            lab.clock.move(Duration.ofHours(1));
        }

        assertThat(evaluated).isEqualTo(50);
        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.LOCKED);
    }

    @Test
    void reLoginResetsNothing() {
        lab.fail(phone, 4);
        lab.passwordCheck.verify("alice", () -> true, Lab.HERE);
        lab.accounts.noteRequired("alice");
        lab.clock.move(Duration.ofDays(30));
        lab.fail(phone, 1);

        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.THROTTLED);
    }

    @Test
    void newRecoveryCodesResetNothing() {
        lab.fail(phone, 5);
        lab.recoveryCodes.regenerate("alice", Lab.HERE);

        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.THROTTLED);
    }

    @Test
    void removingTheAppResetsNothing() {
        lab.fail(phone, 4);
        lab.enrolments.disable("alice", Lab.HERE);
        PendingEnrolment pending =
                lab.enrolments.begin("alice", Lab.PHONE, Lab.HERE).orElseThrow();
        Phone again = new Phone("alice", pending, lab.clock);

        assertThat(lab.enrolments
                        .confirm("alice", pending.id(), again.wrongCode(), Lab.HERE)
                        .outcome())
                .isEqualTo(Confirmation.Outcome.REJECTED);
        assertThat(lab.enrolments
                        .confirm("alice", pending.id(), again.code(), Lab.HERE)
                        .outcome())
                .isEqualTo(Confirmation.Outcome.THROTTLED);
    }

    @Test
    void interleavingOwnLogins() {
        Phone attacker = lab.enrolled("mallory");
        for (int i = 0; i < 4; i++) {
            lab.fail(phone, 1);
            assertThat(lab.verify(attacker, attacker.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
            lab.clock.move(Lab.STEP);
        }
        lab.fail(phone, 1);

        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.THROTTLED);
    }

    @Test
    void lockingOthers() {
        // What a stranger can reach are other names, and names that are almost right.
        for (String name : List.of("mallory", "Alice", "alice ", "alic\u00e9", "al%", "alice\u0000")) {
            if (name.endsWith("\u0000") && lab.tables.dialect() == Dialect.POSTGRESQL) {
                // It takes no such text at all. No account name has that character: the login refuses it.
                continue;
            }
            for (int i = 0; i < 20; i++) {
                lab.verifier.verify(name, TotpAppKind.answer(null, "123456"), Lab.HERE);
                lab.verifier.verify(name, RecoveryCodeKind.answer("ABCD-EFGH"), Lab.HERE);
            }
        }

        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_account")).isEqualTo("1");
    }

    @Test
    void lockingTheOwnerOutOfRecovery() {
        lab.failPatiently(phone, 50);

        assertThat(lab.verifier
                        .verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), Lab.HERE)
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    private Outcome guess(RequestOrigin requestOrigin) {
        return lab.verifier
                .verify("alice", TotpAppKind.answer(null, phone.wrongCode()), requestOrigin)
                .outcome();
    }
}
