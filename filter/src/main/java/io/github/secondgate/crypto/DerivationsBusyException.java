package io.github.secondgate.crypto;

import java.time.Duration;

/** Nothing was derived, because too much is being derived: try again. Says nothing about the code. */
public final class DerivationsBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Duration ACCOUNT = Duration.ofSeconds(2);
    private static final Duration ALL = Duration.ofSeconds(5);

    private final boolean ofThisAccount;

    private DerivationsBusyException(String message, boolean ofThisAccount) {
        super(message);
        this.ofThisAccount = ofThisAccount;
    }

    /** The account itself derives, and one request of it waits already. */
    static DerivationsBusyException account() {
        return new DerivationsBusyException("This account derives already", true);
    }

    /** Too many accounts wait, or this one waited for as long as it may. */
    static DerivationsBusyException all() {
        return new DerivationsBusyException("Too many derivations wait for their turn", false);
    }

    /** Whether the account's own requests are in its way, and not those of others. */
    public boolean ofThisAccount() {
        return ofThisAccount;
    }

    /** When to try again. */
    public Duration retryAfter() {
        return ofThisAccount ? ACCOUNT : ALL;
    }
}
