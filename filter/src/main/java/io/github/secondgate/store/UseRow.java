package io.github.secondgate.store;

/** One use of a factor: when, from where and by which browser. Plain data; confined to a thread. */
public final class UseRow {
    private long at;
    private String address;
    private String browser;

    UseRow() {}

    /**
     * @param address of the client, or null
     * @param browser a short label, or null
     */
    public UseRow(long at, String address, String browser) {
        this.at = at;
        this.address = address;
        this.browser = browser;
    }

    /** Epoch milliseconds. */
    public long at() {
        return at;
    }

    /** Of the client, or null. */
    public String address() {
        return address;
    }

    /** A short label, or null. */
    public String browser() {
        return browser;
    }
}
