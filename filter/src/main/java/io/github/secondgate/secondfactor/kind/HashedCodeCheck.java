package io.github.secondgate.secondfactor.kind;

import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.Derivation;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.secondfactor.account.SecretAlarm;
import io.github.secondgate.secondfactor.account.Throttle;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.text.WrittenCode;
import java.util.List;

/**
 * One code of those that are kept as slow hashes: counted in a transaction of its own, derived outside of any, spent in a
 * second one. Made for one call.
 *
 * @param <C> a stored code
 */
public abstract class HashedCodeCheck<C> {
    protected final CoreServices core;
    protected final String account;
    protected final RequestOrigin requestOrigin;
    /** As it is hashed. */
    protected final String code;
    /** Epoch milliseconds. */
    protected final long now;

    private final SecretHash secretHash;
    private final SecurityEvent.Factor factor;

    protected HashedCodeCheck(
            CoreServices core,
            SecretHash secretHash,
            SecurityEvent.Factor factor,
            String account,
            String typed,
            RequestOrigin requestOrigin) {
        this.core = core;
        this.secretHash = secretHash;
        this.factor = factor;
        this.account = account;
        this.code = WrittenCode.normalise(typed);
        this.requestOrigin = requestOrigin;
        this.now = core.clock().millis();
    }

    /** What is known once the try was counted: an answer that needs no derivation, or what to compare the code with. */
    protected static final class Counted<C> {
        private final Verification answer;
        private final Throttle.Admission admission;
        private final String parameters;
        private final List<C> candidates;

        private Counted(Verification answer, Throttle.Admission admission, String parameters, List<C> candidates) {
            this.answer = answer;
            this.admission = admission;
            this.parameters = parameters;
            this.candidates = candidates;
        }

        public static <C> Counted<C> answered(Verification answer) {
            return new Counted<>(answer, null, null, null);
        }

        /** @param parameters how the candidates were hashed */
        public static <C> Counted<C> against(Throttle.Admission admission, String parameters, List<C> candidates) {
            return new Counted<>(null, admission, parameters, candidates);
        }
    }

    /** Whether the account has codes of this kind at all; where not, no try is counted. */
    protected abstract boolean hasAny(AccountRow known);

    /** What there is to compare, on the account as it was counted; the answer where the code need not be looked at. */
    protected abstract Counted<C> look(Transaction transaction, Throttle.Admission admission);

    protected abstract String hash(C candidate);

    /** Spends the code that was given; whether it can still be spent decides the row count. */
    protected abstract Verification spend(Transaction transaction, C found, Throttle.Admission admission);

    /** @throws RetryLaterException if too much is being derived for others; the try is not counted then */
    public Verification run() {
        Verification verification =
                new SecretAlarm(core.audit(), factor).over(account, requestOrigin.address(), this::answer);
        if (!verification.accepted()) {
            core.audit().record(event(verification));
        }
        return verification;
    }

    /** The answer to a code that was spent, with its event in the same transaction. */
    protected final Verification accepted(Transaction transaction, AccountRow left) {
        Verification accepted = Verification.of(Verification.Outcome.ACCEPTED, left);
        core.audit().record(transaction, event(accepted));
        return accepted;
    }

    private SecurityEvent event(Verification verification) {
        return new SecurityEvent(
                SecurityEvent.Kind.SECOND_FACTOR_CHECKED,
                factor,
                account,
                requestOrigin.address(),
                verification.summary());
    }

    private Verification answer() {
        if (!WrittenCode.isWellFormed(code)) {
            return core.database().transaction(this::count).answer;
        }
        // The turn comes before the count: who is turned away has tried nothing.
        try (Derivation derivation = Derivation.of(secretHash, account)) {
            Counted<C> counted = core.database().transaction(this::count);
            return counted.answer == null ? derived(derivation, counted) : counted.answer;
        } catch (RetryLaterException e) {
            if (e.ofThisAccount()) {
                return Verification.notNow(e.retryAfter());
            }
            throw e;
        }
    }

    private Counted<C> count(Transaction transaction) {
        AccountRow known = transaction.accounts().find(account);
        requestOrigin.mustStandOn(known);
        if (known == null || !known.enrolled()) {
            return Counted.answered(Verification.notEnrolled());
        }
        if (!hasAny(known) || !WrittenCode.isWellFormed(code)) {
            return Counted.answered(Verification.of(Verification.Outcome.REJECTED, known));
        }
        return look(transaction, Throttle.RECOVERY.admit(transaction, known, now));
    }

    private Verification derived(Derivation derivation, Counted<C> counted) {
        C found = find(derivation, counted);
        Throttle.Admission admission = counted.admission;
        if (found != null) {
            return core.database().transaction(t -> spend(t, found, admission));
        }
        if (admission.isLastFree()) {
            core.database().transaction(t -> {
                admission.tellOfRefusal(t, core.notices(), requestOrigin);
                return null;
            });
        }
        return Verification.of(Verification.Outcome.REJECTED, admission.account());
    }

    /** The code that this is, live or spent, or null. Costs one derivation; every candidate is compared. */
    private C find(Derivation derivation, Counted<C> counted) {
        String hash;
        SecretHash.Parameters parameters = SecretHash.Parameters.parse(counted.parameters);
        try {
            hash = derivation.hash(code, parameters);
        } catch (RetryLaterException e) {
            core.database().transaction(t -> t.accounts().takeBackRecovery(account));
            throw e;
        }
        C found = null;
        for (C candidate : counted.candidates) {
            if (SecretHash.same(hash, hash(candidate))) {
                found = candidate;
            }
        }
        return found;
    }
}
