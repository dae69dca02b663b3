package io.github.secondgate.secondfactor.kind;

import io.github.secondgate.store.Transaction;

/** What is no factor, and is good only as long as its account has one. Safe for concurrent use. */
@FunctionalInterface
public interface FactorDependent {
    /** All factors of an account go in this transaction, which holds the account; so does whatever stands on them. */
    void end(Transaction transaction, String account);
}
