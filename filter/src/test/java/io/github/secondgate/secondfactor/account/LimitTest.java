package io.github.secondgate.secondfactor.account;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.helpdesk.DayPass;
import io.github.secondgate.secondfactor.helpdesk.Help;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.secondfactor.kind.FactorKinds;
import io.github.secondgate.secondfactor.recovery.NewCodes;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What mails, derives or fills tables, done again and again by somebody who may do it. */
class LimitTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Lab lab = new Lab();
    private final SecretHash secretHash = new SecretHash(lab.keyRing("first"), lab.random, 2);
    private final Rescues rescues = new Rescues(lab.core, secretHash, DayPass.OFF);

    @AfterEach
    void close() {
        lab.close();
    }

    private static RetryLaterException refusal(Runnable verb) {
        return catchThrowableOfType(RetryLaterException.class, verb::run);
    }

    private int mails() {
        return Integer.parseInt(lab.tables.ask("SELECT COUNT(*) FROM secondgate_outbox"));
    }

    private static RequestOrigin session(String mark) {
        return new RequestOrigin("203.0.113.7", mark);
    }

    @Test
    void fiveSetsOfRecoveryCodesAnHourAndTheFifthOneStands() {
        lab.enrolled("alice");
        NewCodes last = null;
        for (int i = 0; i < 5; i++) {
            last = lab.recoveryCodes.regenerate("alice", HERE);
        }
        RetryLaterException refusal = refusal(() -> lab.recoveryCodes.regenerate("alice", HERE));
        assertThat(refusal.ofThisAccount()).isTrue();
        assertThat(refusal.retryAfter()).isEqualTo(HOUR);
        assertThat(lab.lastEvent()).contains("RECOVERY_CODES_REPLACED", "THROTTLED");
        assertThat(lab.verifier
                        .verify("alice", RecoveryCodeKind.answer(last.codes().get(0)), HERE)
                        .accepted())
                .isTrue();

        lab.enrolled("bob");
        assertThat(lab.recoveryCodes.regenerate("bob", HERE).codes()).hasSize(8);

        lab.clock.move(HOUR.minus(Lab.STEP.multipliedBy(3)).minusMillis(1));
        assertThat(refusal(() -> lab.recoveryCodes.regenerate("alice", HERE)).retryAfter())
                .isEqualTo(Duration.ofMillis(1));
        lab.clock.move(Duration.ofMillis(1));
        assertThat(lab.recoveryCodes.regenerate("alice", HERE).codes()).hasSize(8);
    }

    @Test
    void aClockThatIsSetBackMakesNobodyWaitLonger() {
        lab.enrolled("alice");
        for (int i = 0; i < 5; i++) {
            lab.recoveryCodes.regenerate("alice", HERE);
        }
        lab.clock.move(HOUR.negated());
        assertThat(lab.recoveryCodes.regenerate("alice", HERE).codes()).hasSize(8);
    }

    @Test
    void enablingAndDisablingInALoopEndsAndTheOwnerGetsAFewMails() {
        int enabled = 0;
        for (int i = 0; i < 40; i++) {
            PendingEnrolment pending =
                    lab.enrolments.begin("alice", Lab.PHONE, HERE).orElseThrow();
            Phone phone = new Phone("alice", pending, lab.clock);
            if (lab.enrolments
                            .confirm("alice", pending.id(), phone.code(), HERE)
                            .outcome()
                    == Confirmation.Outcome.CONFIRMED) {
                enabled++;
                lab.enrolments.disable("alice", HERE);
            }
            lab.clock.move(Duration.ofSeconds(2));
        }
        assertThat(enabled).isEqualTo(10);
        assertThat(mails()).isEqualTo(4);
        assertThat(lab.tables.ask("SELECT body FROM secondgate_outbox"
                        + " WHERE kind = 'TWO_FACTOR_DISABLED' AND repetitions > 0"))
                .contains("Times since the previous e-mail: 9");
    }

    @Test
    void aRightCodePastTheLimitIsNoFailure() {
        for (int i = 0; i < 12; i++) {
            PendingEnrolment pending =
                    lab.enrolments.begin("alice", Lab.PHONE, HERE).orElseThrow();
            Confirmation confirmation =
                    lab.enrolments.confirm("alice", pending.id(), new Phone("alice", pending, lab.clock).code(), HERE);
            assertThat(confirmation.outcome())
                    .isEqualTo(i < 10 ? Confirmation.Outcome.CONFIRMED : Confirmation.Outcome.THROTTLED);
            lab.enrolments.disable("alice", HERE);
        }
        assertThat(lab.tables.ask("SELECT app_failures FROM secondgate_account"))
                .isEqualTo("0");
    }

    @Test
    void setUpsAreBegunSixtyTimesAnHour() {
        for (int i = 0; i < 60; i++) {
            lab.enrolments.begin("alice", Lab.PHONE, HERE);
        }
        assertThat(refusal(() -> lab.enrolments.begin("alice", Lab.PHONE, HERE)))
                .isNotNull();
        assertThat(lab.enrolments.begin("bob", Lab.PHONE, HERE)).isPresent();
    }

    @Test
    void aSecurityQuestionIsSetFiveTimesAnHour() {
        for (int i = 0; i < 5; i++) {
            lab.questions.set("alice", "First teacher?", "Grace Hopper " + i, HERE);
        }
        assertThat(refusal(() -> lab.questions.set("alice", "First teacher?", "Nobody", HERE)))
                .isNotNull();
        assertThat(lab.questions.right("alice", "Grace Hopper 4")).isTrue();
    }

    @Test
    void threePhrasesOfAnAccountWaitAndOneOfASession() {
        lab.enrolled("alice");
        String first = rescues.ask("alice", session("one")).orElseThrow();
        rescues.ask("alice", session("two"));
        lab.clock.move(Duration.ofMinutes(10));
        rescues.ask("alice", session("three"));
        assertThat(rescues.ask("alice", session("one"))).contains(first);

        assertThat(refusal(() -> rescues.ask("alice", session("four"))).retryAfter())
                .isEqualTo(Duration.ofMinutes(20));
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_rescue")).isEqualTo("3");
        lab.clock.move(Duration.ofMinutes(20));
        assertThat(rescues.ask("alice", session("four"))).isPresent();
    }

    @Test
    void anAgentThatTriesPhrasesIsStopped() {
        for (int i = 0; i < 60; i++) {
            rescues.desk().issue("41 73 80", Help.RESCUE, "mara", "lost the phone", HERE);
        }
        assertThat(refusal(() -> rescues.desk().issue("41 73 80", Help.RESCUE, "mara", "lost the phone", HERE)))
                .isNotNull();
    }

    @Test
    void theVerySameAgainIsCountedInOneMailAndAnythingElseLeavesAtOnce() {
        lab.enrolled("alice");
        lab.tables.run("DELETE FROM secondgate_outbox");
        for (int i = 0; i < 3; i++) {
            lab.recoveryCodes.regenerate("alice", HERE);
        }
        assertThat(mails()).isEqualTo(2);
        String due = lab.tables.ask("SELECT MAX(due_at) - MIN(due_at) FROM secondgate_outbox");
        assertThat(due).isEqualTo(String.valueOf(HOUR.toMillis()));
        assertThat(lab.tables.ask("SELECT body FROM secondgate_outbox WHERE repetitions = 0"))
                .doesNotContain("How often");
        assertThat(lab.tables.ask("SELECT body FROM secondgate_outbox WHERE repetitions = 2"))
                .contains("Times since the previous e-mail: 2");

        lab.recoveryCodes.regenerate("alice", new RequestOrigin("198.51.100.9", null));
        assertThat(mails()).as("from elsewhere").isEqualTo(3);
        lab.enrolled("bob");
        lab.recoveryCodes.regenerate("bob", HERE);
        assertThat(mails()).as("of somebody else").isEqualTo(5);
        RequestOrigin other = new RequestOrigin("203.0.113.7", null, "Firefox on Windows", Locale.ENGLISH);
        lab.recoveryCodes.regenerate("alice", other);
        assertThat(mails()).as("with another browser").isEqualTo(6);
    }

    @Test
    void whatLeftAlreadyIsNotCountedOn() {
        lab.enrolled("alice");
        lab.tables.run("DELETE FROM secondgate_outbox");
        lab.recoveryCodes.regenerate("alice", HERE);
        lab.recoveryCodes.regenerate("alice", HERE);
        lab.tables.run("UPDATE secondgate_outbox SET sent_at = 1, attempts = 1");
        lab.recoveryCodes.regenerate("alice", HERE);
        assertThat(lab.tables.ask("SELECT repetitions FROM secondgate_outbox WHERE sent_at IS NULL"))
                .isEqualTo("1");
        lab.clock.move(HOUR);
        lab.recoveryCodes.regenerate("alice", HERE);
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_outbox WHERE repetitions = 0 AND sent_at IS NULL"))
                .as("after the hour it is a first one again")
                .isEqualTo("1");
    }

    @Test
    void whereTooMuchIsDerivedForOthersNoTryIsCountedAndTheCodeStaysGood() {
        Phone phone = lab.enrolled("alice");
        RecoveryCodes codes = new RecoveryCodes(lab.core, secretHash, lab.nothingAhead(), 8, 8);
        Verifier verifier = new Verifier(new FactorKinds(List.of(new RecoveryCodeKind(codes))));
        List<SecretHash.Turn> others = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            others.add(secretHash.turn("account " + i));
        }
        String code = phone.recoveryCodes.get(0);

        RetryLaterException refusal = refusal(() -> verifier.verify("alice", RecoveryCodeKind.answer(code), HERE));
        assertThat(refusal.ofThisAccount()).isFalse();
        assertThat(refusal.retryAfter()).isPositive();
        assertThat(lab.tables.ask("SELECT recovery_tries FROM secondgate_account"))
                .isEqualTo("0");

        others.forEach(SecretHash.Turn::close);
        assertThat(verifier.verify("alice", RecoveryCodeKind.answer(code), HERE).accepted())
                .isTrue();
    }

    @Test
    void limitsHoldOverTwoNodes() {
        lab.enrolled("alice");
        Lab.Node other = lab.new Node(lab.keyRing("first"), lab.clock, 8);
        for (RecoveryCodes codes : List.of(
                lab.recoveryCodes, other.recoveryCodes, other.recoveryCodes, lab.recoveryCodes, other.recoveryCodes)) {
            assertThat(codes.regenerate("alice", HERE).codes()).hasSize(8);
        }
        assertThat(refusal(() -> other.recoveryCodes.regenerate("alice", HERE))).isNotNull();
        assertThat(refusal(() -> lab.recoveryCodes.regenerate("alice", HERE))).isNotNull();
    }
}
