package io.github.secondgate.store;

/** A set-up that waits for its first code, or was abandoned. Plain data; confined to a thread. */
public final class EnrolmentRow {
    /** No refused steps: a comma alone, for Oracle takes an empty text for NULL. */
    public static final String NO_STEPS = ",";

    private String id;
    private String account;
    private String secret;
    private String algorithm;
    private int digits;
    private int periodSeconds;
    private String name;
    private String replaces;
    private long changes;
    private String refusedSteps;
    private Long suspectStep;
    private Long suspectOffset;
    private long createdAt;
    private Long abandonedAt;

    EnrolmentRow() {}

    /**
     * A new set-up of a further app.
     *
     * @param name what the app is to be called
     * @param changes the account's change counter now
     */
    public EnrolmentRow(String id, String account, String secret, String name, long changes, long createdAt) {
        this.id = id;
        this.account = account;
        this.secret = secret;
        this.name = name;
        this.changes = changes;
        this.refusedSteps = NO_STEPS;
        this.createdAt = createdAt;
    }

    /** How its codes are made. */
    public EnrolmentRow codes(String newAlgorithm, int newDigits, int newPeriodSeconds) {
        algorithm = newAlgorithm;
        digits = newDigits;
        periodSeconds = newPeriodSeconds;
        return this;
    }

    /** @param app what goes in the moment this one is confirmed; null for none */
    public EnrolmentRow replacing(String app) {
        replaces = app;
        return this;
    }

    public String id() {
        return id;
    }

    public String account() {
        return account;
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

    /** What the app is to be called. */
    public String name() {
        return name;
    }

    /** The app that goes in the moment this one is confirmed, or null. */
    public String replaces() {
        return replaces;
    }

    /** The account's change counter when it was begun. */
    public long changes() {
        return changes;
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

    /** Epoch milliseconds. */
    public long createdAt() {
        return createdAt;
    }

    /** Epoch milliseconds, or null while it waits. */
    public Long abandonedAt() {
        return abandonedAt;
    }
}
