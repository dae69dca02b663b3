package io.github.secondgate.secondfactor.app;

import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.NewCodes;
import io.github.secondgate.secondfactor.recovery.FreshSet;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.EnrolmentRow;
import io.github.secondgate.store.TotpAppRow;
import io.github.secondgate.store.Transaction;
import java.time.Instant;

/**
 * Makes the app of a set-up count: beside the others, or in place of one, in the one transaction that lets that one go.
 * Recovery codes are made with the first factor only: those on paper stay good when an app joins or is changed.
 */
final class Activation {
    private final EnrolmentCheck check;
    private final String account;
    private final Instant now;
    private final FreshSet codes;

    /** Slow where recovery codes are to be made: call it outside of a transaction. */
    Activation(EnrolmentCheck check, RecoveryCodes recoveryCodes, Instant now) {
        this.check = check;
        this.account = check.setup().account();
        this.now = now;
        this.codes = check.first() ? recoveryCodes.freshSet(account) : null;
    }

    /** May run more than once, if the database settles a race by rolling back. */
    Confirmation in(Transaction transaction) {
        transaction.accounts().lock(account);
        AccountRow row = transaction.accounts().find(account);
        long changes = check.setup().changes();
        String parameters = codes == null ? row.recoveryParameters() : codes.parameters();
        if (transaction.accounts().changeFrom(account, changes, parameters) == 0) {
            if (!check.isRepetition(row)) {
                return Confirmation.noPending();
            }
            // Counted before the first of the two confirmed, and no failure.
            transaction.accounts().takeBackApp(account);
            return Confirmation.repeated();
        }
        EnrolmentRow setup =
                transaction.enrolments().find(account, check.setup().id());
        if (setup == null || setup.abandonedAt() != null || !letGo(transaction, setup.replaces())) {
            transaction.undo();
            return Confirmation.noPending();
        }
        transaction.enrolments().delete(setup.id());
        // Somebody may have given the name away since the set-up began: a rename does not end it.
        TotpAppName name = TotpAppName.of(setup.name())
                .orElseThrow(() -> new IllegalStateException("A set-up was begun with a name that is none"))
                .freeIn(EnrolmentPlan.names(row, setup.replaces()));
        transaction.apps().add(new TotpAppRow(setup, name.text(), check.step(), check.request(), now.toEpochMilli()));
        return codes == null ? joined(transaction, setup, name, changes + 1) : first(transaction, name, changes + 1);
    }

    private boolean letGo(Transaction transaction, String replaced) {
        if (EnrolmentPlan.EVERYTHING.equals(replaced)) {
            return Accounts.takeFactorsAway(transaction, account);
        }
        return replaced == null || transaction.apps().delete(account, replaced) == 1;
    }

    private Confirmation first(Transaction transaction, TotpAppName name, long changes) {
        codes.replaceIn(transaction);
        transaction.accounts().forgiveCodes(account);
        return Confirmation.confirmed(Confirmation.Effect.ENABLED, name.text(), new NewCodes(codes.codes(), changes));
    }

    private Confirmation joined(Transaction transaction, EnrolmentRow setup, TotpAppName name, long changes) {
        // Only this try: whoever sees a set-up knows its code, so it proves nothing that would forgive failures.
        transaction.accounts().takeBackApp(account);
        Confirmation.Effect effect = setup.replaces() == null ? Confirmation.Effect.ADDED : Confirmation.Effect.CHANGED;
        return Confirmation.confirmed(effect, name.text(), NewCodes.none(changes));
    }
}
