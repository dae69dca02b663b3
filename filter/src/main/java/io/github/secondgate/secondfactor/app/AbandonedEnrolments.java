package io.github.secondgate.secondfactor.app;

import io.github.secondgate.crypto.UnreadableSecretException;
import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.store.EnrolmentRow;
import io.github.secondgate.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** Recognises the code of a set-up that nobody can confirm any more. */
public final class AbandonedEnrolments {
    /** How long a set-up may wait, and how long an abandoned one is kept for this diagnosis alone. */
    public static final Duration KEPT = Duration.ofHours(24);

    private final TotpAppKeys keys;

    AbandonedEnrolments(TotpAppKeys keys) {
        this.keys = keys;
    }

    /**
     * The diagnosis if the code fits one of those set-ups, else null.
     *
     * <p>A set-up that cannot be opened raises its alarm and is passed over: throwing here would roll the counted
     * failure back, and so hand out free guesses.
     */
    Diagnosis recognise(
            Transaction transaction,
            String account,
            Predicate<EnrolmentRow> isDead,
            String code,
            Instant now,
            String address) {
        Diagnosis found = null;
        for (EnrolmentRow setup : transaction.enrolments().allOf(account)) {
            if (isDead.test(setup) && isKept(setup, now) && fits(transaction, setup, code, now, address)) {
                found = Diagnosis.ABANDONED_SETUP;
            }
        }
        return found;
    }

    static boolean isKept(EnrolmentRow setup, Instant now) {
        long since = setup.abandonedAt() == null ? setup.createdAt() : setup.abandonedAt();
        return now.toEpochMilli() < since + KEPT.toMillis();
    }

    private boolean fits(Transaction transaction, EnrolmentRow setup, String code, Instant now, String address) {
        try {
            return keys.open(transaction, setup, address).stepOnTime(code, now).isPresent();
        } catch (UnreadableSecretException alarmed) {
            return false;
        }
    }
}
