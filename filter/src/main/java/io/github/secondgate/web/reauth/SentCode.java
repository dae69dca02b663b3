package io.github.secondgate.web.reauth;

import java.util.Objects;

/** Where a code that is sent stands, as pages show it: whether one can be entered, where it went, when the next may go. Immutable. */
public class SentCode {
    public final String to;
    public final boolean unreachable;
    public final int digits;
    public final String lives;
    public final boolean waiting;
    public final String wait;
    public final long seconds;

    /**
     * @param to masked; null where nothing is known
     * @param lives how long a code is good, in words
     * @param waiting whether one can be entered
     * @param wait how long until another may be sent, in words and in {@code seconds}; null where it may be now
     */
    public SentCode(String to, int digits, String lives, boolean waiting, String wait, long seconds) {
        this.to = to;
        this.unreachable = to == null;
        this.digits = digits;
        this.lives = Objects.requireNonNull(lives);
        this.waiting = waiting;
        this.wait = wait;
        this.seconds = seconds;
    }

    /** The same, with what a page has to say besides. */
    protected SentCode(SentCode code, boolean waiting) {
        this(code.to, code.digits, code.lives, waiting, code.wait, code.seconds);
    }
}
