package io.github.secondgate.secondfactor.reauth;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.store.StoreUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack 84: which answers are one, and which are none; and what becomes of a question that is set. */
class SecurityQuestionsTest {
    @ParameterizedTest
    @CsvSource({
        "Grace Hopper,grace hopper",
        "'  grace   hopper ',grace hopper",
        "'grace\u00a0\u3000hopper',grace hopper",
        "'\tGRACE\nHOPPER',grace hopper",
        "ＧＲＡＣＥ,grace",
        "ﬁnn,finn",
        "André,andre\u0301",
        "'Stra\u00dfe',STRASSE",
        "ΟΔΟΣ,οδος",
        "gr\u200bace,grace"
    })
    void spellingsOfOneAnswerAreOne(String spelling, String other) {
        assertThat(SecurityQuestions.normalise(spelling)).isEqualTo(SecurityQuestions.normalise(other));
    }

    @Test
    void differentAnswersStayDifferent() {
        assertThat(SecurityQuestions.normalise("resume")).isNotEqualTo(SecurityQuestions.normalise("résumé"));
        assertThat(SecurityQuestions.normalise("first job")).isNotEqualTo(SecurityQuestions.normalise("firstjob"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0\u3000\t", "ab", "\u200b\u200b\u200b\u200b", "  x  "})
    void blankAndShortAnswersAreNone(String answer) {
        assertThat(SecurityQuestions.isAnswer(answer)).isFalse();
    }

    @Test
    void lengthsHaveBounds() {
        assertThat(SecurityQuestions.isAnswer("abc")).isTrue();
        assertThat(SecurityQuestions.isAnswer("a".repeat(255))).isTrue();
        assertThat(SecurityQuestions.isAnswer("a".repeat(256))).isFalse();
        assertThat(SecurityQuestions.isQuestion("?")).isTrue();
        assertThat(SecurityQuestions.isQuestion("q".repeat(255))).isTrue();
        assertThat(SecurityQuestions.isQuestion("q".repeat(256))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b", "a\u202eb", "a\nb"})
    void whatCannotBeShownIsNoQuestion(String text) {
        assertThat(SecurityQuestions.isQuestion(text)).isFalse();
    }

    /** What is on record about an account. */
    @Nested
    class OnceSet {
        private final Lab lab = new Lab();

        @AfterEach
        void close() {
            lab.close();
        }

        private void set(String answer) {
            lab.questions.set("alice", "First teacher?", answer, HERE);
        }

        @Test
        void aNewAnswerTakesThePlaceOfTheOldOne() {
            set("Grace Hopper");
            assertThat(lab.questions.right("alice", "grace  hopper")).isTrue();
            set("Ada Lovelace");
            assertThat(lab.questions.right("alice", "Grace Hopper")).isFalse();
            assertThat(lab.questions.right("alice", "Ada Lovelace")).isTrue();
        }

        @Test
        void aQuestionOfWhichNobodyCanBeToldIsNotSet() {
            set("Grace Hopper");
            lab.tables.run("DELETE FROM secondgate_outbox");
            lab.tables.narrow("secondgate_outbox", "kind");
            assertThatThrownBy(() -> set("Ada Lovelace")).isInstanceOf(StoreUnavailableException.class);
            assertThat(lab.questions.right("alice", "Grace Hopper")).isTrue();
        }

        @Test
        void itStaysWhileAFactorGoesThatIsNotTheLast() {
            set("Grace Hopper");
            lab.enrolled("alice");
            Lab.Phone tablet = lab.further("alice", "Tablet");
            lab.apps.remove("alice", tablet.pending.id(), HERE);
            assertThat(lab.questions.of("alice")).isPresent();
        }

        @Test
        void itGoesWhenTwoFactorIsDisabled() {
            set("Grace Hopper");
            lab.enrolled("alice");
            lab.enrolments.disable("alice", HERE);
            assertThat(lab.questions.of("alice")).isEmpty();
            assertThat(lab.questions.right("alice", "Grace Hopper")).isFalse();
        }

        @Test
        void disablingWhatIsNotThereTakesNothing() {
            set("Grace Hopper");
            assertThat(lab.enrolments.disable("alice", HERE)).isFalse();
            assertThat(lab.questions.of("alice")).isPresent();
        }
    }
}
