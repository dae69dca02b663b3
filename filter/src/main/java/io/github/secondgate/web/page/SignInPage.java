package io.github.secondgate.web.page;

import io.github.secondgate.gate.Standing;

/** A page of the challenge: open also to those who owe a code, or act as someone else; changes no factor. */
public interface SignInPage extends Page {
    @Override
    default boolean admits(Standing.Kind kind) {
        return kind == Standing.Kind.PASSES || kind == Standing.Kind.OWES_CODE;
    }

    @Override
    default boolean changesFactors() {
        return false;
    }
}
