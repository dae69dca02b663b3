package io.github.secondgate.web.page;

import io.github.secondgate.gate.AccessState;

/** A page of the set-up: open also to those who owe one. */
public interface EnrolmentPage extends Page {
    @Override
    default boolean admits(AccessState.Kind kind) {
        return kind == AccessState.Kind.PASSES || kind == AccessState.Kind.ENROLMENT_REQUIRED;
    }
}
