package io.github.secondgate.secondfactor;

import io.github.secondgate.audit.AuditEntry;
import io.github.secondgate.audit.AuditTrail;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the kept audit log tells the owner of an account about its factors. It reaches back no further than that is kept:
 * what it does not know, nobody is told.
 */
public final class OwnTrail {
    private final AuditTrail trail;

    public OwnTrail(AuditTrail trail) {
        this.trail = trail;
    }

    /** When the set of recovery codes was made that counts now, with the first app or in the place of another set. */
    public Optional<Instant> recoveryCodesMade(String account) {
        Stream<AuditEntry> replaced = events(account, SecurityEvent.Kind.RECOVERY_CODES_REPLACED)
                .filter(event -> event.outcome().equals("REPLACED"));
        Stream<AuditEntry> first = events(account, SecurityEvent.Kind.ENROLMENT_CONFIRMED)
                .filter(event -> event.factor().equals(TotpAppKind.FACTOR.toString()))
                .filter(event -> event.outcome().equals(Confirmation.Outcome.CONFIRMED.name()));
        return Stream.concat(replaced, first).map(AuditEntry::at).max(Instant::compareTo);
    }

    private Stream<AuditEntry> events(String account, SecurityEvent.Kind kind) {
        return trail.newest(new AuditTrail.Search(account, kind.name(), null, null)).events().stream();
    }
}
