package io.github.secondgate.secondfactor.app;

import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.Digests;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.secondfactor.account.Limit;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.secondfactor.account.Throttle;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.secondfactor.kind.FactorKinds;
import io.github.secondgate.secondfactor.recovery.NewCodes;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.EnrolmentRow;
import io.github.secondgate.store.TotpAppRow;
import io.github.secondgate.store.Transaction;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * The first code of a set-up: counted and checked in one transaction, and its app made to count in another, beside those
 * there are or in place of one, which that transaction lets go. Recovery codes are made between the two, and with the first
 * factor only: those on paper stay good when an app joins or is changed. Made for one call.
 */
final class EnrolmentConfirmation {
    private final CoreServices core;
    private final FactorKinds kinds;
    private final TotpAppKeys keys;
    private final RecoveryCodes recoveryCodes;
    private final String account;
    private final String id;
    private final String code;
    private final RequestOrigin requestOrigin;
    private final Instant now;

    /** @param answer the id of the set-up, and its code */
    EnrolmentConfirmation(
            CoreServices core,
            FactorKinds kinds,
            TotpAppKeys keys,
            RecoveryCodes recoveryCodes,
            String account,
            Answer answer,
            RequestOrigin requestOrigin) {
        this.core = core;
        this.kinds = kinds;
        this.keys = keys;
        this.recoveryCodes = recoveryCodes;
        this.account = account;
        this.id = answer.which();
        this.code = answer.text();
        this.requestOrigin = requestOrigin;
        this.now = core.clock().instant();
    }

    /** What the first transaction found: a refusal, or what the right code confirms and on which state of the account. */
    private static final class Checked {
        final Confirmation refusal;
        final EnrolmentRow setup;
        final AccountRow row;
        final long step;

        private Checked(Confirmation refusal, EnrolmentRow setup, AccountRow row, long step) {
            this.refusal = refusal;
            this.setup = setup;
            this.row = row;
            this.step = step;
        }

        static Checked refused(Confirmation refusal) {
            return new Checked(refusal, null, null, 0);
        }

        /** Whether no factor is left beside it; as long as the account's change counter stands, that stays so. */
        boolean first() {
            return !row.enrolled() || EnrolmentPlan.EVERYTHING.equals(setup.replaces());
        }
    }

    Confirmation run() {
        Checked checked = core.database().transaction(this::check);
        Confirmation confirmation = checked.refusal == null ? confirm(checked) : checked.refusal;
        if (confirmation.effect() == null) {
            core.audit().record(event(confirmation.summary()));
        }
        return confirmation;
    }

    private SecurityEvent event(String outcome) {
        return Enrolments.event(SecurityEvent.Kind.ENROLMENT_CONFIRMED, account, requestOrigin, outcome);
    }

    private Checked check(Transaction transaction) {
        // In this order: where it is confirmed between the two, the account shows by what.
        EnrolmentRow setup = transaction.enrolments().find(account, id);
        AccountRow known = transaction.accounts().find(account);
        if (isRepetition(known)) {
            return Checked.refused(Confirmation.repeated());
        }
        requestOrigin.mustStandOn(known);
        if (!PendingEnrolment.waits(setup, known, now)) {
            return Checked.refused(Confirmation.noPending());
        }
        if (!TotpAppKey.isWellFormed(code, TotpAppKey.totpOf(setup))) {
            return Checked.refused(Confirmation.rejected(null));
        }
        Throttle.Admission admission = Throttle.SETUP.admit(transaction, known, now.toEpochMilli());
        return admission.granted()
                ? admitted(transaction, admission)
                : Checked.refused(Confirmation.throttled(admission.delay().retryAfter()));
    }

    private Checked admitted(Transaction transaction, Throttle.Admission admission) {
        AccountRow row = admission.account();
        if (isRepetition(row)) {
            return undone(transaction, Confirmation.repeated());
        }
        requestOrigin.mustStandOn(row);
        // Again, now that the account is held: another session may have confirmed, or refused a code, meanwhile.
        EnrolmentRow setup = transaction.enrolments().find(account, id);
        if (!PendingEnrolment.waits(setup, row, now)) {
            return undone(transaction, Confirmation.noPending());
        }
        Checked counted = counted(transaction, setup, row);
        if (counted.refusal != null) {
            admission.tellOfRefusal(transaction, core.notices(), requestOrigin);
        }
        return counted;
    }

    private static Checked undone(Transaction transaction, Confirmation refusal) {
        transaction.undo();
        return Checked.refused(refusal);
    }

