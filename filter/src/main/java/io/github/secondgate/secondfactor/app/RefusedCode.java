package io.github.secondgate.secondfactor.app;

import io.github.secondgate.crypto.UnreadableSecretException;
import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.EnrolmentRow;
import io.github.secondgate.store.TotpAppRow;
import io.github.secondgate.store.Transaction;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A code that was refused: recognises in it that of another app of the account, or of a set-up that nobody can confirm any
 * more. Never accepts it. Made for one call.
 *
 * <p>Each secret compared is one more that a guess could hit, so a hit must be worth nothing: it is told only with a
 * refusal that was counted, and a step of an app is barred for that app in the same transaction. Where it cannot be barred
 * it is not told.
 */
final class RefusedCode {
    private final TotpAppKeys keys;
    private final String code;
    private final Instant now;
    private final String address;

    RefusedCode(TotpAppKeys keys, String code, Instant now, String address) {
        this.keys = keys;
        this.code = code;
        this.now = now;
        this.address = address;
    }

    /**
     * In a transaction that counted the refusal, and so holds the account.
     *
     * @param chosen the app that the code was checked against, or null if none of these
     * @return the diagnosis, or null
     */
    Diagnosis ofOtherApp(Transaction transaction, AccountRow account, String chosen) {
        Diagnosis found = null;
        for (TotpAppRow app : account.apps()) {
            if (!app.id().equals(chosen) && bar(transaction, app)) {
                found = Diagnosis.otherApp(app.id(), app.name());
            }
        }
        return found;
    }

    private boolean bar(Transaction transaction, TotpAppRow app) {
        TotpAppKey key = keyOf(transaction, app);
        OptionalLong step = key == null ? OptionalLong.empty() : key.stepOnTime(code, now);
        if (!step.isPresent()) {
            return false;
        }
        CodeHistory before = CodeHistory.of(app.refusedSteps(), app.suspectStep(), app.suspectOffset());
        if (step.getAsLong() <= app.lastStep() || before.refuses(step.getAsLong())) {
            return true;
        }
        CodeHistory after = before.barring(step.getAsLong(), key, key.stepAt(now));
        return after.refuses(step.getAsLong()) && after.note(transaction, app);
    }

    /** Null where the code cannot be one of this app, or its secret cannot be opened: throwing would undo the count. */
    TotpAppKey keyOf(Transaction transaction, TotpAppRow app) {
        if (!TotpAppKey.isWellFormed(code, TotpAppKey.totpOf(app))) {
            return null;
        }
        try {
            return keys.open(transaction, app, address);
        } catch (UnreadableSecretException alarmed) {
            return null;
        }
    }

    /**
     * Compares with set-ups given up, or begun on another state of the factors: one that waits, in another session or for a
     * further app, could still be confirmed, and so must not answer.
     *
     * @param changes the change counter that a set-up must have been begun on to be confirmed
     * @return the diagnosis, or null
     */
    Diagnosis ofAbandoned(Transaction transaction, String account, long changes) {
        Diagnosis found = null;
        for (EnrolmentRow setup : transaction.enrolments().allOf(account)) {
            boolean dead = setup.abandonedAt() != null || setup.changes() != changes;
            if (dead && PendingEnrolment.isKept(setup, now) && fits(transaction, setup)) {
                found = Diagnosis.ABANDONED_SETUP;
            }
        }
        return found;
    }

    /** A set-up that cannot be opened raises its alarm and is passed over: throwing would undo the count. */
    private boolean fits(Transaction transaction, EnrolmentRow setup) {
        try {
            return keys.open(transaction, setup, address).stepOnTime(code, now).isPresent();
        } catch (UnreadableSecretException alarmed) {
            return false;
        }
    }
}
