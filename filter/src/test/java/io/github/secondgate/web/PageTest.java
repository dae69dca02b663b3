package io.github.secondgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.gate.AccessState;
import io.github.secondgate.web.page.EnrolmentPage;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.SignInPage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whom a page lets in that says nothing about it: forgetting to say so must not open anything. */
class PageTest {
    @Test
    void aPageThatSaysNothingIsForThoseWhoOweNothing() {
        Page page = call -> {};
        assertThat(admitted(page)).containsExactly(AccessState.Kind.PASSES);
        assertThat(page.servesRemembered()).isFalse();
        assertThat(page.changesFactors())
                .as("refused while acting as someone else")
                .isTrue();
    }

    @Test
    void aPageOfTheSetUpIsAlsoForThoseWhoOweOneAndGaveTheirPassword() {
        EnrolmentPage page = call -> {};
        assertThat(admitted(page)).containsExactly(AccessState.Kind.PASSES, AccessState.Kind.ENROLMENT_REQUIRED);
        assertThat(page.servesRemembered()).isFalse();
        assertThat(page.changesFactors()).isTrue();
    }

    @Test
    void aPageOfTheChallengeIsAlsoForThoseWhoOweACodeAndForNobodyWhoOwesASetUp() {
        SignInPage page = call -> {};
        assertThat(admitted(page)).containsExactly(AccessState.Kind.PASSES, AccessState.Kind.CHALLENGE_REQUIRED);
    }

    private static List<AccessState.Kind> admitted(Page page) {
        return Arrays.stream(AccessState.Kind.values()).filter(page::admits).collect(Collectors.toList());
    }
}
