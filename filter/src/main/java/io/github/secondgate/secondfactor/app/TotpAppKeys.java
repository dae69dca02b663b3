package io.github.secondgate.secondfactor.app;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.crypto.UnreadableSecretException;
import io.github.secondgate.secondfactor.account.SecretAlarm;
import io.github.secondgate.store.EnrolmentRow;
import io.github.secondgate.store.TotpAppRow;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.totp.SharedSecret;
import io.github.secondgate.totp.Totp;

/** Seals and opens the secrets of apps. */
public final class TotpAppKeys {
    static final int MOST_TOLERANCE = 2;
    static final int MOST_TRIED = 3;

    private final SecretCipher cipher;
    private final SecretAlarm alarm;
    private final int tolerance;
    private final int tried;

    /**
     * @param tolerance time steps before and after the current one whose codes are taken, 0 to 2
     * @throws IllegalArgumentException for another tolerance
     */
    public TotpAppKeys(SecretCipher cipher, AuditLog audit, int tolerance) {
        this(cipher, new SecretAlarm(audit, TotpAppKind.FACTOR), tolerance, 1);
    }

    private TotpAppKeys(SecretCipher cipher, SecretAlarm alarm, int tolerance, int tried) {
        if (tolerance < 0 || tolerance > MOST_TOLERANCE) {
            throw new IllegalArgumentException(
                    "tolerance must be 0 to " + MOST_TOLERANCE + " time steps, not " + tolerance);
        }
        this.cipher = cipher;
        this.alarm = alarm;
        this.tolerance = tolerance;
        this.tried = tried;
    }

    /**
     * The same, for which a code may also be that of another app than the chosen one. Each further secret helps a guesser, so
     * there are few: three of them, at the widest tolerance, are 15 codes of a million, 50 times until codes are looked at no more.
     */
    public TotpAppKeys tryingOthers() {
        return new TotpAppKeys(cipher, alarm, tolerance, MOST_TRIED);
    }

    int tolerance() {
        return tolerance;
    }

    /** With how many apps a code is compared: with the chosen one, and then with those used last. */
    int tried() {
        return tried;
    }

    public String seal(SharedSecret secret, String account, String id) {
        return cipher.encrypt(secret, account, id);
    }

    /** @throws UnreadableSecretException and the alarm follows the transaction */
    public TotpAppKey open(Transaction transaction, TotpAppRow app, String address) {
        return open(transaction, app.secret(), app.account(), app.id(), TotpAppKey.totpOf(app), address);
    }

    /** @throws UnreadableSecretException and the alarm follows the transaction */
    public TotpAppKey open(Transaction transaction, EnrolmentRow setup, String address) {
        return open(transaction, setup.secret(), setup.account(), setup.id(), TotpAppKey.totpOf(setup), address);
    }

    private TotpAppKey open(
            Transaction transaction, String sealed, String account, String id, Totp totp, String address) {
        return alarm.within(
                transaction,
                account,
                address,
                () -> new TotpAppKey(cipher.decrypt(sealed, account, id), totp, tolerance));
    }
}
