package io.github.secondgate;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a bean of the application may meet that asks while everything else is still being made. */
class SecondgateTest {
    private final Secondgate secondgate = new Secondgate();

    static Stream<Consumer<Secondgate>> questions() {
        return Stream.of(
                Secondgate::enrolments,
                Secondgate::verifier,
                Secondgate::recoveryCodes,
                asked -> asked.passwordChanged("alice"),
                asked -> asked.forget("alice"),
                asked -> asked.rename("alice", "alicia"),
                ShiroRealms::secondFactor);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void beforeItsStartItSaysWhatToDo(Consumer<Secondgate> question) {
        assertThatIllegalStateException()
                .isThrownBy(() -> question.accept(secondgate))
                .withMessageContaining("has not started yet")
                .withMessageContaining("Secondgate.of(servletContext)");
    }

    @Test
    void theEndOfWhatNeverStartedIsNone() {
        secondgate.stop();
    }
}
