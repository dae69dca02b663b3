package io.github.secondgate.secondfactor.account;

import io.github.secondgate.store.HourlyLimit;
import io.github.secondgate.store.Transaction;
import java.time.Duration;

/**
 * How often within an hour an account may do what mails somebody, derives or fills tables. More than a person needs, and
 * too little to be a nuisance; tries of codes and passwords are {@link Throttle}'s, sent codes {@code SendLimits}'.
 */
public enum Limit {
    /** A new set of recovery codes: as many as tries of one. */
    RECOVERY_CODES(5),
    SET_UP_BEGUN(60),
    /** Of apps and of codes that are sent: with the first factor, recovery codes are derived. */
    SET_UP_CONFIRMED(10),
    QUESTION_SET(5),
    BROWSER_TRUSTED(30),
    CREDENTIAL_MADE(20),
    RESCUE_ASKED(10),
    /** By one agent. */
    RESCUE_LOOKED_UP(60),
    RESCUE_ISSUED(60),
    /** Resets, unlocks, exemptions and what is forgotten, by one administrator. */
    ADMINISTRATION(300);

    private final HourlyLimit hourly;

    Limit(int most) {
        this.hourly = new HourlyLimit(name(), most);
    }

    /**
     * Counts one time; until the transaction ends, nobody else of this account counts.
     *
     * @throws RetryLaterException past the limit; it rolls the transaction back
     */
    public void count(Transaction transaction, String account, long now) {
        Duration wait = wait(transaction, account, now);
        if (!wait.isZero()) {
            throw RetryLaterException.tooOften(wait);
        }
    }

    /** The same, for who answers otherwise: zero where it was counted. */
    public Duration wait(Transaction transaction, String account, long now) {
        return hourly.use(transaction, account, now);
    }
}
