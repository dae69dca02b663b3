package io.github.secondgate.secondfactor.account;

import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.StoreUnavailableException;
import io.github.secondgate.store.Transaction;
import java.time.Duration;

/**
 * How failures slow an account down. The count belongs to the account, whatever session or address it came from; it
 * never fades with time, only a success takes it back. The row of the account stores what happened and when; how long
 * that matters is said here.
 */
public enum Throttle {
    /** Codes of the app: a delay from the fifth failure on, an end at the fiftieth. */
    APP,
    /**
     * First codes of a set-up, on the counter of the app and with its delays, but without the end: an account without a
     * factor has no recovery code to come back with, and whoever sees the set-up knows its secret anyway.
     */
    SETUP,
    /** Recovery codes: five an hour. Separate from APP, so that a password thief cannot shut the owner out. */
    RECOVERY,
    /** The account's password, asked again: the delays of APP, without the end. */
    PASSWORD;

    private static final int FREE_FAILURES = 5;
    private static final int LAST_FAILURE = 50;
    private static final int TRIES_PER_WINDOW = 5;
    private static final long FIRST_DELAY = Duration.ofMinutes(1).toMillis();
    private static final long LONGEST_DELAY = Duration.ofHours(1).toMillis();
    private static final long WINDOW = Duration.ofHours(1).toMillis();
    private static final int RACES = 12;

    /**
     * Counts a try in advance, if tries are open now. Whether it counted is decided by the row count of an update that
     * names what was read; where another request was faster, the account is read again.
     *
     * @param first the account as read a moment ago in this transaction
     * @return with the account on which it was decided
     * @throws StoreUnavailableException if other requests were faster again and again
     */
    public Admission admit(Transaction transaction, AccountRow first, long now) {
        AccountRow row = first;
        for (int race = 0; race < RACES && row != null; race++) {
            Wait wait = waitOf(row, now);
            if (!wait.over()) {
                return new Admission(row, wait, null);
            }
            if (count(transaction, row, now) == 1) {
                return new Admission(row, wait, noticeAfter(row, now));
            }
            row = transaction.accounts().find(first.account());
        }
        throw new StoreUnavailableException("Too many requests for one account at once");
    }

    public Wait waitOf(AccountRow row, long now) {
        switch (this) {
            case RECOVERY:
                return row.recoveryTries() < TRIES_PER_WINDOW
                        ? Wait.OVER
                        : Wait.until(row.recoveryWindowAt() + WINDOW, now);
            case PASSWORD:
                return delayed(row.passwordFailures(), row.passwordFailedAt(), now);
            case APP:
                return forCodes(row.appFailures(), row.appFailedAt(), now);
            default:
                return delayed(row.appFailures(), row.appFailedAt(), now);
        }
    }

    static Wait forCodes(int failures, long failedAt, long now) {
        return failures >= LAST_FAILURE ? Wait.LOCKED : delayed(failures, failedAt, now);
    }

    private static Wait delayed(int failures, long failedAt, long now) {
        if (failures < FREE_FAILURES) {
            return Wait.OVER;
        }
        int doublings = Math.min(failures - FREE_FAILURES, 6);
        long delay = Math.min(FIRST_DELAY << doublings, LONGEST_DELAY);
        return Wait.until(failedAt + delay, now);
    }

    /** What the owner is told if one more try fails: once when tries begin to wait, and once when they end. */
    private NoticeKind noticeAfter(AccountRow before, long now) {
        if (this == RECOVERY) {
            int tries = startsAnew(before, now) ? 1 : before.recoveryTries() + 1;
            return tries == TRIES_PER_WINDOW ? NoticeKind.RECOVERY_THROTTLED : null;
        }
        if (this == PASSWORD) {
            return before.passwordFailures() + 1 == FREE_FAILURES ? NoticeKind.PASSWORD_THROTTLED : null;
        }
        int failures = before.appFailures() + 1;
        if (this == APP && failures == LAST_FAILURE) {
            return NoticeKind.CODES_LOCKED;
        }
        return failures == FREE_FAILURES ? NoticeKind.CODES_THROTTLED : null;
    }

    private static boolean startsAnew(AccountRow row, long now) {
        return row.recoveryTries() == 0 || now >= row.recoveryWindowAt() + WINDOW;
    }

    private int count(Transaction transaction, AccountRow row, long now) {
        String account = row.account();
        if (this == PASSWORD) {
            int failures = row.passwordFailures();
            return transaction.accounts().countPassword(account, failures, row.passwordFailedAt(), failures + 1, now);
        }
        if (this == RECOVERY) {
            int tries = row.recoveryTries();
            boolean anew = startsAnew(row, now);
            long windowAt = anew ? now : row.recoveryWindowAt();
            return transaction
                    .accounts()
                    .countRecovery(
                            account, tries, row.recoveryWindowAt(), row.changes(), anew ? 1 : tries + 1, windowAt);
        }
        int failures = row.appFailures();
        return transaction.accounts().countApp(account, failures, row.appFailedAt(), row.changes(), failures + 1, now);
    }

    /** Whether tries are open, and if not, for how long. */
    public static final class Wait {
        static final Wait OVER = new Wait(Duration.ZERO, false);
        static final Wait LOCKED = new Wait(Duration.ZERO, true);

        private final Duration retryAfter;
        private final boolean locked;

        private Wait(Duration retryAfter, boolean locked) {
            this.retryAfter = retryAfter;
            this.locked = locked;
        }

        /** Where the clock was set back meanwhile, longer than it was meant to be: that is how long it will be. */
        private static Wait until(long end, long now) {
            return now >= end ? OVER : new Wait(Duration.ofMillis(end - now), false);
        }

        /** The same, or longer. */
        public Wait atLeast(Duration other) {
            return new Wait(retryAfter.compareTo(other) < 0 ? other : retryAfter, locked);
        }

        public boolean over() {
            return !locked && retryAfter.isZero();
        }

        public boolean locked() {
            return locked;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The answer to a try, and the account as it stood before it was counted. */
    public static final class Admission {
        private final AccountRow account;
        private final Wait wait;
        private final NoticeKind noticeIfRefused;

        private Admission(AccountRow account, Wait wait, NoticeKind noticeIfRefused) {
            this.account = account;
            this.wait = wait;
            this.noticeIfRefused = noticeIfRefused;
        }

        public AccountRow account() {
            return account;
        }

        public boolean granted() {
            return wait.over();
        }

        public Wait delay() {
            return wait;
        }

        /** Whether there is something to tell if this try fails. */
        public boolean isLastFree() {
            return noticeIfRefused != null;
        }

        /** Tells the owner, if there is something to tell; in the transaction that notes the failure, or right after. */
        public void tellOfRefusal(Transaction transaction, Notices notices, RequestOrigin requestOrigin) {
            if (noticeIfRefused != null) {
                notices.write(transaction, noticeIfRefused, account.account(), requestOrigin);
            }
        }
    }
}
