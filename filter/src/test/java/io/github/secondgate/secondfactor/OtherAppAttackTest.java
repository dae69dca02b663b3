package io.github.secondgate.secondfactor;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static io.github.secondgate.secondfactor.Lab.STEP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.Diagnosis.Kind;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import io.github.secondgate.store.EnrolmentRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several apps are several secrets, and a guess must not profit from it. */
class OtherAppAttackTest {
    private final Lab lab = new Lab();
    private final Phone phone = lab.enrolled("alice");
    private final Phone tablet = lab.further("alice", "Tablet");

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void aCodeOfAnotherAppIsRefusedAndToldToBeOne(int offset) {
        Verification verification = lab.choose(phone, tablet.code(offset));

        assertThat(verification.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(verification.diagnosis().kind()).isEqualTo(Kind.OTHER_APP);
        assertThat(verification.diagnosis().app()).isEqualTo(tablet.pending.id());
        assertThat(verification.diagnosis().appName()).isEqualTo("Tablet");
        assertThat(lab.lastEvent()).contains("REJECTED OTHER_APP").doesNotContain("Tablet");
    }

    @Test
    void aCodeThatWasToldToBeAnotherAppsIsNeverTakenByThatApp() {
        String code = tablet.code();
        lab.choose(phone, code);

        assertThat(lab.choose(tablet, code).outcome()).isEqualTo(Outcome.REPLAYED);
        lab.clock.move(STEP);
        assertThat(lab.choose(tablet, code).outcome()).isEqualTo(Outcome.REPLAYED);
        assertThat(lab.choose(tablet, tablet.code()).accepted())
                .as("the next one")
                .isTrue();
    }

    @Test
    void aCodeThatComesEarlyIsBarredWhenItsTimeComes() {
        String early = tablet.code(1);
        lab.choose(phone, early);
        lab.clock.move(STEP);

        assertThat(lab.choose(tablet, early).accepted()).isFalse();
    }

    @Test
    void guessesAtSeveralAppsCountOnOneCounter() {
        for (int i = 0; i < 5; i++) {
            lab.choose(i % 2 == 0 ? phone : tablet, phone.wrongCode());
        }

        assertThat(lab.choose(phone, phone.code()).outcome()).isEqualTo(Outcome.THROTTLED);
        assertThat(lab.choose(tablet, tablet.code()).outcome()).isEqualTo(Outcome.THROTTLED);
    }

    @Test
    void whileThrottledNothingIsToldAndNothingIsBarred() {
        lab.fail(phone, 5);
        Verification throttled = lab.choose(phone, tablet.code());

        assertThat(throttled.outcome()).isEqualTo(Outcome.THROTTLED);
        assertThat(throttled.diagnosis()).isNull();
        assertThat(barred(tablet)).isEqualTo(EnrolmentRow.NO_STEPS);
    }

    @Test
    void aSpentCodeOfAnotherAppIsToldToo() {
        String spent = tablet.code();
        lab.choose(tablet, spent);

        assertThat(lab.choose(phone, spent).diagnosis().kind()).isEqualTo(Kind.OTHER_APP);
        assertThat(barred(tablet)).as("it needs no bar").isEqualTo(EnrolmentRow.NO_STEPS);
    }

    @Test
    void anAppWithAClockThatIsOffIsNotLookedForAmongTheOthers() {
        assertThat(lab.choose(phone, tablet.code(3)).diagnosis()).isNull();
        assertThat(barred(tablet)).isEqualTo(EnrolmentRow.NO_STEPS);
    }

    @Test
    void whereAStepCannotBeBarredItIsNotTold() {
        long step = phone.step();
        StringBuilder full = new StringBuilder();
        for (int i = 0; i < 80; i++) {
            full.append(i == 0 ? "" : ",").append(step + 100 + i);
        }
        lab.tables.run("UPDATE secondgate_app SET refused_steps = '" + full + "' WHERE name = 'Tablet'");

        assertThat(lab.choose(phone, tablet.code()).diagnosis()).isNull();
    }

    @Test
    void anAppThatCannotBeOpenedRaisesTheAlarmAndUndoesNoCount() {
        lab.tables.run("UPDATE secondgate_app SET secret = 'nonsense' WHERE name = 'Tablet'");

        assertThat(lab.choose(phone, phone.wrongCode()).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(lab.events()).anyMatch(event -> event.contains("SECRET_UNREADABLE"));
        assertThat(lab.tables.ask("SELECT app_failures FROM secondgate_account"))
                .isEqualTo("1");
        assertThat(lab.choose(phone, phone.code()).accepted()).isTrue();
    }

    @Test
    void theOldAppsCodeInTheSetUpOfANewOneIsToldAndSpent() {
        Phone next = lab.waiting("alice", lab.enrolments.beginChange("alice", phone.pending.id(), HERE));
        String code = phone.code();

        Confirmation confirmation = lab.enrolments.confirm("alice", next.pending.id(), code, HERE);

        assertThat(confirmation.outcome()).isEqualTo(Confirmation.Outcome.REJECTED);
        assertThat(confirmation.diagnosis().kind()).isEqualTo(Kind.OTHER_APP);
        assertThat(lab.choose(phone, code).outcome()).isEqualTo(Outcome.REPLAYED);
    }

    @Test
    void theCodeOfASetUpThatStillWaitsIsNotRecognised() {
        Phone next = lab.waiting("alice", lab.enrolments.beginChange("alice", phone.pending.id(), HERE));

        assertThat(lab.choose(phone, next.code()).diagnosis()).isNull();

        lab.enrolments.abandon("alice", next.pending.id(), HERE);
        assertThat(lab.choose(phone, next.code()).diagnosis().kind()).isEqualTo(Kind.ABANDONED_SETUP);
    }

    private String barred(Phone app) {
        return lab.tables.ask("SELECT refused_steps FROM secondgate_app WHERE id = '" + app.pending.id() + "'");
    }
}
