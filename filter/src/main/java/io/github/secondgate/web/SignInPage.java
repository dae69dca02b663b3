package io.github.secondgate.web;

/** A page of the challenge: open also to those who owe a code, or act as someone else; changes no factor. */
interface SignInPage extends Page {
    @Override
    default boolean admits(Standing.Kind kind) {
        return kind == Standing.Kind.PASSES || kind == Standing.Kind.OWES_CODE;
    }

    @Override
    default boolean changesFactors() {
        return false;
    }
}
