package io.github.secondgate.view;

import java.time.Duration;
import java.time.Instant;

/** When something was used last and from where, as a page tells it. Immutable. */
public final class LastUse {
    public final String on;
    /** For a machine. */
    public final String at;
    /** Told by this server's clock, from which the browser's may differ. */
    public final long secondsAgo;
    /** Null where it is not known. */
    public final String address;
    /** A short label; null where it is not known. */
    public final String browser;

    private LastUse(String on, Instant at, long secondsAgo, String address, String browser) {
        this.on = on;
        this.at = at.toString();
        this.secondsAgo = secondsAgo;
        this.address = address;
        this.browser = browser;
    }

    public static LastUse of(Instant at, String address, String browser, Instant now, LocalizedText words) {
        return new LastUse(
                words.day(at), at, Math.max(0, Duration.between(at, now).getSeconds()), address, browser);
    }
}
