package io.github.secondgate.secondfactor;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.crypto.UnreadableSecretException;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.secondfactor.account.SecretAlarm;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.app.TotpAppCheck;
import io.github.secondgate.secondfactor.app.TotpAppKeys;
import io.github.secondgate.secondfactor.recovery.RecoveryCheck;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.store.Database;
import java.time.Clock;

/**
 * Checks second factors. Says who passes, and does nothing about it: sessions and redirects are the web's.
 *
 * <p>That the password was given before is the caller's to ensure; without it these counters would let strangers lock
 * accounts. Safe for concurrent use, on several nodes too: the database decides.
 */
public final class Verifier {
    private final Database database;
    private final TotpAppKeys keys;
    private final RecoveryCodes recoveryCodes;
    private final AuditLog audit;
    private final Notices notices;
    private final Clock clock;

    /**
     * @param tolerance time steps before and after the current one whose codes are taken, 0 to 2
     * @throws IllegalArgumentException for another tolerance
     */
    public Verifier(CoreServices core, SecretCipher cipher, RecoveryCodes recoveryCodes, int tolerance) {
        this.database = core.database();
        this.keys = new TotpAppKeys(cipher, core.audit(), tolerance);
        this.recoveryCodes = recoveryCodes;
        this.audit = core.audit();
        this.notices = core.notices();
        this.clock = core.clock();
    }

    /**
     * Checks a code of one of the account's apps, and takes it: the same code, or that of an earlier step, is never taken
     * again (RFC 6238 section 5.2). It is compared with that app alone, since every further secret would help a guesser.
     * A code that is not the app's number of digits in ASCII is REJECTED without being counted.
     *
     * @param appId the app that was chosen, or null for the one that was used last
     * @throws UnreadableSecretException if the stored secret cannot be read; nobody may pass
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer; nobody may pass
     */
    public Verification verifyApp(String account, String appId, String code, RequestOrigin requestOrigin) {
        TotpAppCheck check = new TotpAppCheck(keys, notices, account, appId, code, requestOrigin, clock.instant());
        Verification verification = database.transaction(t -> {
            Verification answer = check.in(t);
            audit.record(
                    t,
                    new SecurityEvent(
                            SecurityEvent.Kind.SECOND_FACTOR_CHECKED,
                            SecurityEvent.Factor.APP,
                            account,
                            requestOrigin.address(),
                            answer.summary()));
            return answer;
        });
        if (check.clocksDiffer()) {
            audit.record(new SecurityEvent(
                    SecurityEvent.Kind.CLOCKS_DIFFER,
                    SecurityEvent.Factor.APP,
                    account,
                    requestOrigin.address(),
                    "this node's clock is behind, or was ahead: a later step than it allows was accepted before"));
        }
        return verification;
    }

    /**
     * Checks a recovery code as it was typed, and spends it. What cannot be a code is REJECTED without being counted.
     *
     * @throws RetryLaterException if too much is being derived for others: nothing was looked at or counted
     * @throws UnreadableSecretException if the set cannot be read; nobody may pass
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer; nobody may pass
     */
    public Verification spendRecovery(String account, String code, RequestOrigin requestOrigin) {
        RecoveryCheck check =
                new RecoveryCheck(recoveryCodes, notices, audit, account, code, requestOrigin, clock.millis());
        return new SecretAlarm(audit, SecurityEvent.Factor.RECOVERY_CODE)
                .over(account, requestOrigin.address(), () -> check.run(database));
    }
}
