package io.github.secondgate.secondfactor.account;

import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.UseRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is on record about an account, as it stood at one moment: what a decision rests on, and what pages show. Immutable; no secret. */
public final class AccountFacts extends AccountStanding {
    private final List<TotpAppFacts> apps;
    private final Map<String, Instant> confirmedAt;
    private final Map<String, String> destinations;
    private final int recoveryCodesLeft;
    private final int codeFailures;
    private final long codeFailedAt;

    /** One use of a factor. Immutable. */
    public static final class Use {
        public final Instant at;
        /** Where the request came from, or null. */
        public final String address;
        /** A short label, or null. */
        public final String browser;

        public Use(Instant at, String address, String browser) {
            this.at = at;
            this.address = address;
            this.browser = browser;
        }

        /** Null of null. */
        public static Use of(UseRow row) {
            return row == null ? null : new Use(Instant.ofEpochMilli(row.at()), row.address(), row.browser());
        }
    }

    /** Of an account without channels, exemption or reset; one that is on record is told of by {@link Accounts#facts}. */
    public AccountFacts(
            String account, long changes, List<TotpAppFacts> apps, Instant requiredSince, int recoveryCodesLeft) {
        this(account, changes, apps, Collections.emptyMap(), requiredSince, recoveryCodesLeft);
    }

    /** Of one without exemption or reset. */
    public AccountFacts(
            String account,
            long changes,
            List<TotpAppFacts> apps,
            Map<Channel, Instant> channels,
            Instant requiredSince,
            int recoveryCodesLeft) {
        super(
                account,
                changes,
                !apps.isEmpty() || !channels.isEmpty(),
                requiredSince == null ? null : requiredSince.toEpochMilli(),
                null,
                null,
                0);
        this.apps = Collections.unmodifiableList(new ArrayList<>(apps));
        this.confirmedAt = new TreeMap<>();
        channels.forEach((channel, at) -> confirmedAt.put(channel.key(), at));
        this.destinations = Collections.emptyMap();
        this.recoveryCodesLeft = recoveryCodesLeft;
        this.codeFailures = 0;
        this.codeFailedAt = 0;
    }

    private AccountFacts(String account, AccountRow row) {
        super(account, row);
        this.apps = Collections.unmodifiableList(
                row.apps().stream().map(TotpAppFacts::of).collect(Collectors.toList()));
        this.confirmedAt = new TreeMap<>();
        row.confirmedAt().forEach((kind, at) -> confirmedAt.put(kind, instant(at)));
        this.destinations = row.destinations();
        this.recoveryCodesLeft = row.recoveryCodesLeft();
        this.codeFailures = row.appFailures();
        this.codeFailedAt = row.appFailedAt();
    }

    /** @param row without an account where this one was never heard of */
    public static AccountFacts of(String account, AccountRow row) {
        return new AccountFacts(account, row);
    }

    /** The confirmed authenticator apps: the one used last first, those never used last and the newest of them first. */
    public List<TotpAppFacts> apps() {
        return apps;
    }

    /** When codes by this channel were confirmed, or null where they were not. */
    public Instant confirmedAt(Channel channel) {
        return confirmedAt.get(channel.key());
    }

    /** Digest of the address that codes by this channel were verified for, or null. */
    public String destination(Channel channel) {
        return destinations.get(channel.key());
    }

    /** The keys of the kinds of which the account has a confirmed factor: the app first, the others in order. */
    public Set<String> kinds() {
        Set<String> kinds = new LinkedHashSet<>();
        if (!apps.isEmpty()) {
            kinds.add(AccountRow.APP);
        }
        kinds.addAll(confirmedAt.keySet());
        return kinds;
    }

    /** How many factors were confirmed: each app is one, and so is every other kind. */
    public int factors() {
        return apps.size() + confirmedAt.size();
    }

    /** When the oldest of its factors was confirmed, or null without one. */
    public Instant confirmedAt() {
        return Stream.concat(apps.stream().map(TotpAppFacts::confirmedAt), confirmedAt.values().stream())
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Recovery codes that were not spent. */
    public int recoveryCodesLeft() {
        return recoveryCodesLeft;
    }

    /** Whether codes are looked at now that no recovery codes are, and if not, for how long. */
    public Throttle.Wait waitForCodes(Instant now) {
        return Throttle.forCodes(codeFailures, codeFailedAt, now.toEpochMilli());
    }
}
