package io.github.secondgate.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A confirmed authenticator app. Plain data; confined to a thread. */
public final class TotpAppRow {
    private String id;
    private String account;
    private String name;
    private String secret;
    private String algorithm;
    private int digits;
    private int periodSeconds;
    private long lastStep;
    private long closedAt;
    private String refusedSteps;
    private Long suspectStep;
    private Long suspectOffset;
    private String acceptedRequest;
    private long confirmedAt;
    private Long lastUsedAt;
    private String lastAddress;
    private String lastBrowser;

    TotpAppRow() {}

    /** As a row of {@link JoinedRows} tells it. */
    TotpAppRow(ResultSet row) throws SQLException {
        id = row.getString("app_id");
        account = row.getString("app_account");
        name = row.getString("app_name");
        secret = row.getString("app_secret");
        algorithm = row.getString("app_algorithm");
        digits = row.getInt("app_digits");
        periodSeconds = row.getInt("app_period_seconds");
        lastStep = row.getLong("app_last_step");
        closedAt = row.getLong("app_closed_at");
        refusedSteps = row.getString("app_refused_steps");
        suspectStep = StandingRow.moment(row, "app_suspect_step");
        suspectOffset = StandingRow.moment(row, "app_suspect_offset");
        acceptedRequest = row.getString("app_accepted_request");
        confirmedAt = row.getLong("app_confirmed_at");
        lastUsedAt = StandingRow.moment(row, "app_last_used_at");
        lastAddress = row.getString("app_last_address");
        lastBrowser = row.getString("app_last_browser");
    }

    /**
     * The app that a set-up becomes when the code of this step confirms it; it keeps the id its secret is bound to.
     *
     * @param name may be another than the set-up's, if that was given away meanwhile
     * @param request digest of the request that confirms it, or null
     */
    public TotpAppRow(EnrolmentRow setup, String name, long lastStep, String request, long confirmedAt) {
        this.id = setup.id();
        this.account = setup.account();
        this.name = name;
        this.secret = setup.secret();
        this.algorithm = setup.algorithm();
        this.digits = setup.digits();
        this.periodSeconds = setup.periodSeconds();
        this.lastStep = lastStep;
        this.refusedSteps = setup.refusedSteps();
        this.acceptedRequest = request;
        this.confirmedAt = confirmedAt;
    }

    public String id() {
        return id;
    }

    public String account() {
        return account;
    }

    /** The owner's name for it, which no other app of the account has. */
    public String name() {
        return name;
    }

    /** Ciphertext. */
    public String secret() {
        return secret;
    }

    public String algorithm() {
        return algorithm;
    }

    public int digits() {
        return digits;
    }

    public int periodSeconds() {
        return periodSeconds;
    }

    /** The highest time step that was accepted. */
    public long lastStep() {
        return lastStep;
    }

    /** When the account last passed by something else than this app, epoch milliseconds; 0 if it never did. */
    public long closedAt() {
        return closedAt;
    }

    /** Comma-separated time steps that must never be accepted; never null. */
    public String refusedSteps() {
        return refusedSteps;
    }

    /** The step of the last refused code, if that was the code of another time; else null. */
    public Long suspectStep() {
        return suspectStep;
    }

    /** How many steps it lay from the clock, or null. */
    public Long suspectOffset() {
        return suspectOffset;
    }

    /** Digest of the last accepted request, or null. */
    public String acceptedRequest() {
        return acceptedRequest;
    }

    /** Epoch milliseconds. */
    public long confirmedAt() {
        return confirmedAt;
    }

    /** When a code of it was last accepted, and from where; null if none was since the one that confirmed it. */
    public UseRow lastUse() {
        return lastUsedAt == null ? null : new UseRow(lastUsedAt, lastAddress, lastBrowser);
    }
}
