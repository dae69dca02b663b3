package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.Limit;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.HourlyLimit;
import io.github.secondgate.store.LimitMapper;
import java.time.Duration;

/** Mails that ask people to set a second factor up, at most one a week each. Safe for concurrent use. */
public final class Reminders {
    private static final Duration REST = Duration.ofDays(7);
    private static final String VERB = "REMINDER";

    private final CoreServices core;

    public Reminders(CoreServices core) {
        this.core = core;
    }

    /** Whether mails can leave at all. */
    public boolean on() {
        return core.notices().on();
    }

    /**
     * Counts that an administrator reminds people.
     *
     * @throws io.github.secondgate.secondfactor.account.RetryLaterException past the limit
     */
    public void count(String by) {
        core.database().transaction(t -> {
            Limit.ADMINISTRATION.count(t, by, core.clock().millis());
            return null;
        });
    }

    /**
     * Reminds somebody who has no second factor and was not reminded within a week.
     *
     * @return whether a mail was written
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public boolean remind(String account, String by, RequestOrigin requestOrigin) {
        return core.database().transaction(t -> {
            AccountRow row = t.accounts().find(account);
            if (row != null && row.enrolled()
                    || !due(t.limits(), account, core.clock().millis())) {
                return false;
            }
            core.notices().write(t, NoticeKind.REMINDER, account, requestOrigin);
            core.audit()
                    .record(
                            t,
                            new SecurityEvent(
                                    SecurityEvent.Kind.REMINDER_SENT,
                                    SecurityEvent.Factor.NONE,
                                    account,
                                    requestOrigin.address(),
                                    "by " + by));
            return true;
        });
    }

    /** The row's window is set so far ahead that it is over, and cleared away, when the week is. */
    private static boolean due(LimitMapper limits, String account, long now) {
        long window = HourlyLimit.WINDOW.toMillis();
        long end = now + REST.toMillis() - window;
        if (limits.begin(account, VERB, now - window, end) == 1) {
            return true;
        }
        return limits.lock(account, VERB) == null && limits.add(account, VERB, end) == 1;
    }
}
