package io.github.secondgate.secondfactor.sentcode;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.crypto.Digests;
import io.github.secondgate.crypto.KeyRing;
import io.github.secondgate.crypto.KeyedDigest;
import io.github.secondgate.notify.CodeMessages;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.Database;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Codes that are sent to a person, and checked when they come back. A code lives five minutes, for one account, session
 * and purpose, and only the newest of an account and channel is looked at. Neither the code nor where it went is stored
 * in a form that could be read or searched.
 *
 * <p>Where a code goes is asked of the application each time. Whether it arrived is not known here. That the password was
 * given before is the caller's to ensure. Safe for concurrent use, on several nodes too: the database decides.
 */
public final class SentCodes {
    /** How long a code is taken. */
    public static final Duration LIVES = CodeScope.LIVES;

    private static final long BETWEEN_ALARMS = Duration.ofHours(1).toMillis();

    private final Database database;
    private final KeyedDigest digests;
    private final CodeMessages messages;
    private final boolean weakerMethods;
    private final int smsPerDay;
    private final AuditLog audit;
    private final Notices notices;
    private final Clock clock;
    private final SecureRandom random;
    private final AtomicLong lastAlarm = new AtomicLong(Long.MIN_VALUE);

    /**
     * @param weakerMethods whether an account with an authenticator app may sign in by such a code instead
     * @param smsPerDay how many SMS may leave within 24 hours, from all nodes to all accounts
     */
    public SentCodes(CoreServices core, KeyRing ring, CodeMessages messages, boolean weakerMethods, int smsPerDay) {
        this.database = core.database();
        this.digests = new KeyedDigest(ring, "sent code");
        this.messages = messages;
        this.weakerMethods = weakerMethods;
        this.smsPerDay = smsPerDay;
        this.audit = core.audit();
        this.notices = core.notices();
        this.clock = core.clock();
        this.random = core.random();
    }

    /**
     * Sends a code, if limits allow it: one a minute by this channel, three in ten minutes and ten a day by all, and the
     * same to one destination, whoever asks. Asking takes no failure counter back.
     *
     * <p>Two transactions: the first books the code and holds to the account's limits, the second looks at what went to
     * the destination by then and takes the reservation back where that is too much, so that no two accounts at once get
     * past it.
     *
     * @throws IllegalArgumentException for a request that is bound to no session
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public SendResult send(String account, Channel channel, CodePurpose purpose, RequestOrigin requestOrigin) {
        CodeScope scope = new CodeScope(account, channel, purpose, requestOrigin);
        SendResult sending = messages.destination(channel.medium(), account)
                .map(to -> sent(scope, to, requestOrigin))
                .orElseGet(() -> unreachable(scope));
        audit.record(event(
                SecurityEvent.Kind.CODE_SENT, channel, account, requestOrigin, purpose + " " + sending.outcome()));
        if (sending.outcome() == SendResult.Outcome.BUDGET_SPENT) {
            alarm(account, requestOrigin);
        }
        return sending;
    }

    private SendResult sent(CodeScope scope, String to, RequestOrigin requestOrigin) {
        Channel channel = scope.channel;
        String code = channel.randomCode(random);
        SendReservation reservation = new SendReservation(digests, scope, to, Digests.randomId(random), code);
        SendResult sending = reserved(reservation, requestOrigin, clock.millis());
        boolean lost = sending.sent()
                && !messages.send(channel.medium(), scope.account, to, scope.purpose.key(), code, LIVES, requestOrigin);
        return lost ? SendResult.refused(SendResult.Outcome.NOT_SENT, Duration.ZERO) : sending;
    }

    /** Who may not be sent a code at all is told that, rather than that there is no address. */
    private SendResult unreachable(CodeScope scope) {
        AccountRow row = database.transaction(t -> t.accounts().find(scope.account));
        SendResult refusal = row == null ? null : SendReservation.refusal(scope, row, weakerMethods, false);
        return refusal == null ? SendResult.refused(SendResult.Outcome.NO_DESTINATION, Duration.ZERO) : refusal;
    }

    private SendResult reserved(SendReservation reservation, RequestOrigin requestOrigin, long now) {
        SendResult sending = database.transaction(t -> reservation.book(t, requestOrigin, weakerMethods, now));
        return sending.sent() ? database.transaction(t -> reservation.confirm(t, sending, smsPerDay, now)) : sending;
    }

