package io.github.secondgate.secondfactor;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static io.github.secondgate.secondfactor.Lab.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.secondfactor.helpdesk.Helpdesk;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.secondfactor.sentcode.SentCodeKind;
import io.github.secondgate.store.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Attack 95: a check that reads the account, and finds it changed when it holds it. The other request runs exactly
 * between the two, so that nothing here is left to chance.
 */
class LostRaceTest {
    private final Lab lab = new Lab(this::interposing);
    private final Phone phone = lab.enrolled("alice");
    private String before;
    private Runnable other;

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aRightCodeWhileTwoFactorIsDisabled() {
        meanwhile("UPDATE secondgate_account", () -> lab.enrolments.disable("alice", HERE));

        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.UNKNOWN_APP);
        assertNothingToldOrCounted();
    }

    @Test
    void aRightCodeWhileItsAppIsRemoved() {
        Phone tablet = lab.further("alice", "Tablet");
        meanwhile("UPDATE secondgate_account", () -> lab.apps.remove("alice", tablet.pending.id(), HERE));

        assertThat(lab.choose(tablet, tablet.code()).outcome()).isEqualTo(Outcome.UNKNOWN_APP);
        assertNothingToldOrCounted();
    }

    @Test
    void aRightCodeWhileItsAppIsChanged() {
        Phone next = lab.waiting("alice", lab.enrolments.beginChange("alice", phone.pending.id(), HERE));
        meanwhile("UPDATE secondgate_account", () -> lab.confirm(next));

        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.UNKNOWN_APP);
        assertNothingToldOrCounted();
    }

    @Test
    void aRightCodeWhileTheHelpdeskResets() {
        Helpdesk helpdesk = new Helpdesk(lab.core, lab.kinds);
        meanwhile("UPDATE secondgate_account", () -> helpdesk.reset("alice", "mara", "lost it at sea", HERE));

        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.UNKNOWN_APP);
        assertNothingToldOrCounted();
    }

    @Test
    void aRightCodeWhileAnotherAppIsAdded() {
        Phone tablet = lab.waiting(
                "alice",
                lab.enrolments.beginFurther("alice", TotpAppName.of("Tablet").orElseThrow(), HERE));
        meanwhile("UPDATE secondgate_account", () -> lab.confirm(tablet));

        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aRightCodeWhileAnotherOfItsCodesIsBarred() {
        meanwhile("UPDATE secondgate_account", () -> lab.verify(phone, phone.code(5)));

        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_outbox WHERE kind = 'CODE_REPLAYED'"))
                .isEqualTo("0");
    }

    @Test
    void aRightCodeWhileARecoveryCodeSignsIn() {
        meanwhile(
                "UPDATE secondgate_account",
                () -> lab.verifier.verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE));

        Verification verification = lab.verify(phone, phone.code());
        assertThat(verification.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(verification.diagnosis().kind()).isEqualTo(Diagnosis.Kind.SUPERSEDED);
    }

    @Test
    void aRightCodeWhileTheVeryCodeSignsInElsewhere() {
        String code = phone.code();
        meanwhile(
                "UPDATE secondgate_account",
                () -> lab.verifier.verify("alice", TotpAppKind.answer(null, code), session("thief")));

        assertThat(lab.verify(phone, code).outcome()).isEqualTo(Outcome.REPLAYED);
    }

    /** The first look is lost to a wrong code, and the second, which holds the account, to the right one. */
    @Test
    void aRightCodeWhileAWrongOneIsCountedAndTheVeryCodeSignsInElsewhere() {
        String code = phone.code();
        countedAndThenSignedIn(code, session("thief"));

        assertThat(lab.verifier
                        .verify("alice", TotpAppKind.answer(null, code), session("owner"))
                        .outcome())
                .isEqualTo(Outcome.REPLAYED);
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_outbox WHERE kind = 'CODE_REPLAYED'"))
                .isEqualTo("1");
    }

    @Test
    void aRightCodeWhileAWrongOneIsCountedAndItsOwnSecondClickSignsIn() {
        String code = phone.code();
        countedAndThenSignedIn(code, session("owner"));

        assertThat(lab.verifier
                        .verify("alice", TotpAppKind.answer(null, code), session("owner"))
                        .outcome())
                .isEqualTo(Outcome.REPEATED);
        assertNothingToldOrCounted();
    }

    private void countedAndThenSignedIn(String code, RequestOrigin by) {
        meanwhile("UPDATE secondgate_account", () -> {
            lab.fail(phone, 1);
            meanwhile(
                    "UPDATE secondgate_account",
                    () -> assertThat(lab.verifier
                                    .verify("alice", TotpAppKind.answer(null, code), by)
                                    .outcome())
                            .isEqualTo(Outcome.ACCEPTED));
        });
    }

    /** Else of a hundred guesses at once more than five would be looked at. */
    @Test
    void aRightCodeWhileFiveWrongOnesAreCounted() {
        meanwhile("UPDATE secondgate_account", () -> lab.fail(phone, 5));

        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.THROTTLED);
        assertThat(lab.tables.ask("SELECT app_failures FROM secondgate_account"))
                .isEqualTo("5");
    }

    @Test
    void aRightRecoveryCodeWhileNewOnesAreMade() {
        RecoveryCodes ofAnotherNode = lab.new Node(lab.keyRing("first"), lab.clock, 8).recoveryCodes;
        meanwhile("SELECT changes", () -> ofAnotherNode.regenerate("alice", HERE));

        Verification verification =
                lab.verifier.verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE);
        assertThat(verification.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(verification.diagnosis()).isNull();
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_outbox WHERE kind = 'CODE_REPLAYED'"))
                .isEqualTo("0");
    }

    @Test
    void aRightRecoveryCodeWhileTwoFactorIsDisabled() {
        for (String moment : new String[] {"UPDATE secondgate_account", "SELECT changes"}) {
            Phone again = lab.enrolled("bob");
            meanwhile(moment, () -> lab.enrolments.disable("bob", HERE));

            assertThat(lab.verifier
                            .verify("bob", RecoveryCodeKind.answer(again.recoveryCodes.get(0)), HERE)
                            .outcome())
                    .as(moment)
                    .isEqualTo(Outcome.NOT_ENROLLED);
        }
    }

    @Test
    void aMailedCodeWhileTwoFactorIsDisabled() {
        lab.configured("bob", Channel.EMAIL, "bob@example.org");
        lab.sentCodes.send("bob", Channel.EMAIL, CodePurpose.SIGN_IN, session("bob"));
        meanwhile("UPDATE secondgate_account", () -> lab.enrolments.disable("bob", HERE));

        assertThat(lab.verifier
                        .verify("bob", SentCodeKind.answer(Channel.EMAIL, lab.post.code()), session("bob"))
                        .outcome())
                .isEqualTo(Outcome.NOT_ENROLLED);
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_outbox WHERE kind = 'CODE_REPLAYED'"))
                .isEqualTo("0");
    }

    private void assertNothingToldOrCounted() {
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_outbox WHERE kind = 'CODE_REPLAYED'"))
                .isEqualTo("0");
        assertThat(lab.tables.ask("SELECT app_failures FROM secondgate_account WHERE account = 'alice'"))
                .isEqualTo("0");
    }

    /** Once, just before the next statement that begins so. */
    private void meanwhile(String statement, Runnable request) {
        before = statement;
        other = request;
    }

    private DataSource interposing(DataSource real) {
        return proxy(DataSource.class, real);
    }

    private void about(Object argument) {
        String statement = TestDatabase.asked((String) argument);
        if (other != null && statement.startsWith(before)) {
            Runnable request = other;
            other = null;
            request.run();
        }
    }

    private <T> T proxy(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (method.getName().equals("prepareStatement")) {
                about(args[0]);
            }
            try {
                Object result = method.invoke(real, args);
                return result instanceof Connection ? proxy(Connection.class, (Connection) result) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
