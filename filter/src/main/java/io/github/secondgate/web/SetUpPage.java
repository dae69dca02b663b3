package io.github.secondgate.web;

/** A page of the set-up: open also to those who owe one. */
interface SetUpPage extends Page {
    @Override
    default boolean admits(Standing.Kind kind) {
        return kind == Standing.Kind.PASSES || kind == Standing.Kind.OWES_ENROLMENT;
    }
}
