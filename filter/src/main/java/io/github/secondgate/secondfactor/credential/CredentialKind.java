package io.github.secondgate.secondfactor.credential;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.secondfactor.kind.FactorKind;
import io.github.secondgate.store.Transaction;
import java.time.Clock;
import java.util.Collections;
import java.util.List;

/**
 * Machine credentials among what goes with the factors of an account. They are no factor, and answer no question of a person:
 * where one is good, {@link CredentialCheck} says.
 */
public final class CredentialKind implements FactorKind {
    private static final String KEY = "credential";

    private final AuditLog audit;
    private final Clock clock;

    public CredentialKind(CoreServices core) {
        this.audit = core.audit();
        this.clock = core.clock();
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Verification check(String account, Answer answer, RequestOrigin requestOrigin) {
        throw new IllegalArgumentException("A machine credential answers no question");
    }

    @Override
    public boolean renewsFreshness() {
        return false;
    }

    @Override
    public List<String> owners(Transaction transaction, String after, int most) {
        return Collections.emptyList();
    }

    /** Ends them; they stay on record. */
    @Override
    public int takeAway(Transaction transaction, String account) {
        String ending = Credential.Ending.FACTORS_GONE.name();
        int ended = transaction.credentials().endAllOf(account, ending, clock.millis());
        if (ended > 0) {
            RequestOrigin nowhere = new RequestOrigin(null, null);
            audit.record(
                    transaction,
                    Credentials.event(
                            SecurityEvent.Kind.CREDENTIAL_REVOKED, account, nowhere, ended + " with all factors"));
        }
        return 0;
    }
}
