package io.github.secondgate.secondfactor.reauth;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Throttle;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.store.Database;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/**
 * The account's password, asked again in a running session: counted per account, so that a hijacked session cannot
 * guess it here. It knows no passwords; it asks, at most as often as the throttle allows. Safe for concurrent use.
 */
public final class PasswordCheck {
    private final Database database;
    private final AuditLog audit;
    private final Notices notices;
    private final Clock clock;

    public PasswordCheck(CoreServices core) {
        this.database = core.database();
        this.audit = core.audit();
        this.notices = core.notices();
        this.clock = core.clock();
    }

    /**
     * Asks the realm, unless the account is throttled. The try is counted and committed before; a right password takes
     * all back.
     *
     * @param realmSaysYes whether the password is right; what it throws is passed on, and the try stays counted
     * @return ACCEPTED, REJECTED or THROTTLED
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer; the realm is not
     *     asked
     */
    public Verification verify(String account, BooleanSupplier realmSaysYes, RequestOrigin requestOrigin) {
        long now = clock.millis();
        Throttle.Admission admission =
                database.transaction(t -> Throttle.PASSWORD.admit(t, Accounts.findOrAdd(t, account), now));
        Verification verification = answer(account, realmSaysYes, admission, requestOrigin);
        if (!verification.accepted()) {
            audit.record(event(account, requestOrigin, verification));
        }
        return verification;
    }

    private static SecurityEvent event(String account, RequestOrigin requestOrigin, Verification verification) {
        return new SecurityEvent(
                SecurityEvent.Kind.PASSWORD_CHECKED,
                SecurityEvent.Factor.PASSWORD,
                account,
                requestOrigin.address(),
                verification.outcome().name());
    }

    private Verification answer(
            String account, BooleanSupplier realmSaysYes, Throttle.Admission admission, RequestOrigin requestOrigin) {
        if (!admission.granted()) {
            return Verification.throttled(admission.delay(), admission.account());
        }
        if (!realmSaysYes.getAsBoolean()) {
            if (admission.isLastFree()) {
                database.transaction(t -> {
                    admission.tellOfRefusal(t, notices, requestOrigin);
                    return null;
                });
            }
            return Verification.of(Verification.Outcome.REJECTED, admission.account());
        }
        Verification accepted = Verification.of(Verification.Outcome.ACCEPTED, admission.account());
        database.transaction(t -> {
            t.accounts().forgivePassword(account);
            audit.record(t, event(account, requestOrigin, accepted));
            return null;
        });
        return accepted;
    }
}
