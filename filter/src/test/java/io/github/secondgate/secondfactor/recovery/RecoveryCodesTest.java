package io.github.secondgate.secondfactor.recovery;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.FactorsChangedException;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.text.WrittenCode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecoveryCodesTest {
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void eachCodeSignsInOnceAndTheStockShrinks() {
        Phone phone = lab.enrolled("alice");
        int left = 8;
        for (String code : phone.recoveryCodes) {
            Verification verification = lab.verifier.verify("alice", RecoveryCodeKind.answer(code), HERE);
            assertThat(verification.outcome()).isEqualTo(Verification.Outcome.ACCEPTED);
            assertThat(verification.recoveryCodesLeft()).isEqualTo(--left);
        }
        assertThat(lab.accounts.facts("alice").recoveryCodesLeft()).isZero();
    }

    @Test
    void regeneratingReplacesTheWholeSetSpentCodesToo() {
        Phone phone = lab.enrolled("alice");
        lab.verifier.verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE);

        NewCodes fresh = lab.recoveryCodes.regenerate("alice", HERE);

        assertThat(fresh.codes()).hasSize(8).doesNotContainAnyElementsOf(phone.recoveryCodes);
        assertThat(fresh.changes()).isEqualTo(2);
        AccountFacts facts = lab.accounts.facts("alice");
        assertThat(facts.changes()).isEqualTo(2);
        assertThat(facts.recoveryCodesLeft()).isEqualTo(8);
        Verification old = lab.verifier.verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(1)), HERE);
        assertThat(old.outcome()).isEqualTo(Verification.Outcome.REJECTED);
        assertThat(old.diagnosis()).isNull();
        assertThat(lab.verifier
                        .verify("alice", RecoveryCodeKind.answer(fresh.codes().get(7)), HERE)
                        .outcome())
                .isEqualTo(Verification.Outcome.ACCEPTED);
    }

    /** The second of two clicks, which was let in before the first one's set was made. */
    @Test
    void aSetThatIsNotMadeCostsNoneOfThoseOfTheHour() {
        lab.enrolled("alice");
        RequestOrigin overtaken =
                Lab.session("her session").on(lab.accounts.facts("alice").changes());
        lab.recoveryCodes.regenerate("alice", HERE);

        for (int click = 0; click < 10; click++) {
            assertThatThrownBy(() -> lab.recoveryCodes.regenerate("alice", overtaken))
                    .isInstanceOf(FactorsChangedException.class);
        }
        for (int more = 0; more < 4; more++) {
            assertThat(lab.recoveryCodes.regenerate("alice", HERE).codes()).hasSize(8);
        }
    }

    @Test
    void anAccountWithoutAnAppGetsNoCodes() {
        lab.enrolments.begin("alice", Lab.PHONE, HERE);

        assertThat(lab.recoveryCodes.regenerate("alice", HERE).codes()).isEmpty();
        assertThat(lab.recoveryCodes.regenerate("nobody", HERE).codes()).isEmpty();
        assertThat(lab.accounts.facts("alice").changes()).isZero();
    }

    @Test
    void countAndLengthAreSettings() {
        RecoveryCodes codes = codes(3, 10);

        List<String> fresh = codes.made("alice").codes();

        assertThat(fresh).hasSize(3).allMatch(code -> code.matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}"));
    }

    @Test
    void countAndLengthHaveBounds() {
        codes(0, 8);
        codes(20, 32);
        for (int[] bad : new int[][] {{-1, 8}, {21, 8}, {8, 7}, {8, 33}}) {
            assertThatIllegalArgumentException().isThrownBy(() -> codes(bad[0], bad[1]));
        }
    }

    @Test
    void theCodesStandInTheDatabaseAsHashesUnderOneSalt() {
        Phone phone = lab.enrolled("alice");

        for (String code : phone.recoveryCodes) {
            assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_recovery_code WHERE hash LIKE '%"
                            + WrittenCode.normalise(code) + "%'"))
                    .isEqualTo("0");
        }
        assertThat(lab.tables.ask("SELECT recovery_parameters FROM secondgate_account"))
                .matches("1\\.2\\..*");
    }

    @Test
    void theShippedCostWorksFromEndToEnd() {
        SecretHash shipped = new SecretHash(lab.keyRing("first"), lab.random);
        RecoveryCodes codes = new RecoveryCodes(lab.core, shipped, lab.nothingAhead(), 1, 8);
        lab.enrolled("alice");
        String code = codes.regenerate("alice", HERE).codes().get(0);

        assertThat(lab.tables.ask("SELECT recovery_parameters FROM secondgate_account"))
                .startsWith("1.600000.");
        assertThat(lab.verifier
                        .verify("alice", RecoveryCodeKind.answer(code), HERE)
                        .outcome())
                .isEqualTo(Verification.Outcome.ACCEPTED);
    }

    private RecoveryCodes codes(int count, int length) {
        SecretHash hash = new SecretHash(lab.keyRing("first"), lab.random, 2);
        return new RecoveryCodes(lab.core, hash, lab.nothingAhead(), count, length);
    }
}
