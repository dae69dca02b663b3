package io.github.secondgate.secondfactor;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.secondfactor.trust.TrustResult;
import io.github.secondgate.store.StoreUnavailableException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A change and its event are there together or not at all; what protects somebody stands whatever becomes of its event. */
class ChangeAndEventTest {
    @TestFactory
    Stream<DynamicTest> withoutItsEventNothingChanges() {
        return Scene.changes().entrySet().stream()
                .map(change -> dynamicTest(change.getKey(), () -> {
                    try (Scene scene = new Scene()) {
                        Runnable verb = change.getValue().apply(scene);
                        String before = scene.everything();
                        int lines = scene.lab.events().size();
                        scene.whileEventsCannotBeKept(
                                () -> assertThatThrownBy(verb::run).isInstanceOf(StoreUnavailableException.class));
                        assertThat(scene.everything()).isEqualTo(before);
                        assertThat(scene.lab.events()).as("lines").hasSize(lines);

                        int rows = scene.events();
                        verb.run();
                        assertThat(scene.everything())
                                .as("the change, made again")
                                .isNotEqualTo(before);
                        int told = scene.lab.events().size() - lines;
                        assertThat(told).as("lines").isPositive().isLessThanOrEqualTo(2);
                        assertThat(scene.events() - rows).as("rows").isEqualTo(told);
                    }
                }));
    }

    /** The code that came back is spent before; then the person asks for another one. */
    @Test
    void withoutItsEventNoMailCountsEither() {
        try (Scene scene = new Scene()) {
            scene.lab.begin("alice", Channel.EMAIL, "alice@example.org", Scene.SESSION);
            String before = scene.everything();
            scene.whileEventsCannotBeKept(() -> assertThatThrownBy(() ->
                            scene.lab.channels.confirm("alice", Channel.EMAIL, scene.lab.post.code(), Scene.SESSION))
                    .isInstanceOf(StoreUnavailableException.class));
            assertThat(scene.everything()).isEqualTo(before);
            assertThat(scene.lastLine()).doesNotContain("ENROLMENT_CONFIRMED");
        }
    }

    @Test
    void withoutItsEventNoPasswordForgivesAnything() {
        try (Scene scene = new Scene()) {
            scene.lab.passwordCheck.verify("alice", () -> false, HERE);
            scene.whileEventsCannotBeKept(
                    () -> assertThatThrownBy(() -> scene.lab.passwordCheck.verify("alice", () -> true, HERE))
                            .isInstanceOf(StoreUnavailableException.class));
            assertThat(scene.lab.tables.ask("SELECT password_failures FROM secondgate_account"))
                    .isEqualTo("2");
            assertThat(scene.lastLine()).doesNotContain("ACCEPTED");
        }
    }

    @Test
    void whoeverBreaksTheAuditLogGuessesNoFaster() {
        try (Scene scene = new Scene()) {
            scene.whileEventsCannotBeKept(() -> {
                scene.lab.fail(scene.phone, 5);
                assertThat(scene.lab.verify(scene.phone, scene.phone.code()).outcome())
                        .isEqualTo(Outcome.THROTTLED);
                for (int i = 0; i < 5; i++) {
                    assertThat(scene.lab
                                    .verifier
                                    .verify("alice", RecoveryCodeKind.answer("ZZZZ-ZZZZ"), HERE)
                                    .outcome())
                            .isEqualTo(Outcome.REJECTED);
                    assertThat(scene.lab
                                    .passwordCheck
                                    .verify("alice", () -> false, HERE)
                                    .outcome())
                            .isEqualTo(Outcome.REJECTED);
                }
                assertThat(scene.lab
                                .verifier
                                .verify("alice", RecoveryCodeKind.answer("ZZZZ-ZZZZ"), HERE)
                                .outcome())
                        .isEqualTo(Outcome.THROTTLED);
                assertThat(scene.lab
                                .passwordCheck
                                .verify("alice", () -> true, HERE)
                                .outcome())
                        .isEqualTo(Outcome.THROTTLED);
            });
            assertThat(scene.lastLine()).contains("PASSWORD_CHECKED", "THROTTLED");
        }
    }

    /** Nobody who signs out is told of a fault. */
    @Test
    void aTrustEndsWithTheSignOutAndThePasswordEvenWhereThatCannotBeRecorded() {
        try (Scene scene = new Scene()) {
            TrustResult first = scene.trust();
            scene.whileEventsCannotBeKept(() -> scene.browsers.signedOut("alice", first.id(), first.cookie(), HERE));
            assertThat(scene.browsers.of("alice", scene.counter())).isEmpty();
            assertThat(scene.lastLine()).contains("BROWSER_REVOKED", "SIGNED_OUT");

            scene.trust();
            scene.whileEventsCannotBeKept(() -> scene.browsers.passwordChanged("alice"));
            assertThat(scene.browsers.of("alice", scene.counter())).isEmpty();
            assertThat(scene.lastLine()).contains("BROWSER_REVOKED", "PASSWORD_CHANGED");
        }
    }
}
