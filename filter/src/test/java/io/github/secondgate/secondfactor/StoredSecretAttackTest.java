package io.github.secondgate.secondfactor;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.secondgate.crypto.UnreadableSecretException;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.recovery.NewCodes;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.text.WrittenCode;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A database or key file that is not what it was. Each test is named after its attack. */
class StoredSecretAttackTest {
    private final Lab lab = new Lab();
    private final Phone phone = lab.enrolled("alice");

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void ciphertextSwap() {
        Phone mallory = lab.enrolled("mallory");
        lab.tables.run(
                "UPDATE secondgate_app SET secret = (SELECT secret FROM secondgate_app WHERE account = 'mallory')"
                        + " WHERE account = 'alice'");

        assertAlarm(() -> lab.verifier.verify("alice", TotpAppKind.answer(null, mallory.code()), HERE), "TAMPERED");
        assertAlarm(() -> lab.verifier.verify("alice", TotpAppKind.answer(null, phone.code()), HERE), "TAMPERED");
        assertThat(lab.verify(mallory, mallory.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    /** Whole, so that its secret still stands beside its own id. */
    @Test
    void anotherAccountsAppInTheVictimsPlace() {
        Phone mallory = lab.enrolled("mallory");
        lab.tables.run("UPDATE secondgate_app SET account = 'alice', name = 'Tablet' WHERE account = 'mallory'");

        String id = mallory.pending.id();
        assertAlarm(() -> lab.verifier.verify("alice", TotpAppKind.answer(id, mallory.code()), HERE), "TAMPERED");
    }

    @Test
    void ciphertextOfAnAbandonedSetUpInPlaceOfTheApps() {
        lab.enrolments.disable("alice", HERE);
        Phone abandoned = new Phone(
                "alice", lab.enrolments.begin("alice", Lab.PHONE, HERE).orElseThrow(), lab.clock);
        lab.enrolled("alice");
        lab.tables.run("UPDATE secondgate_app SET secret = (SELECT secret FROM secondgate_setup)");

        assertAlarm(() -> lab.verifier.verify("alice", TotpAppKind.answer(null, abandoned.code()), HERE), "TAMPERED");
    }

    @Test
    void tamperedCiphertextOfASetUp() {
        Phone pending =
                new Phone("bob", lab.enrolments.begin("bob", Lab.PHONE, HERE).orElseThrow(), lab.clock);
        lab.tables.run("UPDATE secondgate_setup SET secret = 'nonsense' WHERE account = 'bob'");

        assertAlarm(() -> lab.enrolments.pending("bob", pending.pending.id()), "TAMPERED");
        assertAlarm(() -> lab.enrolments.confirm("bob", pending.pending.id(), pending.code(), HERE), "TAMPERED");
    }

    @Test
    void anUnreadableAbandonedSetUpHandsOutNoFreeGuesses() {
        lab.enrolments.disable("alice", HERE);
        lab.enrolments.begin("alice", Lab.PHONE, HERE);
        Phone again = lab.enrolled("alice");
        lab.tables.run("UPDATE secondgate_setup SET secret = 'nonsense'");

        lab.fail(again, 5);
        assertThat(lab.events()).anyMatch(line -> line.startsWith("event=SECRET_UNREADABLE"));
        assertThat(lab.verify(again, again.code()).outcome()).isEqualTo(Outcome.THROTTLED);
    }

    /** The alarm is kept in the database too, and must not wait for a connection that its own transaction holds. */
    @Test
    void theAlarmNeedsNoSecondConnection() {
        try (Lab narrow = new Lab(StoredSecretAttackTest::ofOneConnection)) {
            Phone alice = narrow.enrolled("alice");
            narrow.further("alice", "Tablet");
            narrow.tables.run("UPDATE secondgate_app SET secret = 'nonsense'");
            assertThatThrownBy(() -> narrow.verify(alice, alice.code())).isInstanceOf(UnreadableSecretException.class);
            assertThatThrownBy(() -> narrow.enrolments.tryKeys()).isInstanceOf(UnreadableSecretException.class);
            assertThat(narrow.tables.ask("SELECT COUNT(*) FROM secondgate_event WHERE kind = 'SECRET_UNREADABLE'"))
                    .isEqualTo("2");
        }
    }

    private static DataSource ofOneConnection(DataSource dataSource) {
        JdbcConnectionPool pool = (JdbcConnectionPool) dataSource;
        pool.setMaxConnections(1);
        pool.setLoginTimeout(1);
        return pool;
    }

    @Test
    void keyMissing() {
        Lab.Node stranger = lab.new Node(lab.keyRing("second"), lab.clock, 8);

        assertAlarm(
                () -> stranger.verifier.verify("alice", TotpAppKind.answer(null, phone.code()), HERE), "UNKNOWN_KEY");
        assertAlarm(
                () -> stranger.verifier.verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE),
                "UNKNOWN_KEY");
        assertThat(lab.accounts.facts("alice").recoveryCodesLeft()).isEqualTo(8);
    }

    @Test
    void keyRotatedOldReadsNewWrites() {
        Lab.Node rotated = lab.new Node(lab.keyRing("second", "first"), lab.clock, 8);
        assertThat(rotated.verifier
                        .verify("alice", TotpAppKind.answer(null, phone.code()), HERE)
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(rotated.verifier
                        .verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE)
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);

        PendingEnrolment pending =
                rotated.enrolments.begin("bob", Lab.PHONE, HERE).orElseThrow();
        Phone bob = new Phone("bob", pending, lab.clock);
        rotated.enrolments.confirm("bob", pending.id(), bob.code(), HERE);
        assertThat(lab.tables.ask("SELECT secret FROM secondgate_app WHERE account = 'bob'"))
                .startsWith("1.second.");
        assertThat(lab.tables.ask("SELECT recovery_parameters FROM secondgate_account WHERE account = 'bob'"))
                .endsWith(".second");
    }

    @Test
    void tamperedParametersOfTheRecoveryCodes() {
        lab.tables.run("UPDATE secondgate_account SET recovery_parameters = 'nonsense'");

        assertAlarm(
                () -> lab.verifier.verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE),
                "TAMPERED");
    }

    @Test
    void logLeakAtTheFinestLevel() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> all = new ListAppender<>();
        all.start();
        root.setLevel(Level.TRACE);
        root.addAppender(all);
        try {
            PendingEnrolment pending =
                    lab.enrolments.begin("carol", Lab.PHONE, HERE).orElseThrow();
            Phone carol = new Phone("carol", pending, lab.clock);
            Confirmation confirmation = lab.enrolments.confirm("carol", pending.id(), carol.code(), HERE);
            List<String> codes = confirmation.recoveryCodes();
            lab.verify(carol, carol.code(1));
            lab.verifier.verify(
                    "carol", RecoveryCodeKind.answer(codes.get(0)), new RequestOrigin("here", "mark of the session"));
            lab.verifier.verify("carol", RecoveryCodeKind.answer(codes.get(0)), HERE);
            NewCodes fresh = lab.recoveryCodes.regenerate("carol", HERE);

            String log =
                    all.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"))
                            + pending
                            + confirmation
                            + fresh
                            + new RequestOrigin("here", "mark of the session");
            assertThat(log)
                    .doesNotContain(pending.secret().toBase32(), "mark of the session")
                    .doesNotContain(codes)
                    .doesNotContain(fresh.codes())
                    .doesNotContain(codes.stream().map(WrittenCode::normalise).collect(Collectors.toList()));
            assertThat(log).doesNotContainPattern("(?<![0-9])" + carol.code() + "(?![0-9])");
        } finally {
            root.detachAppender(all);
            root.setLevel(before);
        }
    }

    private void assertAlarm(Runnable verb, String reason) {
        String failures = lab.tables.ask("SELECT SUM(app_failures) FROM secondgate_account");
        assertThatThrownBy(verb::run).isInstanceOf(UnreadableSecretException.class);
        assertThat(lab.lastEvent()).startsWith("event=SECRET_UNREADABLE").contains("outcome=\"" + reason + "\"");
        assertThat(lab.tables.ask("SELECT SUM(app_failures) FROM secondgate_account"))
                .isEqualTo(failures);
    }
}
