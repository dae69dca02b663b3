package io.github.secondgate.secondfactor.kind;

import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.store.Transaction;
import java.util.List;

/** A kind of second factor. Safe for concurrent use. */
public interface FactorKind {
    /** Its name in fields, addresses and JSON: {@code app}, {@code email}. */
    String key();

    /**
     * Checks an answer, takes it if it is right, and records how that went.
     *
     * <p>Every failure is counted for the account before the code is looked at, what is taken is never taken again, and what
     * was taken stands in one transaction with its event. What cannot be an answer of this kind is REJECTED without being
     * counted.
     *
     * @throws io.github.secondgate.secondfactor.account.RetryLaterException if too much is being derived for others:
     *     nothing was looked at or counted
     * @throws io.github.secondgate.secondfactor.account.FactorsChangedException if the account stands elsewhere than where
     *     this request was let in
     * @throws io.github.secondgate.crypto.UnreadableSecretException if what is stored cannot be read; nobody may pass
     * @throws IllegalArgumentException where the kind is bound to a session and the request names none
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer; nobody may pass
     */
    Verification check(String account, Answer answer, RequestOrigin requestOrigin);

    /**
     * Whether it may be asked for in the very form that changes factors, where the last one was given too long ago. What has
     * to be sent first cannot, and what is spent with it is too dear.
     */
    boolean renewsFreshness();

    /**
     * Some accounts that have a factor of this kind, in order; one that has several of it may come as often.
     *
     * @param after only those that come after this name, or null
     */
    List<String> owners(Transaction transaction, String after, int most);

    /**
     * Takes all of this kind away, in a transaction that holds the account and moves its change counter.
     *
     * @return how many factors went; what only stands in for one, as recovery codes do, is none
     */
    int takeAway(Transaction transaction, String account);
}
