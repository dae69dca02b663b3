package io.github.secondgate.start;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.notify.DeliveryLog;
import io.github.secondgate.notify.Medium;
import java.util.Locale;

/** How messages fared, for whoever reads the audit log: that a person was told, or could not be. */
public final class DeliveryEvents implements DeliveryLog {
    private final AuditLog audit;

    public DeliveryEvents(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void failed(String account, Medium medium, String reason) {
        String outcome = medium.name().toLowerCase(Locale.ROOT) + ": " + reason;
        record(SecurityEvent.Kind.MESSAGE_NOT_SENT, account, outcome);
    }

    @Override
    public void sent(String account, String kind) {
        record(SecurityEvent.Kind.NOTICE_SENT, account, kind);
    }

    @Override
    public void givenUp(String account, String kind, String reason) {
        record(SecurityEvent.Kind.NOTICE_GIVEN_UP, account, kind + ": " + reason);
    }

    private void record(SecurityEvent.Kind kind, String account, String outcome) {
        audit.record(new SecurityEvent(kind, SecurityEvent.Factor.NONE, account, null, outcome));
    }
}
