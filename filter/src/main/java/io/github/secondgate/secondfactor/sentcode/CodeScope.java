package io.github.secondgate.secondfactor.sentcode;

import io.github.secondgate.crypto.Digests;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.SentCodeRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a code is bound to: for which account, by which channel, for what, and in which session it was asked for. */
final class CodeScope {
    /** How long a code is taken. */
    static final Duration LIVES = Duration.ofMinutes(5);

    final String account;
    final Channel channel;
    final CodePurpose purpose;
    final String sessionBinding;

    /** @throws IllegalArgumentException for a request that is bound to no session */
    CodeScope(String account, Channel channel, CodePurpose purpose, RequestOrigin requestOrigin) {
        if (requestOrigin.sessionBinding() == null) {
            throw new IllegalArgumentException("A code is bound to a session, and this request names none");
        }
        this.account = account;
        this.channel = channel;
        this.purpose = purpose;
        this.sessionBinding = Digests.sha256("sent code", requestOrigin.sessionBinding());
    }

    /** Whether a code was asked for in the same session and for the same purpose. */
    boolean fits(SentCodeRow row) {
        return row.sessionMark().equals(sessionBinding) && row.purpose().equals(purpose.name());
    }

    /** What a code of the account is recognised by: it is worth nothing beside another row. */
    String[] parts(String id, String forPurpose, String binding, String code) {
        return new String[] {"code", id, account, forPurpose, binding, code};
    }

    /** Those of this channel, in the order they came. */
    List<SentCodeRow> ofChannel(List<SentCodeRow> rows) {
        return rows.stream().filter(row -> row.channel().equals(channel.name())).collect(Collectors.toList());
    }

    /** Whether such a code may be spent for a sign-in of this account at all; null if it may. */
    Verification.Outcome signInRefusal(AccountRow row, boolean weakerMethods) {
        if (purpose != CodePurpose.SIGN_IN) {
            return null;
        }
        if (!Channel.only(row.kinds()) && !weakerMethods) {
            return Verification.Outcome.WEAKER;
        }
        return channel.confirmedAt(row) == null ? Verification.Outcome.NOT_ENROLLED : null;
    }

    /** The newest code, if it can still be entered; it does not say where it went. */
    Optional<SendResult> live(List<SentCodeRow> all, Instant now) {
        List<SentCodeRow> rows = ofChannel(all);
        if (rows.isEmpty() || !fits(rows.get(0)) || rows.get(0).spentAt() != null) {
            return Optional.empty();
        }
        Instant expiresAt = expiresAt(rows.get(0));
        return now.isBefore(expiresAt)
                ? Optional.of(SendResult.sent(null, expiresAt, now.plus(wait(all, now.toEpochMilli()))))
                : Optional.empty();
    }

    /**
     * How long the account's own limits let nothing more be sent by this channel. The others hold over both channels; of the
     * minute each has its own, so that whoever chose the wrong one need not wait.
     */
    Duration wait(List<SentCodeRow> all, long now) {
        List<Long> byBoth = times(all);
        Duration minute = SendLimits.MINUTE.waitAfter(times(ofChannel(all)), now);
        Duration tenMinutes = SendLimits.TEN_MINUTES.waitAfter(byBoth, now);
        Duration day = SendLimits.DAY.waitAfter(byBoth, now);
        return Collections.max(Arrays.asList(minute, tenMinutes, day));
    }

    static Instant expiresAt(SentCodeRow row) {
        return Instant.ofEpochMilli(row.sentAt()).plus(LIVES);
    }

    private static List<Long> times(List<SentCodeRow> rows) {
        return rows.stream().map(SentCodeRow::sentAt).collect(Collectors.toList());
    }
}
