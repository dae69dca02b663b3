package io.github.secondgate.secondfactor.account;

import java.time.Duration;

/**
 * Nothing was looked at and nothing changed: the account does this too often, or the server has too much to derive. The web
 * answers 429 or 503 with {@code Retry-After}.
 */
public final class RetryLaterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;
    private final boolean ofThisAccount;

    private RetryLaterException(String message, Duration retryAfter, boolean ofThisAccount, Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
        this.ofThisAccount = ofThisAccount;
    }

    /** This account is past a limit of its own. */
    public static RetryLaterException tooOften(Duration retryAfter) {
        return new RetryLaterException("This account does that too often", retryAfter, true, null);
    }

    /** @param ofThisAccount whether the account's own requests are in its way */
    public static RetryLaterException busy(Duration retryAfter, boolean ofThisAccount, Throwable cause) {
        return new RetryLaterException("Too much is being derived", retryAfter, ofThisAccount, cause);
    }

    /** When it is worth another try. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Whether the account itself is in its way; else the server is busy with others. */
    public boolean ofThisAccount() {
        return ofThisAccount;
    }
}
