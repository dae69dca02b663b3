package io.github.secondgate.secondfactor.sentcode;

import java.time.Duration;
import java.util.List;

/** How often codes are sent: one a minute, three in ten minutes, ten a day. A pure function of what was sent. */
public enum SendLimits {
    MINUTE(Duration.ofSeconds(60), 1),
    TEN_MINUTES(Duration.ofMinutes(10), 3),
    DAY(Duration.ofHours(24), 10);

    /** How long it matters that a code was sent. */
    public static final Duration LONGEST = DAY.window;

    private final Duration window;
    private final int most;

    SendLimits(Duration window, int most) {
        this.window = window;
        this.most = most;
    }

    /**
     * How long this limit lets nothing more be sent.
     *
     * @param sentAt epoch milliseconds, the newest first
     */
    Duration waitAfter(List<Long> sentAt, long now) {
        if (sentAt.size() < most) {
            return Duration.ZERO;
        }
        long open = sentAt.get(most - 1) + window.toMillis();
        // Never told longer than it can be, even if the clock was set back meanwhile.
        return Duration.ofMillis(Math.max(0, Math.min(open - now, window.toMillis())));
    }

    /** The longest wait of all limits. */
    static Duration longestWait(List<Long> sentAt, long now) {
        Duration longest = Duration.ZERO;
        for (SendLimits limit : values()) {
            Duration wait = limit.waitAfter(sentAt, now);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        return longest;
    }
}
