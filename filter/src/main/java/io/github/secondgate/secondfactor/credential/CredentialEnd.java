package io.github.secondgate.secondfactor.credential;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.kind.FactorDependent;
import io.github.secondgate.store.Transaction;
import java.time.Clock;

/** Machine credentials stand in for a factor, and end with the last one. They stay on record. */
public final class CredentialEnd implements FactorDependent {
    private final AuditLog audit;
    private final Clock clock;

    public CredentialEnd(CoreServices core) {
        this.audit = core.audit();
        this.clock = core.clock();
    }

    @Override
    public void end(Transaction transaction, String account) {
        String ending = Credential.Ending.FACTORS_GONE.name();
        int ended = transaction.credentials().endAllOf(account, ending, clock.millis());
        if (ended > 0) {
            RequestOrigin nowhere = new RequestOrigin(null, null);
            audit.record(
                    transaction,
                    Credentials.event(
                            SecurityEvent.Kind.CREDENTIAL_REVOKED, account, nowhere, ended + " with all factors"));
        }
    }
}
