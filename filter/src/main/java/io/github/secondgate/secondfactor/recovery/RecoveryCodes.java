package io.github.secondgate.secondfactor.recovery;

import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.Digests;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.Derivation;
import io.github.secondgate.secondfactor.account.Limit;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.RecoveryCodeRow;
import io.github.secondgate.text.WrittenCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Sets of recovery codes: made, replaced, hashed. Spending one goes through {@code Verifier}.
 *
 * <p>Making a set of 8 costs 8 derivations, a good second of one core. They run before the transaction, so that nobody waits
 * for a lock meanwhile; where it is known in time that a set will be wanted, they run ahead. Safe for concurrent use.
 */
public final class RecoveryCodes {
    private static final int MOST_CODES = 20;
    private static final int LOW_STOCK = 2;

    private final CoreServices core;
    private final SecretHash secretHash;
    private final CodesAhead ahead;
    private final int count;
    private final CodesAhead.Shape shape;

    /**
     * @param ahead where sets are made before they are asked for
     * @param count codes in a set, 0 to 20; with 0 there are no recovery codes, and old ones are not taken either
     * @param length characters of a code, 8 (39 bits) to 32
     * @throws IllegalArgumentException outside of these bounds
     */
    public RecoveryCodes(CoreServices core, SecretHash secretHash, CodesAhead ahead, int count, int length) {
        if (count < 0 || count > MOST_CODES) {
            throw new IllegalArgumentException("recoveryCodes must be 0 to " + MOST_CODES + ", not " + count);
        }
        if (length < WrittenCode.SHORTEST || length > WrittenCode.LONGEST) {
            throw new IllegalArgumentException("recoveryCodeLength must be " + WrittenCode.SHORTEST + " to "
                    + WrittenCode.LONGEST + ", not " + length);
        }
        this.core = core;
        this.secretHash = secretHash;
        this.ahead = ahead;
        this.count = count;
        this.shape = new CodesAhead.Shape(count, length);
    }

    /** Whether the owner is to be told that few are left: two or less. */
    public static boolean isLow(int left) {
        return left <= LOW_STOCK;
    }

    /** Whether there are recovery codes at all. */
    public boolean on() {
        return count > 0;
    }

    /**
     * Replaces the whole set; from then on no code of the old one is taken. Of two calls at once the later one's codes
     * live. That a fresh second factor was given is the caller's affair.
     *
     * @return no codes if the account is not enrolled, or codes are switched off
     * @throws RetryLaterException after five sets within an hour, or if too much is being derived; the old set stands
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public NewCodes regenerate(String account, RequestOrigin requestOrigin) {
        try {
            NewCodes codes = on() ? replace(account, requestOrigin) : NewCodes.none(account);
            if (codes.codes().isEmpty()) {
                core.audit().record(event(account, requestOrigin, "REFUSED"));
            }
            return codes;
        } catch (RetryLaterException e) {
            core.audit().record(event(account, requestOrigin, "THROTTLED"));
            throw e;
        }
    }

    private static SecurityEvent event(String account, RequestOrigin requestOrigin, String outcome) {
        return new SecurityEvent(
                SecurityEvent.Kind.RECOVERY_CODES_REPLACED,
                RecoveryCodeKind.FACTOR,
                account,
                requestOrigin.address(),
                outcome);
    }

    private boolean isEnrolled(String account, RequestOrigin requestOrigin) {
        AccountRow row = core.database().transaction(t -> t.accounts().find(account));
        requestOrigin.mustStandOn(row);
        return row != null && row.enrolled();
    }

    private NewCodes replace(String account, RequestOrigin requestOrigin) {
        NewCodes made = counted(account, requestOrigin);
        if (made.codes().isEmpty()) {
            return made;
        }
        return core.database().transaction(t -> {
            requestOrigin.holds(t, account);
            AccountRow row = t.accounts().find(account);
            if (!row.enrolled()) {
                return NewCodes.none(account).on(row.changes());
            }
            t.accounts().change(account, made.parameters());
            made.replaceIn(t);
            core.notices().write(t, NoticeKind.RECOVERY_CODES_REPLACED, account, requestOrigin);
            core.audit().record(t, event(account, requestOrigin, "REPLACED"));
            return made.on(row.changes() + 1);
        });
    }

    /**
     * Counted when its turn has come, and before the work: nobody makes more sets by sending more at once. None where the
     * account is not enrolled; a second click that the first one overtook costs no try.
     */
    private NewCodes counted(String account, RequestOrigin requestOrigin) {
        try (Derivation derivation = Derivation.of(secretHash, account)) {
            if (!isEnrolled(account, requestOrigin)) {
                return NewCodes.none(account);
            }
            core.database().transaction(t -> {
                Limit.RECOVERY_CODES.count(t, account, core.clock().millis());
                return null;
            });
            return made(account, derivation);
        }
    }

    /** Somebody is about to set up a first factor: their set is made meanwhile. Call it outside of a transaction. */
    public void prepare(String account) {
        if (on()) {
            ahead.begin(account, shape, codes -> {
                try (Derivation derivation = Derivation.of(secretHash, account)) {
                    return hashed(account, derivation, codes);
                }
            });
        }
    }

    /**
     * A set that is not stored yet: the one that was prepared, or else one that is made now. Slow: call it outside of a
     * transaction.
     *
     * @throws RetryLaterException if too much is being derived
     */
    public NewCodes made(String account) {
        if (!on()) {
            return NewCodes.none(account);
        }
        NewCodes prepared = ahead.take(account, shape);
        if (prepared != null) {
            return prepared;
        }
        try (Derivation derivation = Derivation.of(secretHash, account)) {
            return made(account, derivation);
        }
    }

    private NewCodes made(String account, Derivation derivation) {
        return hashed(account, derivation, shape.from(core.random()::nextInt));
    }

    private NewCodes hashed(String account, Derivation derivation, Set<String> codes) {
        SecretHash.Parameters parameters = secretHash.fresh();
        List<RecoveryCodeRow> rows = new ArrayList<>();
        for (String code : codes) {
            rows.add(new RecoveryCodeRow(
                    Digests.randomId(core.random()),
                    account,
                    derivation.hash(WrittenCode.normalise(code), parameters)));
        }
        return new NewCodes(account, parameters.text(), new ArrayList<>(codes), rows);
    }

    /** As the kind of factor says; where there are no recovery codes at all, nothing can be one. */
    Verification spend(String account, String typed, RequestOrigin requestOrigin) {
        return new RecoveryCheck(core, secretHash, account, on() ? typed : "", requestOrigin).run();
    }
}
