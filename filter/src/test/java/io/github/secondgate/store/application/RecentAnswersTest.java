package io.github.secondgate.store.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.MovedClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What was found by reading many rows need not be found again a moment later. */
class RecentAnswersTest {
    private static final int MANY = 10_000;

    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final RecentAnswers<String, String> answers = new RecentAnswers<>(clock);

    @Test
    void anAnswerIsBelievedForAMinute() {
        answers.note("who", "nadia", MANY);
        clock.move(Duration.ofMillis(59_999));
        assertThat(answers.to("who")).isEqualTo("nadia");
        assertThat(answers.to("whom")).isNull();
        clock.move(Duration.ofMillis(1));
        assertThat(answers.to("who")).isNull();
    }

    @Test
    void whatTakesFewRowsIsFoundAnew() {
        answers.note("who", "nadia", MANY - 1);
        assertThat(answers.to("who")).isNull();
    }

    @Test
    void theNewestCountsAlsoWhereItTookFewRows() {
        answers.note("who", "nadia", MANY);
        answers.note("who", "ewan", MANY);
        assertThat(answers.to("who")).isEqualTo("ewan");
        answers.note("who", "aisha", MANY - 1);
        assertThat(answers.to("who")).isNull();
    }

    @Test
    void aClockThatIsSetBackMakesNothingYounger() {
        answers.note("who", "nadia", MANY);
        clock.move(Duration.ofMillis(-1));
        assertThat(answers.to("who")).isNull();
    }

    @Test
    void theOldestGoesWhereThereAreFour() {
        for (String question : new String[] {"1", "2", "3", "4", "1"}) {
            answers.note(question, "nadia", MANY);
        }
        assertThat(answers.to("2")).isEqualTo("nadia");
        answers.note("5", "nadia", MANY);
        assertThat(answers.to("2")).isNull();
        for (String question : new String[] {"3", "4", "1", "5"}) {
            assertThat(answers.to(question)).isEqualTo("nadia");
        }
    }

    @Test
    void allAreForgottenAtOnce() {
        answers.note("who", "nadia", MANY);
        answers.forget();
        assertThat(answers.to("who")).isNull();
    }
}
