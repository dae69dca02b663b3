package io.github.secondgate.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An account with all that a decision about it needs, read in one query. Plain data; confined to a thread. */
public final class AccountRow extends StandingRow {
    /** What the kind of {@link #apps} is called. */
    public static final String APP = "app";

    private String account;
    private Long channelUsedAt;
    private String recoveryParameters;
    private int recoveryCodesLeft;
    private int appFailures;
    private long appFailedAt;
    private int recoveryTries;
    private long recoveryWindowAt;
    private int passwordFailures;
    private long passwordFailedAt;
    /** Filled by the result map, which names the kinds. */
    private Map<String, Long> confirmedAt = new TreeMap<>();

    private Map<String, String> destinations = new TreeMap<>();
    private List<TotpAppRow> apps = new ArrayList<>();

    public String account() {
        return account;
    }

    /** When a code that was sent was last accepted, epoch milliseconds, or null. */
    public Long channelUsedAt() {
        return channelUsedAt;
    }

    /** How the set of recovery codes was hashed, or null without a set. */
    public String recoveryParameters() {
        return recoveryParameters;
    }

    /** Codes of the set that were not spent. */
    public int recoveryCodesLeft() {
        return recoveryCodesLeft;
    }

    /** Wrong app codes since the last success. */
    public int appFailures() {
        return appFailures;
    }

    /** Epoch milliseconds of the last of them. */
    public long appFailedAt() {
        return appFailedAt;
    }

    /** Tries with a recovery code in the current window. */
    public int recoveryTries() {
        return recoveryTries;
    }

    /** When that window began, epoch milliseconds. */
    public long recoveryWindowAt() {
        return recoveryWindowAt;
    }

    /** Wrong passwords since the last right one. */
    public int passwordFailures() {
        return passwordFailures;
    }

    /** Epoch milliseconds of the last of them. */
    public long passwordFailedAt() {
        return passwordFailedAt;
    }

    /** The confirmed authenticator apps: the one used last first, those never used last and the newest of them first. */
    public List<TotpAppRow> apps() {
        return Collections.unmodifiableList(apps);
    }

    /** The app of this id, or for null the first of {@link #apps}; null if the account has no such app. */
    public TotpAppRow app(String id) {
        for (TotpAppRow app : apps) {
            if (id == null || id.equals(app.id())) {
                return app;
            }
        }
        return null;
    }

    /** By the key of its kind, but for the apps: when each factor was confirmed, epoch milliseconds. */
    public Map<String, Long> confirmedAt() {
        return Collections.unmodifiableMap(confirmedAt);
    }

    /** By the key of the channel: digests of the addresses that codes were verified for. */
    public Map<String, String> destinations() {
        return Collections.unmodifiableMap(destinations);
    }

    /** The keys of the kinds of which the account has a confirmed factor, in order. */
    public Set<String> kinds() {
        Set<String> kinds = new TreeSet<>(confirmedAt.keySet());
        if (!apps.isEmpty()) {
            kinds.add(APP);
        }
        return kinds;
    }

    @Override
    public boolean enrolled() {
        return !apps.isEmpty() || !confirmedAt.isEmpty();
    }
}