    /** Once an hour and node: whoever loops must not flood the log as well. */
    private void alarm(String account, RequestOrigin requestOrigin) {
        long last = lastAlarm.get();
        long now = clock.millis();
        if ((last == Long.MIN_VALUE || now - last >= BETWEEN_ALARMS) && lastAlarm.compareAndSet(last, now)) {
            String outcome = smsPerDay + " SMS within 24 hours, no more are sent";
            audit.record(event(SecurityEvent.Kind.SMS_BUDGET_SPENT, Channel.SMS, account, requestOrigin, outcome));
        }
    }

    /**
     * Where codes by this channel would go now, masked; empty where the application knows nothing, or nothing can leave.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the application's tables do not answer
     */
    public Optional<String> destination(String account, Channel channel) {
        return messages.destination(channel.medium(), account).map(channel::masked);
    }

    /**
     * Whether codes by this channel would go to another address now than to the one that was verified: then none is sent for
     * a sign-in, or whoever can change an address in the application would get the second factor with it.
     *
     * @return false too where the channel was not configured, and where the application knows no address
     * @throws io.github.secondgate.store.StoreUnavailableException if the application's tables do not answer
     */
    public boolean elsewhere(AccountFacts facts, Channel channel) {
        String verified = facts.destination(channel);
        return verified != null
                && messages.destination(channel.medium(), facts.account())
                        .filter(to -> !digests.underEachKey(channel.parts(to)).contains(verified))
                        .isPresent();
    }

    /**
     * The code that this session asked for and that can still be entered.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public Optional<SendResult> pending(
            String account, Channel channel, CodePurpose purpose, RequestOrigin requestOrigin) {
        CodeScope scope = new CodeScope(account, channel, purpose, requestOrigin);
        Instant now = clock.instant();
        return database.transaction(t -> scope.live(t.sentCodes().allOf(account), now))
                .flatMap(live -> destination(account, channel).map(live::to));
    }

    /**
     * Checks a code, and spends it. What cannot be a code is REJECTED without being counted.
     *
     * @return for SIGN_IN also NOT_ENROLLED where the account gets no codes this way, and WEAKER where it must use its app
     * @throws IllegalArgumentException for a request that is bound to no session
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer; nobody may pass
     */
    Verification verify(
            String account, Channel channel, CodePurpose purpose, String code, RequestOrigin requestOrigin) {
        SentCodeCheck check = check(account, channel, purpose, code, requestOrigin);
        String before = purpose == CodePurpose.SIGN_IN ? "" : purpose + " ";
        return database.transaction(t -> {
            Verification verification = check.in(t).verification;
            String outcome = before + verification.summary();
            audit.record(t, event(SecurityEvent.Kind.SECOND_FACTOR_CHECKED, channel, account, requestOrigin, outcome));
            return verification;
        });
    }

    /**
     * Checks the code of {@link CodePurpose#FIRST_SET_UP}, which went by e-mail, and spends it. It is no second factor: it
     * lets a first one be set up.
     *
     * @throws IllegalArgumentException for a request that is bound to no session
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer; nobody may pass
     */
    public Verification verifyFirstSetUp(String account, String code, RequestOrigin requestOrigin) {
        return verify(account, Channel.EMAIL, CodePurpose.FIRST_SET_UP, code, requestOrigin);
    }

    /** Whether an account with an authenticator app may sign in by such a code instead. */
    public boolean weakerMethods() {
        return weakerMethods;
    }

    /** The first code of a channel, checked and spent as above, without an event. */
    SentCodeCheck.Result spendFirst(String account, Channel channel, String code, RequestOrigin requestOrigin) {
        return database.transaction(check(account, channel, CodePurpose.CONFIGURE, code, requestOrigin)::in);
    }

    private SentCodeCheck check(
            String account, Channel channel, CodePurpose purpose, String code, RequestOrigin requestOrigin) {
        CodeScope scope = new CodeScope(account, channel, purpose, requestOrigin);
        return new SentCodeCheck(digests, notices, scope, code, weakerMethods, requestOrigin, clock.millis());
    }

    private static SecurityEvent event(
            SecurityEvent.Kind kind, Channel channel, String account, RequestOrigin requestOrigin, String outcome) {
        return new SecurityEvent(kind, channel.factor(), account, requestOrigin.address(), outcome);
    }
}
