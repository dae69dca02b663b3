package io.github.secondgate.secondfactor.helpdesk;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.helpdesk.AccountRecords.Renaming;
import io.github.secondgate.secondfactor.policy.Exemptions;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.store.Schema.AccountTable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts that the application deletes, makes anew or renames. */
class AccountRecordsTest {
    private final Lab lab = new Lab();
    private final AccountRecords records =
            new AccountRecords(lab.database, new SecretCipher(lab.keyRing("first"), lab.random), lab.audit, lab.clock);
    private final Exemptions exemptions = new Exemptions(lab.core);
    private final Helpdesk helpdesk =
            new Helpdesk(new CoreServices(lab.database, lab.audit, Notices.none(), lab.clock, lab.random), lab.kinds);

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void everyTableWithAnAccountIsForgottenAndMoved() {
        assertThat(lab.tables.all("SELECT LOWER(table_name) FROM information_schema.columns WHERE " + lab.tables.here()
                        + " AND LOWER(column_name) = 'account' AND LOWER(table_name) LIKE 'secondgate%'"
                        + " AND LOWER(table_name) NOT IN ('secondgate_account', 'secondgate_event')"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AccountTable.values())
                        .map(AccountTable::sqlName)
                        .toList());
    }

    @Test
    void aNewPersonUnderAForgottenNameIsAskedForNothingOfTheOldOne() {
        lab.enrolled("alice");
        lab.questions.set("alice", "First teacher?", "Grace Hopper", HERE);
        exemptions.grant("alice", lab.clock.instant().plus(Duration.ofDays(1)), "mara", "lost phone", HERE);
        lab.accounts.noteRequired("alice");

        assertThat(records.forget("alice")).isTrue();

        AccountFacts facts = lab.accounts.facts("alice");
        assertThat(facts.enrolled()).isFalse();
        assertThat(facts.recoveryCodesLeft()).isZero();
        assertThat(facts.exemptUntil()).isNull();
        assertThat(facts.requiredSince()).isNull();
        assertThat(lab.questions.of("alice")).isEmpty();
        assertThat(lab.lastEvent()).contains("ACCOUNT_FORGOTTEN", "alice", "by the application");
        lab.enrolled("alice");
        assertThat(lab.accounts.facts("alice").enrolled()).isTrue();
    }

    @Test
    void noSessionOfAForgottenAccountFitsTheNextPersonUnderItsName() {
        lab.enrolled("alice");
        long changes = lab.accounts.facts("alice").changes();

        records.forget("alice");

        assertThat(lab.accounts.facts("alice").changes()).isGreaterThan(changes);
        assertThat(lab.accounts.facts("alice").resetAt()).isEqualTo(lab.clock.instant());
    }

    @Test
    void aSetUpBegunBeforeTheAccountWasForgottenIsNotConfirmedAfterIt() {
        PendingEnrolment pending =
                lab.enrolments.begin("alice", Lab.PHONE, HERE).orElseThrow();
        Phone phone = new Phone("alice", pending, lab.clock);
        records.forget("alice");

        assertThat(lab.enrolments
                        .confirm("alice", pending.id(), phone.code(), HERE)
                        .outcome())
                .isEqualTo(Confirmation.Outcome.NO_PENDING);
    }

    @Test
    void forgettingAnAccountDoesNotForgetHowOftenCodesWereSentToItsNumber() {
        lab.configured("alice", Channel.SMS, "+447700900123");
        String sent = lab.tables.ask("SELECT COUNT(*) FROM secondgate_sent_code");

        records.forget("alice");

        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_sent_code")).isEqualTo(sent);
        assertThat(lab.accounts.facts("alice").kinds()).isEmpty();
    }

    @Test
    void nothingOfOthersIsForgotten() {
        Phone bob = lab.enrolled("bob");
        lab.enrolled("alice");

        records.forget("alice");

        assertThat(lab.verify(bob, bob.code()).accepted()).isTrue();
        assertThat(records.forget("nobody")).isFalse();
    }

