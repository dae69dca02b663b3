package io.github.secondgate.secondfactor;

/** What a code that was sent may be spent for; for nothing else is it worth anything. */
public enum CodePurpose {
    /** A sign-in, or a fresh code in a running session. */
    SIGN_IN(Throttle.APP),
    /** The first code of a channel, which makes it count. */
    CONFIGURE(Throttle.SETUP),
    /** Leave to set a first factor up, where so far only the password stands. */
    FIRST_SET_UP(Throttle.SETUP);

    private final Throttle throttle;

    CodePurpose(Throttle throttle) {
        this.throttle = throttle;
    }

    Throttle throttle() {
        return throttle;
    }
}
