package io.github.secondgate.secondfactor.trust;

import java.time.Duration;

/** Whether a browser is a trusted one. Immutable. Only {@link Outcome#RECOGNISED} lets anyone pass. */
public final class TrustResult {
    /** How it went. */
    public enum Outcome {
        RECOGNISED,
        /** Never a value of ours, or of a browser that is no longer trusted. */
        UNKNOWN,
        /** It is somebody else's trust, who shares this browser. */
        OTHER_ACCOUNT,
        /** Trusted too long ago. */
        EXPIRED,
        /** The account's factors are not those of then. */
        FACTORS_CHANGED,
        PASSWORD_CHANGED,
        /** A secret that was replaced some time ago: this cookie, or the one that came after it, is a copy. */
        COPIED,
        /** Another request was faster with the same secret a moment ago. */
        OVERTAKEN
    }

    private final Outcome outcome;
    private final TrustSecret key;
    private final Duration left;

    private TrustResult(Outcome outcome, TrustSecret key, Duration left) {
        this.outcome = outcome;
        this.key = key;
        this.left = left;
    }

    static TrustResult of(TrustSecret key, Duration left) {
        return new TrustResult(Outcome.RECOGNISED, key, left);
    }

    static TrustResult refused(Outcome outcome) {
        return new TrustResult(outcome, null, Duration.ZERO);
    }

    public Outcome outcome() {
        return outcome;
    }

    public boolean recognised() {
        return outcome == Outcome.RECOGNISED;
    }

    /** Whether a trust ended here, or had ended. */
    boolean ended() {
        return worthless() && outcome != Outcome.UNKNOWN;
    }

    /** Whether the browser may as well forget what it showed. */
    public boolean worthless() {
        return !recognised() && outcome != Outcome.OTHER_ACCOUNT && outcome != Outcome.OVERTAKEN;
    }

    /** After RECOGNISED the id of the browser; else null. */
    public String id() {
        return key == null ? null : key.id();
    }

    /** After RECOGNISED what the browser is to keep from now on, for its cookie and for nothing else; else null. */
    public String cookie() {
        return key == null ? null : key.cookie();
    }

    /** After RECOGNISED how long the trust still lasts; else zero. */
    public Duration left() {
        return left;
    }

    @Override
    public String toString() {
        return "Recognition[" + outcome + "]";
    }
}
