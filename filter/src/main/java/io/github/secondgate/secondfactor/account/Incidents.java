package io.github.secondgate.secondfactor.account;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;

/** What happens around the second factor without changing it, for whoever reads the audit log. */
public final class Incidents {
    private final AuditLog audit;

    public Incidents(AuditLog audit) {
        this.audit = audit;
    }

    /** Somebody acts as {@code other} from here on. */
    public void runAsStarted(String account, String other, Attempt attempt) {
        record(SecurityEvent.Kind.RUN_AS_STARTED, account, attempt, "as " + other);
    }

    /** Somebody acts as themselves again. */
    public void runAsEnded(String account, String other, Attempt attempt) {
        record(SecurityEvent.Kind.RUN_AS_ENDED, account, attempt, "as " + other);
    }

    /**
     * A request was not let through.
     *
     * @param reason a word, never anything that the client sent
     */
    public void refused(String account, String reason, Attempt attempt) {
        record(SecurityEvent.Kind.REQUEST_REFUSED, account, attempt, reason);
    }

    /** Somebody who owed a second factor left instead. */
    public void cancelled(String account, Attempt attempt) {
        record(SecurityEvent.Kind.SIGN_IN_CANCELLED, account, attempt, "logged out");
    }

    /** A login made by another organisation was let through without a second factor. */
    public void federated(String account, Attempt attempt) {
        record(SecurityEvent.Kind.SIGN_IN_FEDERATED, account, attempt, "nothing asked");
    }

    private void record(SecurityEvent.Kind kind, String account, Attempt attempt, String outcome) {
        audit.record(new SecurityEvent(kind, SecurityEvent.Factor.NONE, account, attempt.address(), outcome));
    }
}
