package io.github.secondgate.secondfactor.app;

import io.github.secondgate.secondfactor.app.EnrolmentStart.Outcome;
import io.github.secondgate.secondfactor.kind.FactorKinds;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.EnrolmentRow;
import io.github.secondgate.store.TotpAppRow;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.totp.Totp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What a set-up is for: the first factor, a further app, or an app in place of another. Immutable. */
final class EnrolmentPlan {
    /** So many that nobody misses one, and few enough to read them with every decision. */
    static final int MOST_APPS = 100;

    /** In the place of an app's id: all factors that there are. */
    static final String EVERYTHING = "*";

    private final boolean first;
    private final TotpAppName name;
    private final String replaces;

    private EnrolmentPlan(boolean first, TotpAppName name, String replaces) {
        this.first = first;
        this.name = name;
        this.replaces = replaces;
    }

    static EnrolmentPlan first(TotpAppName name) {
        return new EnrolmentPlan(true, name, null);
    }

    static EnrolmentPlan further(TotpAppName name) {
        return new EnrolmentPlan(false, name, null);
    }

    /** The new app takes the name of the old one over. */
    static EnrolmentPlan change(String appId) {
        return new EnrolmentPlan(false, null, appId);
    }

    /** After a rescue: what was lost goes as a whole. */
    static EnrolmentPlan instead(TotpAppName name) {
        return new EnrolmentPlan(false, name, EVERYTHING);
    }

    /** Why it cannot begin as the account stands, or null if it can. */
    Outcome fault(AccountRow row) {
        if (first) {
            return row.enrolled() ? Outcome.ALREADY_ENROLLED : null;
        }
        if (!row.enrolled()) {
            return Outcome.NOT_ENROLLED;
        }
        if (EVERYTHING.equals(replaces)) {
            return null;
        }
        if (replaces != null) {
            return row.app(replaces) == null ? Outcome.UNKNOWN_APP : null;
        }
        if (row.apps().size() >= MOST_APPS) {
            return Outcome.TOO_MANY;
        }
        return name.isTakenIn(names(row, null)) ? Outcome.NAME_TAKEN : null;
    }

    /**
     * The set-up as it waits in the database.
     *
     * @param row the account, of which {@link #fault} found nothing
     * @param secret sealed for this account and id
     */
    EnrolmentRow row(AccountRow row, String id, String secret, Totp totp, Instant now) {
        String called = name == null ? row.app(replaces).name() : name.text();
        return new EnrolmentRow(id, row.account(), secret, called, row.changes(), now.toEpochMilli())
                .codes(totp.algorithm().name(), totp.digits(), totp.periodSeconds())
                .replacing(replaces);
    }

    /** Takes away what a set-up replaces; whether that still stood. */
    static boolean letGo(Transaction transaction, FactorKinds kinds, EnrolmentRow setup) {
        String replaced = setup.replaces();
        if (EVERYTHING.equals(replaced)) {
            return kinds.takeAway(transaction, setup.account());
        }
        return replaced == null || transaction.apps().delete(setup.account(), replaced) == 1;
    }

    /** What the account's apps are called, but for one of them, or for {@link #EVERYTHING}. */
    static List<String> names(AccountRow row, String butFor) {
        return row.apps().stream()
                .filter(app -> !app.id().equals(butFor) && !EVERYTHING.equals(butFor))
                .map(TotpAppRow::name)
                .collect(Collectors.toList());
    }
}
