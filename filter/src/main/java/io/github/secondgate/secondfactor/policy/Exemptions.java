package io.github.secondgate.secondfactor.policy;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.Digests;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.Limit;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.ExemptionRow;
import io.github.secondgate.store.Transaction;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Exemptions that administrators grant for a while. Of an exempt account nothing is required, but one that has a factor is
 * asked for it all the same. Safe for concurrent use.
 */
public final class Exemptions {
    /** The longest that can be granted. */
    public static final Duration LONGEST = Duration.ofDays(366);
    /** Exemptions on one page. */
    public static final int PAGE = 50;
    /** How many pages there are at most. */
    public static final int MOST_PAGES = 100;

    private final Database database;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random;

    public Exemptions(CoreServices core) {
        this.database = core.database();
        this.audit = core.audit();
        this.clock = core.clock();
        this.random = core.random();
    }

    /**
     * Exempts an account, known or not; an earlier exemption of it ends.
     *
     * @param until after now, at most {@link #LONGEST}
     * @throws IllegalArgumentException for another end
     * @throws RetryLaterException if the administrator does more of this within an hour than a person can
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public void grant(String account, Instant until, String by, String reason, RequestOrigin requestOrigin) {
        Instant now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw new IllegalArgumentException("An exemption cannot end at " + until);
        }
        String id = Digests.randomId(random);
        String outcome = "until " + until + " by " + by + ": " + reason;
        database.transaction(t -> {
            Limit.ADMINISTRATION.count(t, by, now.toEpochMilli());
            Accounts.findOrAdd(t, account);
            // Of two grants at once the later one ends the other: whoever ends an exemption must end the only one.
            requestOrigin.holds(t, by, account);
            t.exemptions().endAllOf(account, now.toEpochMilli());
            t.exemptions().add(new ExemptionRow(id, account, reason, by, now.toEpochMilli(), until.toEpochMilli()));
            record(t, SecurityEvent.Kind.EXEMPTION_GRANTED, account, requestOrigin, outcome);
            return null;
        });
    }

    /**
     * Ends an exemption before its time.
     *
     * @return whether it still ran
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public boolean end(String id, String by, RequestOrigin requestOrigin) {
        return database.transaction(t -> {
            requestOrigin.holds(t, by);
            boolean ran = t.exemptions().end(id, clock.millis()) == 1;
            if (ran) {
                String account = t.exemptions().find(id).account();
                record(t, SecurityEvent.Kind.EXEMPTION_ENDED, account, requestOrigin, "by " + by);
            }
            return ran;
        });
    }

    /**
     * Those that run first, then the others.
     *
     * @param page from 0 to {@link #MOST_PAGES} - 1
     * @return up to {@link #PAGE}, and one more where another page follows
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public List<Exemption> page(int page) {
        List<ExemptionRow> rows = database.transaction(t -> t.exemptions().all(clock.millis(), page * PAGE, PAGE + 1));
        return rows.stream().map(Exemption::of).collect(Collectors.toList());
    }

    private void record(
            Transaction transaction,
            SecurityEvent.Kind kind,
            String account,
            RequestOrigin requestOrigin,
            String outcome) {
        audit.record(
                transaction,
                new SecurityEvent(kind, SecurityEvent.Factor.NONE, account, requestOrigin.address(), outcome));
    }
}
