package io.github.secondgate.secondfactor.recovery;

import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.secondfactor.kind.FactorKind;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.text.WrittenCode;
import java.util.Collections;
import java.util.List;

/** A recovery code, as it was typed; it stands in for any factor once. Immutable. */
public final class RecoveryCodeKind implements FactorKind {
    static final SecurityEvent.Factor FACTOR = SecurityEvent.Factor.named("RECOVERY_CODE");

    private static final String KEY = "recovery";

    private final RecoveryCodes codes;

    public RecoveryCodeKind(RecoveryCodes codes) {
        this.codes = codes;
    }

    public static Answer answer(String typed) {
        return new Answer(KEY, null, typed);
    }

    /** Whether it can be a recovery code and no code of an app, which has digits only. */
    public static boolean hasTheFormOfOne(String typed) {
        String code = WrittenCode.normalise(typed);
        return WrittenCode.isWellFormed(code) && !code.chars().allMatch(Character::isDigit);
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
        return codes.spend(account, answer.text(), requestOrigin);
    }

    @Override
    public int takeAway(Transaction transaction, String account) {
        transaction.recoveryCodes().deleteOf(account);
        return 0;
    }
}
