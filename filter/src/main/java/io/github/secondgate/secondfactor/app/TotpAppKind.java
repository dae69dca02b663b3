package io.github.secondgate.secondfactor.app;

import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.secondfactor.kind.FactorKind;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * A code of one of the account's apps. Once taken, the same code, or that of an earlier step, is never taken again (RFC 6238
 * section 5.2). It is compared with the app that was chosen, and where {@link TotpAppKeys#tryingOthers} says so with a few others: every
 * further secret helps a guesser.
 */
public final class TotpAppKind implements FactorKind {
    public static final SecurityEvent.Factor FACTOR = SecurityEvent.Factor.named("APP");

    private static final String KEY = AccountRow.APP;

    private final CoreServices core;
    private final TotpAppKeys keys;

    public TotpAppKind(CoreServices core, TotpAppKeys keys) {
        this.core = core;
        this.keys = keys;
    }

    /** @param appId the app that was chosen, or null for the one that was used last */
    public static Answer answer(String appId, String code) {
        return new Answer(KEY, appId, code);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public boolean renewsFreshness() {
        return true;
    }

    @Override
    public List<String> owners(Transaction transaction, String after, int most) {
        return transaction.apps().owners(after, most);
    }

    @Override
    public Verification check(String account, Answer answer, RequestOrigin requestOrigin) {
        TotpAppCheck check = new TotpAppCheck(
                keys,
                core.notices(),
                account,
                answer.which(),
                answer.text(),
                requestOrigin,
                core.clock().instant());
        TotpAppResult result = recorded(check, true, account, requestOrigin)
                .orElseGet(() -> recorded(check, false, account, requestOrigin)
                        .orElseThrow(() -> new IllegalStateException("Only what is done at once can be lost")));
        if (result.clocksDiffer) {
            String outcome =
                    "this node's clock is behind, or was ahead: a later step than it allows was accepted before";
            core.audit().record(event(SecurityEvent.Kind.CLOCKS_DIFFER, account, requestOrigin, outcome));
        }
        return result.verification;
    }

    private Optional<TotpAppResult> recorded(
            TotpAppCheck check, boolean atOnce, String account, RequestOrigin requestOrigin) {
        return core.database().transaction(t -> {
            Optional<TotpAppResult> found = check.in(t, atOnce);
            found.map(result -> result.verification.summary())
                    .map(how -> event(SecurityEvent.Kind.SECOND_FACTOR_CHECKED, account, requestOrigin, how))
                    .ifPresent(event -> core.audit().recordPaced(t, event));
            return found;
        });
    }

    private static SecurityEvent event(
            SecurityEvent.Kind kind, String account, RequestOrigin requestOrigin, String outcome) {
        return new SecurityEvent(kind, FACTOR, account, requestOrigin.address(), outcome);
    }

    @Override
    public int takeAway(Transaction transaction, String account) {
        return transaction.apps().deleteOf(account);
    }
}
