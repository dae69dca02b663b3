package io.github.secondgate.secondfactor.account;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static io.github.secondgate.secondfactor.Lab.STEP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Diagnosis.Kind;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import io.github.secondgate.store.EnrolmentRow;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisTest {
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aSpentCodeOfTheCurrentWindowWasAlreadyUsed() {
        Phone phone = lab.enrolled("alice");
        lab.verify(phone, phone.code());

        assertThat(lab.verify(phone, phone.code()).diagnosis().kind()).isEqualTo(Kind.ALREADY_USED);
        assertThat(lab.verify(phone, phone.code(-1)).diagnosis().kind()).isEqualTo(Kind.ALREADY_USED);
    }

    @Test
    void aSpentCodeThatIsOverIsJustWrong() {
        Phone phone = lab.enrolled("alice");
        String code = phone.code();
        lab.verify(phone, code);
        lab.clock.move(STEP.multipliedBy(2));

        Verification verification = lab.verify(phone, code);
        assertThat(verification.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(verification.diagnosis()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2,1", "-2,-1", "3,2", "6,3", "-6,-3", "20,10", "-20,-10"})
    void aClockThatIsOffIsToldAfterTwoDifferentCodesInARow(int steps, int minutes) {
        Phone phone = lab.enrolled("alice");

        assertThat(lab.verify(phone, phone.code(steps)).diagnosis()).isNull();
        lab.clock.move(STEP);
        Diagnosis told = lab.verify(phone, phone.code(steps)).diagnosis();
        assertThat(told.kind()).isEqualTo(Kind.CLOCK_OFF);
        assertThat(told.minutes()).isEqualTo(minutes);
    }

    @ParameterizedTest
    @ValueSource(ints = {21, -21})
    void aClockThatIsOffByMoreThanTenMinutesIsNotLookedFor(int steps) {
        Phone phone = lab.enrolled("alice");

        lab.verify(phone, phone.code(steps));
        lab.clock.move(STEP);
        assertThat(lab.verify(phone, phone.code(steps)).diagnosis()).isNull();
        assertThat(refusedSteps()).isEqualTo(EnrolmentRow.NO_STEPS);
    }

    @Test
    void theSameCodeTwiceTellsNothing() {
        Phone phone = lab.enrolled("alice");
        String code = phone.code(6);

        assertThat(lab.verify(phone, code).diagnosis()).isNull();
        assertThat(lab.verify(phone, code).diagnosis()).isNull();
        lab.clock.move(STEP);
        assertThat(lab.verify(phone, code).diagnosis()).isNull();
    }

    @Test
    void twoCodesOfDifferentOffsetsTellNothing() {
        Phone phone = lab.enrolled("alice");

        lab.verify(phone, phone.code(6));
        lab.clock.move(STEP);
        assertThat(lab.verify(phone, phone.code(7)).diagnosis()).isNull();
        lab.clock.move(STEP);
        assertThat(lab.verify(phone, phone.code(7)).diagnosis().kind()).isEqualTo(Kind.CLOCK_OFF);
    }

    @Test
    void anyOtherRefusalInBetweenBreaksTheRow() {
        Phone phone = lab.enrolled("alice");

        lab.verify(phone, phone.code(6));
        lab.verify(phone, phone.wrongCode());
        lab.clock.move(STEP);
        assertThat(lab.verify(phone, phone.code(6)).diagnosis()).isNull();
    }

    @Test
    void aReplayInBetweenBreaksTheRow() {
        Phone phone = lab.enrolled("alice");
        String used = phone.code(1);
        lab.verify(phone, used);

        lab.verify(phone, phone.code(6));
        lab.verify(phone, used);
        lab.clock.move(STEP);
        assertThat(lab.verify(phone, phone.code(6)).diagnosis()).isNull();
    }

    @Test
    void aSuccessInBetweenBreaksTheRow() {
        Phone phone = lab.enrolled("alice");

        lab.verify(phone, phone.code(6));
        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
        lab.clock.move(STEP);
        assertThat(lab.verify(phone, phone.code(6)).diagnosis()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void aStepThatWasRecognisedIsNotAcceptedWhenItsTimeComesToldOrNot(int early) {
        Phone phone = lab.enrolled("alice");
        long step = phone.step() + 6;
        lab.verify(phone, phone.codeAt(step));

        lab.clock.move(STEP.multipliedBy(6 + early));
        Verification verification = lab.verify(phone, phone.codeAt(step));
        assertThat(verification.outcome()).isEqualTo(Outcome.REPLAYED);
        assertThat(verification.diagnosis().kind()).isEqualTo(Kind.ALREADY_USED);
    }

    @Test
    void theStepsAroundARecognisedOneStayUsable() {
        Phone phone = lab.enrolled("alice");
        long step = phone.step() + 6;
        lab.verify(phone, phone.codeAt(step));

        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
        lab.clock.move(STEP.multipliedBy(5));
        assertThat(lab.verify(phone, phone.codeAt(step - 1)).outcome()).isEqualTo(Outcome.ACCEPTED);
        lab.clock.move(STEP.multipliedBy(2));
        assertThat(lab.verify(phone, phone.codeAt(step + 1)).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void theListOfRefusedStepsForgetsWhatIsOutOfReach() {
        Phone phone = lab.enrolled("alice");
        long step = phone.step() + 6;
        lab.verify(phone, phone.codeAt(step));
        assertThat(refusedSteps()).isEqualTo(String.valueOf(step));

        lab.clock.move(STEP.multipliedBy(26));
        lab.verify(phone, phone.wrongCode());
        assertThat(refusedSteps()).isEqualTo(String.valueOf(step));
        lab.clock.move(STEP);
        lab.verify(phone, phone.wrongCode());
        assertThat(refusedSteps()).isEqualTo(EnrolmentRow.NO_STEPS);
    }

    @Test
    void theListOfRefusedStepsNeverOutgrowsItsColumn() {
        Phone phone = lab.enrolled("alice");
        for (int i = 0; i < 100; i++) {
            lab.verify(phone, phone.code(2 + i % 19));
            lab.tables.run("UPDATE secondgate_account SET app_failures = 0");
            lab.clock.move(Duration.ofSeconds(7));
        }
        assertThat(refusedSteps().length()).isLessThan(1024);
    }

    @Test
    void aCodeOfASetUpThatWasAbandonedIsRecognisedForADay() {
        Phone abandoned = begin("alice");
        lab.enrolments.abandon("alice", abandoned.pending.id(), Lab.HERE);
        Phone phone = lab.enrolled("alice");

        assertThat(lab.verify(phone, abandoned.code()).diagnosis().kind()).isEqualTo(Kind.ABANDONED_SETUP);
        assertThat(lab.verify(phone, abandoned.code(1)).diagnosis().kind()).isEqualTo(Kind.ABANDONED_SETUP);
        assertThat(lab.verify(phone, abandoned.code(2)).diagnosis()).isNull();
        lab.clock.set(Lab.START.plus(Duration.ofDays(1)).minusMillis(1));
        assertThat(lab.verify(phone, abandoned.code()).diagnosis().kind()).isEqualTo(Kind.ABANDONED_SETUP);
        lab.clock.move(Duration.ofMillis(1));
        assertThat(lab.verify(phone, abandoned.code()).diagnosis()).isNull();
    }

    @Test
    void aCodeOfASetUpThatLostAgainstAnotherIsRecognisedToo() {
        Phone lost = begin("alice");
        Phone phone = lab.enrolled("alice");

        assertThat(lab.verify(phone, lost.code()).diagnosis().kind()).isEqualTo(Kind.ABANDONED_SETUP);
    }

    @Test
    void theAbandonedSetUpOfSomebodyElseIsNot() {
        Phone other = begin("bob");
        lab.enrolments.abandon("bob", other.pending.id(), Lab.HERE);
        Phone phone = lab.enrolled("alice");

        assertThat(lab.verify(phone, other.code()).diagnosis()).isNull();
    }

    @Test
    void whileConfirmingAnAbandonedQrCodeIsRecognised() {
        Phone abandoned = begin("alice");
        lab.enrolments.abandon("alice", abandoned.pending.id(), Lab.HERE);
        Phone phone = begin("alice");

        assertThat(confirm(phone, abandoned.code()).diagnosis().kind()).isEqualTo(Kind.ABANDONED_SETUP);
    }

    @Test
    void aSetUpThatWaitsInAnotherSessionAnswersNothing() {
        Phone elsewhere = begin("alice");
        Phone phone = begin("alice");

        assertThat(confirm(phone, elsewhere.code()).diagnosis()).isNull();
    }

    @Test
    void whileConfirmingAClockThatIsOffIsToldAfterTwoCodes() {
        Phone phone = begin("alice");

        assertThat(confirm(phone, phone.code(-10)).diagnosis()).isNull();
        lab.clock.move(STEP);
        Diagnosis told = confirm(phone, phone.code(-10)).diagnosis();
        assertThat(told.kind()).isEqualTo(Kind.CLOCK_OFF);
        assertThat(told.minutes()).isEqualTo(-5);
    }

    @Test
    void aStepRecognisedWhileConfirmingNeitherConfirmsNorSignsInLater() {
        Phone phone = begin("alice");
        long step = phone.step() + 6;
        confirm(phone, phone.codeAt(step));
        lab.clock.move(STEP.multipliedBy(5));

        Confirmation refused = confirm(phone, phone.codeAt(step));
        assertThat(refused.outcome()).isEqualTo(Confirmation.Outcome.REJECTED);
        assertThat(refused.diagnosis().kind()).isEqualTo(Kind.ALREADY_USED);
        assertThat(confirm(phone, phone.codeAt(step - 1)).outcome()).isEqualTo(Confirmation.Outcome.CONFIRMED);
        assertThat(lab.verify(phone, phone.codeAt(step)).outcome()).isEqualTo(Outcome.REPLAYED);
    }

    @Test
    void nothingIsToldWhileThrottled() {
        Phone abandoned = begin("alice");
        Phone phone = lab.enrolled("alice");
        lab.fail(phone, 5);

        assertThat(lab.verify(phone, abandoned.code()).diagnosis()).isNull();
        assertThat(lab.verify(phone, phone.code(6)).diagnosis()).isNull();
        assertThat(refusedSteps()).isEqualTo(EnrolmentRow.NO_STEPS);
    }

    private Phone begin(String account) {
        return new Phone(account, lab.enrolments.begin(account, Lab.PHONE, HERE).orElseThrow(), lab.clock);
    }

    private Confirmation confirm(Phone phone, String code) {
        return lab.enrolments.confirm(phone.account, phone.pending.id(), code, HERE);
    }

    private String refusedSteps() {
        return lab.tables.ask("SELECT refused_steps FROM secondgate_app");
    }
}
