package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.Limit;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.OnceUntil;
import java.time.Duration;

/** Mails that ask people to set a second factor up, at most one a week each. Safe for concurrent use. */
public final class Reminders {
    private static final Duration REST = Duration.ofDays(7);
    private static final OnceUntil REMINDED = new OnceUntil("REMINDER");

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
            long now = core.clock().millis();
            if (row != null && row.enrolled() || !REMINDED.use(t, account, now, now + REST.toMillis())) {
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
}
