package io.github.secondgate.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack 84: which answers are one, and which are none. */
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
}
