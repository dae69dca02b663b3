package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Throttle;
import io.github.secondgate.secondfactor.account.TotpAppFacts;
import io.github.secondgate.store.AccountRow;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.stream.Stream;

/** What an administrator sees of an account. Immutable; no secret. */
public final class PersonFacts {
    private final AccountFacts facts;
    private final Instant lastUsedAt;
    private final Instant throttledUntil;
    private final boolean locked;

    /**
     * @param lastUsedAt null if never
     * @param throttledUntil null where everything is looked at
     */
    public PersonFacts(AccountFacts facts, Instant lastUsedAt, Instant throttledUntil, boolean locked) {
        this.facts = facts;
        this.lastUsedAt = lastUsedAt;
        this.throttledUntil = throttledUntil;
        this.locked = locked;
    }

    static PersonFacts of(AccountRow row, Instant now) {
        AccountFacts facts = AccountFacts.of(row.account(), row);
        Instant throttledUntil = Stream.of(Throttle.APP, Throttle.RECOVERY, Throttle.PASSWORD)
                .map(throttle -> throttle.waitOf(row, now.toEpochMilli()).retryAfter())
                .filter(wait -> !wait.isZero())
                .map(now::plus)
                .max(Instant::compareTo)
                .orElse(null);
        boolean locked = Throttle.APP.waitOf(row, now.toEpochMilli()).locked();
        return new PersonFacts(facts, lastUsedAt(facts, row), throttledUntil, locked);
    }

    /** Of somebody who never came near a second factor. */
    static PersonFacts unknown(String account) {
        return new PersonFacts(new AccountFacts(account, 0, Collections.emptyList(), null, 0), null, null, false);
    }

    private static Instant lastUsedAt(AccountFacts facts, AccountRow row) {
        Instant sent = row.channelUsedAt() == null ? null : Instant.ofEpochMilli(row.channelUsedAt());
        return Stream.concat(
                        facts.apps().stream().map(TotpAppFacts::lastUsedAt),
                        Stream.of(sent == null ? Instant.MIN : sent))
                .filter(Objects::nonNull)
                .filter(at -> at.isAfter(Instant.MIN))
                .max(Instant::compareTo)
                .orElse(null);
    }

    public AccountFacts facts() {
        return facts;
    }

    /** When a code of any factor was last accepted, or null. */
    public Instant lastUsedAt() {
        return lastUsedAt;
    }

    /** Until when something is not looked at because of failures: codes, recovery codes or passwords. Or null. */
    public Instant throttledUntil() {
        return throttledUntil;
    }

    /** Whether codes of the app are not looked at any more. */
    public boolean locked() {
        return locked;
    }
}
