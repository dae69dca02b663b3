package io.github.secondgate.secondfactor;

import io.github.secondgate.audit.AuditEntry;
import io.github.secondgate.audit.AuditTrail;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.Verification;
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

    /** One use of a factor. Immutable. */
    public static final class Use {
        public final Instant at;
        /** Where the request came from, or null. */
        public final String address;

        private Use(Instant at, String address) {
            this.at = at;
            this.address = address;
        }
    }

    public OwnTrail(AuditTrail trail) {
        this.trail = trail;
    }

    /**
     * The last time that a code of an app let the owner pass.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Optional<Use> lastUseOfAnApp(String account) {
        return lastUse(account, TotpAppKind.FACTOR);
    }

    /** The same of a code that was sent. */
    public Optional<Use> lastUse(String account, Channel channel) {
        return lastUse(account, channel.factor());
    }

    private Optional<Use> lastUse(String account, SecurityEvent.Factor factor) {
        return events(account, SecurityEvent.Kind.SECOND_FACTOR_CHECKED)
                .filter(event -> event.factor().equals(factor.toString()))
                .filter(event -> event.outcome().equals(Verification.Outcome.ACCEPTED.name()))
                .map(event -> new Use(event.at(), event.address()))
                .findFirst();
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