    private Checked counted(Transaction transaction, EnrolmentRow setup, AccountRow row) {
        TotpAppKey key = keys.open(transaction, setup, requestOrigin.address());
        CodeHistory before = CodeHistory.of(setup.refusedSteps(), setup.suspectStep(), setup.suspectOffset());
        OptionalLong onTime = key.stepOnTime(code, now);
        if (onTime.isPresent() && !before.refuses(onTime.getAsLong())) {
            return new Checked(null, setup, row, onTime.getAsLong());
        }
        CodeHistory after = before.afterRefusal(key, key.stepNearby(code, now), key.stepAt(now));
        if (after.differsFrom(before)) {
            transaction.enrolments().note(id, after.suspectStep(), after.suspectOffset(), after.refusedSteps());
        }
        if (onTime.isPresent()) {
            return Checked.refused(Confirmation.rejected(Diagnosis.ALREADY_USED));
        }
        RefusedCode refused = new RefusedCode(keys, code, now, requestOrigin.address());
        Diagnosis cause = refused.ofOtherApp(transaction, row, null);
        cause = cause == null ? after.diagnosis(key.totp().periodSeconds()) : cause;
        cause = cause == null ? refused.ofAbandoned(transaction, account, setup.changes()) : cause;
        return Checked.refused(Confirmation.rejected(cause));
    }

    /** Past a limit, or while too much is derived, the right code stays good and its try is taken back. */
    private Confirmation confirm(Checked checked) {
        try {
            core.database().transaction(t -> {
                Limit.SET_UP_CONFIRMED.count(t, account, now.toEpochMilli());
                return null;
            });
            NewCodes codes = checked.first() ? recoveryCodes.made(account) : null;
            return core.database().transaction(t -> activate(t, checked, codes));
        } catch (RetryLaterException e) {
            core.database().transaction(t -> t.accounts().takeBackApp(account));
            if (e.ofThisAccount()) {
                return Confirmation.throttled(e.retryAfter());
            }
            throw e;
        }
    }

    /** @param codes made with the first factor; null with a further one */
    private Confirmation activate(Transaction transaction, Checked checked, NewCodes codes) {
        transaction.accounts().lock(account);
        AccountRow row = transaction.accounts().find(account);
        long changes = checked.setup.changes();
        String parameters = codes == null ? row.recoveryParameters() : codes.parameters();
        if (transaction.accounts().changeFrom(account, changes, parameters) == 0) {
            return outrun(transaction, row);
        }
        EnrolmentRow setup = transaction.enrolments().find(account, id);
        if (setup == null || setup.abandonedAt() != null || !EnrolmentPlan.letGo(transaction, kinds, setup)) {
            transaction.undo();
            return Confirmation.noPending();
        }
        transaction.enrolments().delete(id);
        // Somebody may have given the name away since the set-up began: a rename does not end it.
        TotpAppName name = TotpAppName.of(setup.name())
                .orElseThrow(() -> new IllegalStateException("A set-up was begun with a name that is none"))
                .freeIn(EnrolmentPlan.names(row, setup.replaces()));
        transaction.apps().add(new TotpAppRow(setup, name.text(), checked.step, request(), now.toEpochMilli()));
        Confirmation confirmation = codes == null
                ? joined(transaction, setup, name, changes + 1)
                : first(transaction, codes, name, changes + 1);
        tell(transaction, confirmation);
        return confirmation;
    }

    /** Another request changed the factors since the check; perhaps this very one, sent twice. */
    private Confirmation outrun(Transaction transaction, AccountRow row) {
        if (!isRepetition(row)) {
            return Confirmation.noPending();
        }
        // Counted before the first of the two confirmed, and no failure.
        transaction.accounts().takeBackApp(account);
        return Confirmation.repeated();
    }

    private Confirmation first(Transaction transaction, NewCodes codes, TotpAppName name, long changes) {
        codes.replaceIn(transaction);
        transaction.accounts().forgiveCodes(account);
        return Confirmation.confirmed(Confirmation.Effect.ENABLED, name.text(), codes.codes(), changes);
    }

    private Confirmation joined(Transaction transaction, EnrolmentRow setup, TotpAppName name, long changes) {
        // Only this try: whoever sees a set-up knows its code, so it proves nothing that would forgive failures.
        transaction.accounts().takeBackApp(account);
        Confirmation.Effect effect = setup.replaces() == null ? Confirmation.Effect.ADDED : Confirmation.Effect.CHANGED;
        return Confirmation.confirmed(effect, name.text(), changes);
    }

    private void tell(Transaction transaction, Confirmation confirmation) {
        Confirmation.Effect effect = confirmation.effect();
        core.notices().write(transaction, effect.notice(), account, requestOrigin, confirmation.name());
        String outcome = effect == Confirmation.Effect.ENABLED ? confirmation.summary() : effect.name();
        core.audit().record(transaction, event(outcome));
    }

    /** Whether this very request is what confirmed it, and comes a second time: it is told so whatever changed by it. */
    private boolean isRepetition(AccountRow current) {
        TotpAppRow confirmed = current == null ? null : current.app(id);
        String request = request();
        return confirmed != null && request != null && request.equals(confirmed.acceptedRequest());
    }

    /**
     * By what this request is recognised when it comes again; null where nothing is. Another than of the same code at a
     * sign-in, where it is a used one.
     */
    private String request() {
        return requestOrigin.sessionBinding() == null
                ? null
                : Digests.sha256("confirmation", id, requestOrigin.sessionBinding(), code);
    }
}
