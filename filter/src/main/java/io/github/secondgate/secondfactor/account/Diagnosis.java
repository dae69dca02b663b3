package io.github.secondgate.secondfactor.account;

/**
 * Why a code was refused, as far as the account's own history shows it and it may be told. Immutable.
 *
 * <p>It comes only with a refusal that was counted, and says nothing about any code that could still be accepted.
 */
public final class Diagnosis {
    /** The cause. */
    public enum Kind {
        /** The code was right, and is spent. */
        ALREADY_USED,
        /** The code was right, and the account has passed by something else since: it counts no more. */
        SUPERSEDED,
        /** Nothing was looked at: a code of a time that this server's clock has not reached yet was accepted before. */
        SERVER_CLOCK,
        /** The phone's clock differs from this server's by {@link Diagnosis#minutes()}. */
        CLOCK_OFF,
        /** The code comes from a set-up that was started and never confirmed. */
        ABANDONED_SETUP,
        /** The code that was sent is spent. */
        SENT_CODE_USED,
        /** The code that was sent is too old. */
        SENT_CODE_EXPIRED,
        /** A newer code was sent, and only that one counts. */
        SENT_CODE_REPLACED,
        /** The code is that of {@link Diagnosis#app()}, another app of the account than the chosen; that app takes it no more. */
        OTHER_APP
    }

    public static final Diagnosis ALREADY_USED = new Diagnosis(Kind.ALREADY_USED, 0, null, null);
    public static final Diagnosis SUPERSEDED = new Diagnosis(Kind.SUPERSEDED, 0, null, null);
    public static final Diagnosis SERVER_CLOCK = new Diagnosis(Kind.SERVER_CLOCK, 0, null, null);
    public static final Diagnosis ABANDONED_SETUP = new Diagnosis(Kind.ABANDONED_SETUP, 0, null, null);

    public static final Diagnosis SENT_CODE_USED = new Diagnosis(Kind.SENT_CODE_USED, 0, null, null);
    public static final Diagnosis SENT_CODE_EXPIRED = new Diagnosis(Kind.SENT_CODE_EXPIRED, 0, null, null);
    public static final Diagnosis SENT_CODE_REPLACED = new Diagnosis(Kind.SENT_CODE_REPLACED, 0, null, null);

    private final Kind kind;
    private final int minutes;
    private final String app;
    private final String appName;

    private Diagnosis(Kind kind, int minutes, String app, String appName) {
        this.kind = kind;
        this.minutes = minutes;
        this.app = app;
        this.appName = appName;
    }

    public static Diagnosis clockOff(int minutes) {
        return new Diagnosis(Kind.CLOCK_OFF, minutes, null, null);
    }

    public static Diagnosis otherApp(String id, String name) {
        return new Diagnosis(Kind.OTHER_APP, 0, id, name);
    }

    public Kind kind() {
        return kind;
    }

    /** For CLOCK_OFF the minutes, -10 to 10 and never 0; positive if the phone is ahead. Else 0. */
    public int minutes() {
        return minutes;
    }

    /** For OTHER_APP the id of that app; else null. */
    public String app() {
        return app;
    }

    /** For OTHER_APP its name; else null. */
    public String appName() {
        return appName;
    }

    /** For the log: without the name, which is the person's own text. */
    @Override
    public String toString() {
        return kind == Kind.CLOCK_OFF ? kind + "(" + minutes + ")" : kind.toString();
    }
}