    @Test
    void anAdministratorForgetsWithAReasonThatIsKept() {
        lab.enrolled("alice");

        assertThat(helpdesk.forget("alice", "mara", "left the company", HERE)).isTrue();

        assertThat(lab.accounts.facts("alice").enrolled()).isFalse();
        assertThat(lab.lastEvent()).contains("ACCOUNT_FORGOTTEN", "alice", "mara: left the company");
        assertThat(helpdesk.forget("nobody", "mara", "left the company", HERE)).isFalse();
    }

    @Test
    void whoIsRenamedSignsInWithTheSameAppAndRecoveryCodes() {
        Phone phone = lab.enrolled("alice");
        lab.further("alice", "Tablet");

        assertThat(records.rename("alice", "alicia")).isEqualTo(Renaming.RENAMED);

        assertThat(lab.verifier
                        .verify("alicia", TotpAppKind.answer(phone.pending.id(), phone.code()), HERE)
                        .accepted())
                .isTrue();
        assertThat(lab.verifier
                        .verify("alicia", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE)
                        .accepted())
                .isTrue();
        assertThat(lab.accounts.facts("alice").enrolled()).isFalse();
        assertThat(lab.accounts.facts("alicia").apps()).hasSize(2);
        assertThat(lab.events()).anyMatch(line -> line.contains("ACCOUNT_RENAMED") && line.contains("to alicia"));
        assertThat(lab.events()).anyMatch(line -> line.contains("ACCOUNT_RENAMED") && line.contains("from alice"));
    }

    @Test
    void aRenamingForgivesNoFailures() {
        Phone phone = lab.enrolled("alice");
        lab.fail(phone, 5);

        records.rename("alice", "alicia");

        assertThat(lab.verifier
                        .verify("alicia", TotpAppKind.answer(null, phone.code()), HERE)
                        .outcome())
                .isEqualTo(Verification.Outcome.THROTTLED);
    }

    @Test
    void aUsedCodeStaysUsedUnderTheNewName() {
        Phone phone = lab.enrolled("alice");
        String code = phone.code();
        assertThat(lab.verify(phone, code).accepted()).isTrue();

        records.rename("alice", "alicia");

        assertThat(lab.verifier
                        .verify("alicia", TotpAppKind.answer(null, code), HERE)
                        .accepted())
                .isFalse();
    }

    @Test
    void noSessionUnderEitherNameFitsAfterARenaming() {
        lab.enrolled("alice");
        lab.accounts.noteRequired("alicia");
        long old = lab.accounts.facts("alice").changes();
        long target = lab.accounts.facts("alicia").changes();

        records.rename("alice", "alicia");

        assertThat(lab.accounts.facts("alice").changes()).isGreaterThan(old);
        assertThat(lab.accounts.facts("alicia").changes()).isGreaterThan(Math.max(old, target));
    }

    @Test
    void aNameWithFactorsOfItsOwnIsNotTakenOver() {
        Phone alice = lab.enrolled("alice");
        Phone bob = lab.enrolled("bob");

        assertThat(records.rename("alice", "bob")).isEqualTo(Renaming.TAKEN);

        assertThat(lab.verify(alice, alice.code()).accepted()).isTrue();
        assertThat(lab.verify(bob, bob.code()).accepted()).isTrue();
    }

    @Test
    void renamingNobodyLeavesNoTrace() {
        assertThat(records.rename("nobody", "somebody")).isEqualTo(Renaming.UNKNOWN);
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_account")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "zoe"})
    void aNameIsNotRenamedToItself(String name) {
        lab.enrolled(name);

        assertThatIllegalArgumentException().isThrownBy(() -> records.rename(name, name));
    }

    @Test
    void ofManyRenamingsAcrossEachOtherNoFactorIsLostOrDoubled() throws Exception {
        lab.enrolled("alice");
        lab.enrolled("bob");
        List<Thread> threads = Stream.of(List.of("alice", "carol"), List.of("bob", "carol"), List.of("carol", "dora"))
                .map(names -> new Thread(() -> records.rename(names.get(0), names.get(1))))
                .collect(Collectors.toList());
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_app")).isEqualTo("2");
        assertThat(lab.tables.ask("SELECT COUNT(DISTINCT account) FROM secondgate_app"))
                .isEqualTo("2");
    }
}
