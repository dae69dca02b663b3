package io.github.secondgate.audit;

import java.util.Objects;

/**
 * Something that happened to an account and that a security officer may want to find again. Immutable; there is no
 * field that a code or a secret would fit into, and none may be put into the outcome.
 */
public final class SecurityEvent {
    /** What happened; the outcome tells how it went. */
    public enum Kind {
        ENROLMENT_BEGUN,
        ENROLMENT_ABANDONED,
        ENROLMENT_CONFIRMED,
        APP_RENAMED,
        APP_REMOVED,
        SECOND_FACTOR_CHECKED,
        PASSWORD_CHECKED,
        RECOVERY_CODES_REPLACED,
        SECOND_FACTOR_DISABLED,
        CODE_SENT,
        METHOD_REMOVED,
        RESCUE_ASKED,
        RESCUE_ISSUED,
        DAY_PASS_ISSUED,
        SIGN_IN_CANCELLED,
        SECURITY_QUESTION_SET,
        /** Nothing was asked, because another organisation made the login. */
        SIGN_IN_FEDERATED,
        RUN_AS_STARTED,
        RUN_AS_ENDED,
        REQUEST_REFUSED,
        POLICY_CHANGED,
        FACTORS_RESET,
        ACCOUNT_UNLOCKED,
        ACCOUNT_FORGOTTEN,
        ACCOUNT_RENAMED,
        /** Somebody was asked by mail to set a second factor up. */
        REMINDER_SENT,
        EXEMPTION_GRANTED,
        EXEMPTION_ENDED,
        /** A code did not leave; the person asks for another one. */
        MESSAGE_NOT_SENT,
        NOTICE_SENT,
        /** A notice will never reach its reader. */
        NOTICE_GIVEN_UP,
        BROWSER_TRUSTED,
        BROWSER_RECOGNISED,
        /** A cookie of trust was shown that lets nobody pass. */
        BROWSER_REFUSED,
        BROWSER_REVOKED,
        /** For clients that sign in with each request. */
        CREDENTIAL_MADE,
        /** From an address from which it was not used last. */
        CREDENTIAL_USED,
        /** One was shown that lets nobody pass, or not there. */
        CREDENTIAL_REFUSED,
        CREDENTIAL_REVOKED,
        /** Its time is over. */
        CREDENTIAL_ENDED,
        /** An account did so much that its further events are counted and no longer kept one by one. */
        EVENTS_COUNTED,
        /** Alarm: a stored secret was altered, swapped, or its key is gone. */
        SECRET_UNREADABLE(true),
        /** Alarm: a step far in this node's future was accepted, so the nodes' clocks differ or were set back. */
        CLOCKS_DIFFER(true),
        /** Alarm: as many SMS as are paid for have left within a day; somebody may be pumping. */
        SMS_BUDGET_SPENT(true);

        private final boolean alarm;

        Kind() {
            this(false);
        }

        Kind(boolean alarm) {
            this.alarm = alarm;
        }

        /** Whether somebody must look at it: no user can cause it by mistyping. */
        public boolean isAlarm() {
            return alarm;
        }
    }

    /** What was used or changed. Each kind of factor has a name of its own here. Immutable. */
    public static final class Factor {
        public static final Factor PASSWORD = named("PASSWORD");
        public static final Factor NONE = named("NONE");

        private final String name;

        private Factor(String name) {
            this.name = name;
        }

        /** @param name at most 16 capital letters and low lines */
        public static Factor named(String name) {
            return new Factor(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final Kind kind;
    private final Factor factor;
    private final String account;
    private final String address;
    private final String outcome;

    /**
     * @param account whom it concerns, or null if nobody is known
     * @param address where the request came from, or null
     * @param outcome a word or short sentence; never a code or secret
     */
    public SecurityEvent(Kind kind, Factor factor, String account, String address, String outcome) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.factor = Objects.requireNonNull(factor, "factor");
        this.account = account;
        this.address = address;
        this.outcome = Objects.requireNonNull(outcome, "outcome");
    }

    public Kind kind() {
        return kind;
    }

    public Factor factor() {
        return factor;
    }

    public String account() {
        return account;
    }

    public String address() {
        return address;
    }

    public String outcome() {
        return outcome;
    }

    @Override
    public String toString() {
        return AuditLog.line(this);
    }
}
