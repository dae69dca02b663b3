package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.Digests;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.Derivation;
import io.github.secondgate.secondfactor.account.Limit;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.RescueRow;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.text.ColumnWidth;
import io.github.secondgate.text.WrittenCode;
import java.time.Duration;
import java.time.Instant;
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

    private static final int MOST_WAITING = 3;
    private static final int MOST_TRIES = 10;
    public static final Duration KEPT = Duration.ofDays(1);

    private final CoreServices core;
    private final SecretHash secretHash;
    private final DayPass dayPass;

    public Rescues(CoreServices core, SecretHash secretHash, DayPass dayPass) {
        this.core = core;
        this.secretHash = secretHash;
        this.dayPass = dayPass;
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
     * Who waits under a phrase, before anything is issued; asking is counted as issuing is, so that nobody tries phrases.
     *
     * @param typed the phrase as the agent heard it
     * @param agent the account of the agent, who cannot rescue themselves
     * @throws RetryLaterException if the agent asks too often
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Caller caller(String typed, String agent) {
        long now = core.clock().millis();
        return core.database().transaction(t -> {
            Limit.RESCUE_LOOKED_UP.count(t, agent, now);
            RescueRow row = t.rescues().find(RescuePhrase.normalised(typed));
            Rescue.Outcome refusal = fault(row, agent, now);
            return refusal == null ? Caller.of(row, noDayPass(t, row, now)) : Caller.refused(refusal);
        });
    }

    /**
     * Issues the one code for a phrase. The person is told by mail at once. Costs a derivation, outside of a transaction and
     * only where somebody waits under that phrase.
     *
     * @param typed the phrase as the agent heard it
     * @param help what the code is to be for; a day pass where there are any
     * @param agent the account of the agent, who cannot rescue themselves
     * @param reason for the audit log
     * @throws RetryLaterException if the agent issues too many, or too much is being derived
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Rescue issue(String typed, Help help, String agent, String reason, RequestOrigin requestOrigin) {
        String phrase = RescuePhrase.normalised(typed);
        Instant now = core.clock().instant();
        Rescue.Outcome refusal = core.database().transaction(t -> {
            Limit.RESCUE_ISSUED.count(t, agent, now.toEpochMilli());
            return fault(t, t.rescues().find(phrase), help, agent, now.toEpochMilli());
        });
        if (refusal == null) {
            return issued(phrase, help, agent, reason, requestOrigin, now);
        }
        Rescue refused = Rescue.refused(refusal);
        core.audit().record(issue(help, refused, agent, reason, requestOrigin));
        return refused;
    }

    private Rescue issued(
            String phrase, Help help, String agent, String reason, RequestOrigin requestOrigin, Instant now) {
        String code = help.code(core.random());
        SecretHash.Parameters parameters = secretHash.fresh();
        String hash = hashed(agent, code, parameters);
        return core.database().transaction(t -> {
            requestOrigin.holds(t, agent);
            RescueRow row = t.rescues().find(phrase);
            Rescue.Outcome fault = fault(t, row, help, agent, now.toEpochMilli());
            if (fault == null
                    && t.rescues().issue(row.id(), hash, parameters.text(), agent, reason, now.toEpochMilli()) == 0) {
                fault = Rescue.Outcome.ALREADY_ISSUED;
            }
            Rescue rescue = fault == null ? issued(row, help, code, now) : Rescue.refused(fault);
            if (fault == null) {
                core.notices().write(t, help.notice, row.account(), requestOrigin, dayPass.time());
            }
            core.audit().record(t, issue(help, rescue, agent, reason, requestOrigin));
            return rescue;
        });
    }

    private Rescue issued(RescueRow row, Help help, String code, Instant now) {
        Instant expires = now.plus(CODE_LIVES);
        if (help == Help.RESCUE) {
            return Rescue.issued(row.account(), code, expires, null);
        }
        Instant end = dayPass.endOf(now);
        return Rescue.issued(row.account(), code, end.isBefore(expires) ? end : expires, end);
    }

    private static SecurityEvent issue(
            Help help, Rescue rescue, String agent, String reason, RequestOrigin requestOrigin) {
        String outcome = rescue.outcome() + " by " + agent + ": " + reason;
        return new SecurityEvent(help.issued, help.factor, rescue.account(), requestOrigin.address(), outcome);
    }

    private String hashed(String agent, String code, SecretHash.Parameters parameters) {
        try (Derivation derivation = Derivation.of(secretHash, agent)) {
            return derivation.hash(WrittenCode.normalise(code), parameters);
        }
    }

    private Rescue.Outcome fault(Transaction transaction, RescueRow row, Help help, String agent, long now) {
        Rescue.Outcome fault = fault(row, agent, now);
        return fault == null && help == Help.DAY_PASS ? noDayPass(transaction, row, now) : fault;
    }

    private Rescue.Outcome noDayPass(Transaction transaction, RescueRow row, long now) {
        return dayPass.on() ? dayPass.refusal(transaction, row.account(), Instant.ofEpochMilli(now)) : null;
    }

    private static Rescue.Outcome fault(RescueRow row, String agent, long now) {
        if (row == null || row.spentAt() != null) {
            return Rescue.Outcome.UNKNOWN_PHRASE;
        }
        if (row.account().equals(agent)) {
            return Rescue.Outcome.OWN_ACCOUNT;
        }
        if (row.issuedAt() != null) {
            return Rescue.Outcome.ALREADY_ISSUED;
        }
        return waits(row, now) ? null : Rescue.Outcome.UNKNOWN_PHRASE;
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

    private static boolean waits(RescueRow row, long now) {
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
