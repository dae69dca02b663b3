package io.github.secondgate.secondfactor;

import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.secondfactor.kind.FactorKind;
import io.github.secondgate.secondfactor.kind.FactorKinds;

/**
 * Checks second factors. Says who passes, and does nothing about it: sessions and redirects are the web's.
 *
 * <p>That the password was given before is the caller's to ensure; without it these counters would let strangers lock
 * accounts. Safe for concurrent use, on several nodes too: the database decides.
 */
public final class Verifier {
    private final FactorKinds kinds;

    public Verifier(FactorKinds kinds) {
        this.kinds = kinds;
    }

    /**
     * Checks an answer as its kind does, and takes it if it is right: see {@link FactorKind#check}, also for what is thrown.
     *
     * @throws IllegalArgumentException also for an answer of a kind that there is not
     */
    public Verification verify(String account, Answer answer, RequestOrigin requestOrigin) {
        return kinds.of(answer.kind()).check(account, answer, requestOrigin);
    }
}
