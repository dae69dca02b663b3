package io.github.secondgate.secondfactor.account;

import io.github.secondgate.store.AccountRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the decision about an account rests on, as it stood at one moment. Immutable; no secret. */
public final class AccountFacts {
    private final String account;
    private final long changes;
    private final List<TotpAppFacts> apps;
    private final Map<Channel, Instant> channels;
    private final Map<Channel, String> destinations;
    private final Instant requiredSince;
    private final int recoveryCodesLeft;
    private final Instant exemptUntil;
    private final Instant resetAt;
    private final long policyVersion;

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
        this.account = account;
        this.changes = changes;
        this.apps = Collections.unmodifiableList(new ArrayList<>(apps));
        this.channels = Collections.unmodifiableMap(new TreeMap<>(channels));
        this.destinations = Collections.emptyMap();
        this.requiredSince = requiredSince;
        this.recoveryCodesLeft = recoveryCodesLeft;
        this.exemptUntil = null;
        this.resetAt = null;
        this.policyVersion = 0;
    }

    private AccountFacts(String account, AccountRow row) {
        this.account = account;
        this.changes = row.changes();
        this.apps = Collections.unmodifiableList(
                row.apps().stream().map(TotpAppFacts::of).collect(Collectors.toList()));
        this.channels = Collections.unmodifiableMap(channels(row));
        this.destinations = recipients(row);
        this.requiredSince = instant(row.requiredSinceAt());
        this.recoveryCodesLeft = row.recoveryCodesLeft();
        this.exemptUntil = instant(row.exemptUntilAt());
        this.resetAt = instant(row.resetAt());
        this.policyVersion = row.policyVersion();
    }

    /** @param row without an account where this one was never heard of */
    public static AccountFacts of(String account, AccountRow row) {
        return new AccountFacts(account, row);
    }

    private static Instant instant(Long epochMilli) {
        return epochMilli == null ? null : Instant.ofEpochMilli(epochMilli);
    }

    private static Map<Channel, Instant> channels(AccountRow row) {
        Map<Channel, Instant> channels = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            if (channel.confirmedAt(row) != null) {
                channels.put(channel, Instant.ofEpochMilli(channel.confirmedAt(row)));
            }
        }
        return channels;
    }

    private static Map<Channel, String> recipients(AccountRow row) {
        Map<Channel, String> destinations = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            destinations.put(channel, channel.destination(row));
        }
        return destinations;
    }

    public String account() {
        return account;
    }

    /** The change counter: rises whenever a factor of the account is added, removed or replaced; 0 before the first. */
    public long changes() {
        return changes;
    }

    /** The confirmed authenticator apps: the one used last first, those never used last and the newest of them first. */
    public List<TotpAppFacts> apps() {
        return apps;
    }

    /** When codes by this channel were confirmed, or null where they were not. */
    public Instant confirmedAt(Channel channel) {
        return channels.get(channel);
    }

    /** The channels whose codes were confirmed. */
    public Set<Channel> channels() {
        return channels.keySet();
    }

    /** Digest of the address that codes by this channel were verified for, or null. */
    public String destination(Channel channel) {
        return destinations.get(channel);
    }

    /** How many factors were confirmed: each app is one, and so is each channel. */
    public int factors() {
        return apps.size() + channels.size();
    }

    /** Whether the account has a factor that was confirmed. */
    public boolean enrolled() {
        return !apps.isEmpty() || !channels.isEmpty();
    }

    /** When the oldest of its factors was confirmed, or null without one. */
    public Instant confirmedAt() {
        return Stream.concat(apps.stream().map(TotpAppFacts::confirmedAt), channels.values().stream())
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** When the policy was first seen to demand a factor of this account, or null. */
    public Instant requiredSince() {
        return requiredSince;
    }

    /** Recovery codes that were not spent. */
    public int recoveryCodesLeft() {
        return recoveryCodesLeft;
    }

    /** Until when an administrator exempted it, perhaps past; null without an exemption. */
    public Instant exemptUntil() {
        return exemptUntil;
    }

    /** When an administrator took all its factors away; what was signed in before then must sign in again. Or null. */
    public Instant resetAt() {
        return resetAt;
    }

    /** Which policy was the newest at that moment; 0 while the settings say it. */
    public long policyVersion() {
        return policyVersion;
    }
}
