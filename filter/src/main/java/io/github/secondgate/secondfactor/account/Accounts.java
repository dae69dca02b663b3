package io.github.secondgate.secondfactor.account;

import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.Transaction;
import java.time.Clock;

/** What is on record about accounts. It holds no copy: every call is a query. Safe for concurrent use. */
public final class Accounts {
    private final Database database;
    private final Clock clock;

    public Accounts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The facts about an account, in one query; an account never heard of has none.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public AccountFacts facts(String account) {
        return AccountFacts.of(account, database.transaction(t -> t.accounts().findWithPolicy(account)));
    }

    /**
     * The little of them that a session which has passed is looked at again by, in one query that costs less.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public AccountStanding standing(String account) {
        return new AccountStanding(
                account, database.transaction(t -> t.accounts().standing(account)));
    }

    /**
     * Notes that the policy demands a factor of this account from now on; where that is noted already, nothing changes.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public void noteRequired(String account) {
        database.transaction(t -> {
            findOrAdd(t, account);
            return t.accounts().noteRequired(account, clock.millis());
        });
    }

    /** Reads first: of many at once that add the same account, all but one are run again. */
    public static AccountRow findOrAdd(Transaction transaction, String account) {
        AccountRow row = transaction.accounts().find(account);
        if (row != null) {
            return row;
        }
        transaction.accounts().addIfAbsent(account);
        return transaction.accounts().find(account);
    }
}
