package io.github.secondgate.secondfactor.account;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;

/** What happens around the second factor without changing it, for whoever reads the audit log. */
public final class GateEvents {
    private final AuditLog audit;

    public GateEvents(AuditLog audit) {
        this.audit = audit;
    }

    /** Somebody acts as {@code other} from here on. */
    public void runAsStarted(String account, String other, RequestOrigin requestOrigin) {
        record(SecurityEvent.Kind.RUN_AS_STARTED, account, requestOrigin, "as " + other);
    }

    /** Somebody acts as themselves again. */
    public void runAsEnded(String account, String other, RequestOrigin requestOrigin) {
        record(SecurityEvent.Kind.RUN_AS_ENDED, account, requestOrigin, "as " + other);
    }

    /**
     * A request was not let through.
     *
     * @param reason a word, never anything that the client sent
     */
    public void refused(String account, String reason, RequestOrigin requestOrigin) {
        record(SecurityEvent.Kind.REQUEST_REFUSED, account, requestOrigin, reason);
    }

    /** Somebody who owed a second factor left instead. */
    public void cancelled(String account, RequestOrigin requestOrigin) {
        record(SecurityEvent.Kind.SIGN_IN_CANCELLED, account, requestOrigin, "logged out");
    }

    /** A login made by another organisation was let through without a second factor. */
    public void federated(String account, RequestOrigin requestOrigin) {
        record(SecurityEvent.Kind.SIGN_IN_FEDERATED, account, requestOrigin, "nothing asked");
    }

    private void record(SecurityEvent.Kind kind, String account, RequestOrigin requestOrigin, String outcome) {
        audit.record(new SecurityEvent(kind, SecurityEvent.Factor.NONE, account, requestOrigin.address(), outcome));
    }
}
