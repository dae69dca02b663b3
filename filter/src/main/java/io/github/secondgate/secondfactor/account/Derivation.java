package io.github.secondgate.secondfactor.account;

import io.github.secondgate.crypto.DerivationsBusyException;
import io.github.secondgate.crypto.SecretHash;

/**
 * An account's turn to derive, for one code or a set of them. Take it outside of a transaction, and before a try is counted:
 * who is turned away has tried nothing. Confined to its thread.
 */
public final class Derivation implements AutoCloseable {
    private final SecretHash.Turn turn;

    private Derivation(SecretHash.Turn turn) {
        this.turn = turn;
    }

    /** @throws RetryLaterException if this account, or too many others, derive already */
    public static Derivation of(SecretHash secretHash, String account) {
        try {
            return new Derivation(secretHash.turn(account));
        } catch (DerivationsBusyException e) {
            throw later(e);
        }
    }

    /**
     * @throws RetryLaterException if the wait for it grew too long
     * @throws io.github.secondgate.crypto.UnreadableSecretException if the parameters name a key that is gone
     */
    public String hash(String code, SecretHash.Parameters parameters) {
        try {
            return turn.hash(code, parameters);
        } catch (DerivationsBusyException e) {
            throw later(e);
        }
    }

    private static RetryLaterException later(DerivationsBusyException e) {
        return RetryLaterException.busy(e.retryAfter(), e.ofThisAccount(), e);
    }

    @Override
    public void close() {
        turn.close();
    }
}
