package io.github.secondgate.secondfactor.sentcode;

import io.github.secondgate.secondfactor.account.Throttle;

/** What a code that was sent may be spent for; for nothing else is it worth anything. */
public enum CodePurpose {
    /** A sign-in, or a fresh code in a running session. */
    SIGN_IN(Throttle.APP, "signIn"),
    /** The first code of a channel, which makes it count. */
    CONFIGURE(Throttle.SETUP, "configure"),
    /** Leave to set a first factor up, where so far only the password stands. */
    FIRST_SET_UP(Throttle.SETUP, "firstSetUp");

    private final Throttle throttle;
    private final String key;

    CodePurpose(Throttle throttle, String key) {
        this.throttle = throttle;
        this.key = key;
    }

    /** How texts name it. */
    String key() {
        return key;
    }

    Throttle throttle() {
        return throttle;
    }
}
