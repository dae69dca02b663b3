package io.github.secondgate.store;

import java.sql.ResultSet;
import java.sql.SQLException;
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
    private final Map<String, Long> confirmedAt = new TreeMap<>();
    private final Map<String, String> destinations = new TreeMap<>();
    private final List<TotpAppRow> apps = new ArrayList<>();

    AccountRow() {}

    /** As a row of {@link JoinedRows} tells it: without the apps, and of no account where all of it is null but the policy. */
    AccountRow(ResultSet row) throws SQLException {
        super(row);
        account = row.getString("account");
        channelUsedAt = moment(row, "channel_used_at");
        recoveryParameters = row.getString("recovery_parameters");
        recoveryCodesLeft = row.getInt("recovery_codes_left");
        appFailures = row.getInt("app_failures");
        appFailedAt = row.getLong("app_failed_at");
        recoveryTries = row.getInt("recovery_tries");
        recoveryWindowAt = row.getLong("recovery_window_at");
        passwordFailures = row.getInt("password_failures");
        passwordFailedAt = row.getLong("password_failed_at");
        // The kinds of factor besides the apps: each by its key.
        for (String kind : new String[] {"email", "sms"}) {
            Long confirmed = moment(row, kind + "_confirmed_at");
            if (confirmed != null) {
                confirmedAt.put(kind, confirmed);
                destinations.put(kind, row.getString(kind + "_destination"));
            }
        }
    }

    void add(TotpAppRow app) {
        apps.add(app);
    }

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
