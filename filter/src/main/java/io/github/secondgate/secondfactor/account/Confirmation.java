package io.github.secondgate.secondfactor.account;

import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.store.AccountRow;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** How the confirmation of a set-up went. Immutable; does not print the codes it carries. */
public final class Confirmation {
    /** How it went. */
    public enum Outcome {
        /** The app counts from now on. */
        CONFIRMED,
        /** There is no such set-up (any more), or another session was faster. */
        NO_PENDING,
        /** The very request of this session that confirmed it, sent again: not counted, and grants nothing new. */
        REPEATED,
        REJECTED,
        /** The code was not looked at. */
        THROTTLED
    }

    /** What the factor did that now counts. */
    public enum Effect {
        /** It is the account's first factor. */
        ENABLED(NoticeKind.TWO_FACTOR_ENABLED),
        /** It stands beside those there were. */
        ADDED(NoticeKind.added(AccountRow.APP)),
        /** It took the place of another. */
        CHANGED(NoticeKind.APP_CHANGED);

        private final NoticeKind notice;

        Effect(NoticeKind notice) {
            this.notice = notice;
        }

        /** What the owner of an app is told. */
        public NoticeKind notice() {
            return notice;
        }
    }

    private final Outcome outcome;
    private final Effect effect;
    private final String name;
    private final List<String> recoveryCodes;
    private final long changes;
    private final Diagnosis diagnosis;
    private final Duration retryAfter;

    private Confirmation(
            Outcome outcome,
            Effect effect,
            String name,
            List<String> recoveryCodes,
            long changes,
            Diagnosis diagnosis,
            Duration retryAfter) {
        this.outcome = outcome;
        this.effect = effect;
        this.name = name;
        this.recoveryCodes = recoveryCodes;
        this.changes = changes;
        this.diagnosis = diagnosis;
        this.retryAfter = retryAfter;
    }

    private Confirmation(Outcome outcome, Diagnosis diagnosis, Duration retryAfter) {
        this(outcome, null, null, Collections.emptyList(), 0, diagnosis, retryAfter);
    }

    /** @param recoveryCodes those that were made with it, to be shown once */
    public static Confirmation confirmed(Effect effect, String name, List<String> recoveryCodes, long changes) {
        return new Confirmation(Outcome.CONFIRMED, effect, name, recoveryCodes, changes, null, Duration.ZERO);
    }

    /** Without new recovery codes. */
    public static Confirmation confirmed(Effect effect, String name, long changes) {
        return confirmed(effect, name, Collections.emptyList(), changes);
    }

    public static Confirmation noPending() {
        return new Confirmation(Outcome.NO_PENDING, null, Duration.ZERO);
    }

    public static Confirmation repeated() {
        return new Confirmation(Outcome.REPEATED, null, Duration.ZERO);
    }

    public static Confirmation rejected(Diagnosis diagnosis) {
        return new Confirmation(Outcome.REJECTED, diagnosis, Duration.ZERO);
    }

    public static Confirmation throttled(Duration retryAfter) {
        return new Confirmation(Outcome.THROTTLED, null, retryAfter);
    }

    public Outcome outcome() {
        return outcome;
    }

    /** After CONFIRMED what it did; else null. */
    public Effect effect() {
        return effect;
    }

    /** After CONFIRMED what the app is called; null for another factor, and else. */
    public String name() {
        return name;
    }

    /** After ENABLED the recovery codes, to be shown once; empty if they are switched off, and after the other effects. */
    public List<String> recoveryCodes() {
        return recoveryCodes;
    }

    /** After CONFIRMED the account's change counter; else 0. */
    public long changes() {
        return changes;
    }

    /** After REJECTED the cause, if it is known and may be told; else null. */
    public Diagnosis diagnosis() {
        return diagnosis;
    }

    /** After THROTTLED how long codes are not looked at; else zero. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** For the audit log: the outcome and, where it is known, the cause. */
    public String summary() {
        return outcome + (diagnosis == null ? "" : " " + diagnosis);
    }

    @Override
    public String toString() {
        return "Confirmation[" + outcome + "]";
    }
}
