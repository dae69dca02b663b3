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

    private LastUse(String on, Instant at, long secondsAgo, String address) {
        this.on = on;
        this.at = at.toString();
        this.secondsAgo = secondsAgo;
        this.address = address;
    }

    public static LastUse of(Instant at, String address, Instant now, LocalizedText words) {
        return new LastUse(
                words.day(at), at, Math.max(0, Duration.between(at, now).getSeconds()), address);
    }
}
