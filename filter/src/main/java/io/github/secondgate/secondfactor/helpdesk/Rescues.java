package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.Digests;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.Limit;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.RescueRow;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.text.ColumnWidth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The way back for people who lost every factor. They read a phrase out to the helpdesk; the agent, who has made sure of
 * the person, gets a code for it; the code lets the very session that showed the phrase set a new factor up, and no other.
 * Until that is confirmed, the old factors stand: a code that leaks opens nothing in another session. Any change of the
 * factors meanwhile, a reset included, ends phrase and code: its owner has not lost everything, or is helped already.
 * Whoever left the phone at home gets, the same way, a {@link DayPass}, which takes nothing away.
 *
 * <p>That the password was given, and that the agent may do it and gave a second factor, is decided before. Safe for
 * concurrent use, on several nodes too.
 */
public final class Rescues {
    /** How long a phrase can be read out. */
    public static final Duration PHRASE_LIVES = Duration.ofMinutes(30);
    /** How long a code is taken after it was issued. */
    public static final Duration CODE_LIVES = Duration.ofMinutes(15);
    /** How long after the code a set-up may be begun. */
    public static final Duration SET_UP_WITHIN = Duration.ofMinutes(30);
    /** How long one is on record after it was asked for. */
    public static final Duration KEPT = Duration.ofDays(1);

    private static final int MOST_WAITING = 3;
    private static final int MOST_TRIES = 10;

    private final CoreServices core;
    private final SecretHash secretHash;
    private final DayPass dayPass;
    private final RescueDesk desk;

    public Rescues(CoreServices core, SecretHash secretHash, DayPass dayPass) {
        this.core = core;
        this.secretHash = secretHash;
        this.dayPass = dayPass;
        this.desk = new RescueDesk(core, secretHash, dayPass);
    }

    /** Where the agents of the helpdesk issue codes. */
    public RescueDesk desk() {
        return desk;
    }

    public DayPass dayPass() {
        return dayPass;
    }

    /**
     * The phrase that this session reads out; the same again while it can be. Of an account three wait at most.
     *
     * @return empty if the account has no factor, and so none to have lost
     * @throws RetryLaterException if three wait in other sessions, or the account asks too often
     * @throws IllegalArgumentException for a request that is bound to no session
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Optional<String> ask(String account, RequestOrigin requestOrigin) {
        return core.database().transaction(t -> ask(t, account, requestOrigin));
    }

    private Optional<String> ask(Transaction transaction, String account, RequestOrigin requestOrigin) {
        long now = core.clock().millis();
        AccountRow row = requestOrigin.holds(transaction, account)
                ? transaction.accounts().find(account)
                : null;
        if (row == null || !row.enrolled()) {
            return Optional.empty();
        }
        RescueRow standing = transaction.rescues().newest(account, sessionBinding(requestOrigin));
        if (waits(standing, now)) {
            return Optional.of(standing.phrase());
        }
        List<Long> waiting = transaction.rescues().waiting(account, now - PHRASE_LIVES.toMillis());
        if (waiting.size() >= MOST_WAITING) {
            throw RetryLaterException.tooOften(
                    Duration.ofMillis(Math.max(1, waiting.get(0) + PHRASE_LIVES.toMillis() - now)));
        }
        return Optional.of(asked(transaction, row, requestOrigin, now));
    }

    private String asked(Transaction transaction, AccountRow row, RequestOrigin requestOrigin, long now) {
        String account = row.account();
        Limit.RESCUE_ASKED.count(transaction, account, now);
        String phrase = unused(transaction);
        String id = Digests.randomId(core.random());
        transaction
                .rescues()
                .add(new RescueRow(id, account, phrase, sessionBinding(requestOrigin), row.changes(), now)
                        .from(
                                ColumnWidth.ADDRESS.cut(requestOrigin.address()),
                                ColumnWidth.BROWSER_LABEL.cut(requestOrigin.browser())));
        core.audit()
                .record(
                        transaction,
                        new SecurityEvent(
                                SecurityEvent.Kind.RESCUE_ASKED,
                                Help.RESCUE.factor,
                                account,
                                requestOrigin.address(),
                                "ASKED"));
        return phrase;
    }

    private String unused(Transaction transaction) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            String phrase = RescuePhrase.random(core.random());
            if (transaction.rescues().taken(phrase) == 0) {
                return phrase;
            }
        }
        throw RetryLaterException.tooOften(Duration.ofMinutes(1));
    }

    /**
     * The phrase of this session, while it can be read out or a code for it be entered.
     *
     * @throws IllegalArgumentException for a request that is bound to no session
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Optional<String> pending(String account, RequestOrigin requestOrigin) {
        long now = core.clock().millis();
        RescueRow row = core.database().transaction(t -> t.rescues().newest(account, sessionBinding(requestOrigin)));
        return waits(row, now) || isSpendable(row, now) ? Optional.of(row.phrase()) : Optional.empty();
    }

    /**
     * Checks a code and spends it. By that of a rescue every other session of the account and every trusted browser ends, and
     * its security question goes, whose answer may be lost too; that of a day pass changes nothing. It is counted as recovery
     * codes are, before the derivation. The caller lets this session do what the code is for, and nothing else.
     *
     * @return ACCEPTED, REJECTED, THROTTLED or NOT_ENROLLED
     * @throws io.github.secondgate.crypto.UnreadableSecretException if it was issued under a key that is gone; nobody may pass
     * @throws IllegalArgumentException for a request that is bound to no session
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer; nobody may pass
     */
    Verification spend(String account, String typed, RequestOrigin requestOrigin) {
        return new RescueCheck(core, secretHash, dayPass, account, typed, requestOrigin).run();
    }

    /** Whether its phrase can be read out. */
    static boolean waits(RescueRow row, long now) {
        return row != null && row.issuedAt() == null && now < row.askedAt() + PHRASE_LIVES.toMillis();
    }

    static boolean isSpendable(RescueRow row, long now) {
        return row != null
                && row.issuedAt() != null
                && row.spentAt() == null
                && now < row.issuedAt() + CODE_LIVES.toMillis();
    }

    static String sessionBinding(RequestOrigin requestOrigin) {
        if (requestOrigin.sessionBinding() == null) {
            throw new IllegalArgumentException("A rescue is bound to a session, and this request names none");
        }
        return Digests.sha256("rescue", requestOrigin.sessionBinding());
    }
}
