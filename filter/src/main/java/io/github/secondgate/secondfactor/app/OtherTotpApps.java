package io.github.secondgate.secondfactor.app;

import io.github.secondgate.crypto.UnreadableSecretException;
import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.TotpAppRow;
import io.github.secondgate.store.Transaction;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Recognises in a refused code that of another app of the account. Never accepts it.
 *
 * <p>Each app compared is one more secret that a guess could hit, so a hit must be worth nothing: it is told only with a
 * refusal that was counted, and the step it belongs to is barred for that app in the same transaction. Where it cannot be
 * barred it is not told.
 */
final class OtherTotpApps {
    private final TotpAppKeys keys;
    private final String code;
    private final Instant now;
    private final String address;

    OtherTotpApps(TotpAppKeys keys, String code, Instant now, String address) {
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
    Diagnosis recognise(Transaction transaction, AccountRow account, String chosen) {
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
        return after.refuses(step.getAsLong())
                && transaction
                                .apps()
                                .note(
                                        app.id(),
                                        after.suspectStep(),
                                        after.suspectOffset(),
                                        after.refusedSteps(),
                                        app.refusedSteps())
                        == 1;
    }

    /** Null where the code cannot be one of this app, or its secret cannot be opened: throwing would undo the count. */
    private TotpAppKey keyOf(Transaction transaction, TotpAppRow app) {
        if (!TotpAppKey.isWellFormed(code, TotpAppKey.totpOf(app))) {
            return null;
        }
        try {
            return keys.open(transaction, app, address);
        } catch (UnreadableSecretException alarmed) {
            return null;
        }
    }
}
