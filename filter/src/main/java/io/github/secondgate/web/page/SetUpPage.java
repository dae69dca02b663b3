package io.github.secondgate.web.page;

import io.github.secondgate.gate.Standing;

/** A page of the set-up: open also to those who owe one. */
public interface SetUpPage extends Page {
    @Override
    default boolean admits(Standing.Kind kind) {
        return kind == Standing.Kind.PASSES || kind == Standing.Kind.OWES_ENROLMENT;
    }
}
