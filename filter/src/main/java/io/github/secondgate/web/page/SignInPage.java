package io.github.secondgate.web.page;

import io.github.secondgate.gate.AccessState;

/** A page of the challenge: open also to those who owe a code, or act as someone else; changes no factor. */
public interface SignInPage extends Page {
    @Override
    default boolean admits(AccessState.Kind kind) {
        return kind == AccessState.Kind.PASSES || kind == AccessState.Kind.CHALLENGE_REQUIRED;
    }

    @Override
    default boolean changesFactors() {
        return false;
    }
}
