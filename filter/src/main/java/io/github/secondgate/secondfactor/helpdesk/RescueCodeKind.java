package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.secondfactor.kind.FactorKind;
import io.github.secondgate.store.Transaction;

/** A code of the helpdesk, in the session that read its phrase out. It lets a factor be set up, and opens nothing. */
public final class RescueCodeKind implements FactorKind {
    private static final String KEY = "rescue";

    private final Rescues rescues;

    public RescueCodeKind(Rescues rescues) {
        this.rescues = rescues;
    }

    public static Answer answer(String typed) {
        return new Answer(KEY, null, typed);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Verification check(String account, Answer answer, RequestOrigin requestOrigin) {
        return rescues.spend(account, answer.text(), requestOrigin);
    }

    /** Nobody keeps one: what was issued ends with the factors' state it was issued on. */
    @Override
    public int takeAway(Transaction transaction, String account) {
        return 0;
    }
}
