package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.secondfactor.kind.FactorKind;
import io.github.secondgate.store.Transaction;
import java.util.Collections;
import java.util.List;

/** A code of the helpdesk, in the session that read its phrase out: of a rescue or of a day pass, see {@link Help}. */
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
    public boolean renewsFreshness() {
        return false;
    }

    @Override
    public List<String> owners(Transaction transaction, String after, int most) {
        return Collections.emptyList();
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
