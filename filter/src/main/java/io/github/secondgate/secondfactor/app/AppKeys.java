package io.github.secondgate.secondfactor.app;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.crypto.UnreadableSecretException;
import io.github.secondgate.secondfactor.account.SecretAlarm;
import io.github.secondgate.store.AppRow;
import io.github.secondgate.store.SetupRow;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.totp.SharedSecret;
import io.github.secondgate.totp.Totp;

/** Seals and opens the secrets of apps. */
public final class AppKeys {
    private static final int MOST_TOLERANCE = 2;

    private final SecretCipher cipher;
    private final SecretAlarm alarm;
    private final int tolerance;

    public AppKeys(SecretCipher cipher, AuditLog audit, int tolerance) {
        if (tolerance < 0 || tolerance > MOST_TOLERANCE) {
            throw new IllegalArgumentException(
                    "tolerance must be 0 to " + MOST_TOLERANCE + " time steps, not " + tolerance);
        }
        this.cipher = cipher;
        this.alarm = new SecretAlarm(audit, SecurityEvent.Factor.APP);
        this.tolerance = tolerance;
    }

    int tolerance() {
        return tolerance;
    }

    public String seal(SharedSecret secret, String account, String id) {
        return cipher.encrypt(secret, account, id);
    }

    /** @throws UnreadableSecretException and the alarm follows the transaction */
    public AppKey open(Transaction transaction, AppRow app, String address) {
        return open(transaction, app.secret(), app.account(), app.id(), AppKey.totpOf(app), address);
    }

    /** @throws UnreadableSecretException and the alarm follows the transaction */
    public AppKey open(Transaction transaction, SetupRow setup, String address) {
        return open(transaction, setup.secret(), setup.account(), setup.id(), AppKey.totpOf(setup), address);
    }

    private AppKey open(Transaction transaction, String sealed, String account, String id, Totp totp, String address) {
        return alarm.within(
                transaction, account, address, () -> new AppKey(cipher.decrypt(sealed, account, id), totp, tolerance));
    }
}
