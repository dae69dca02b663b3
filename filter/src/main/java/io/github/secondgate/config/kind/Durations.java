package io.github.secondgate.config.kind;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as settings write them: {@code 30s}, {@code 5m}, {@code 1h}, {@code 14d} or {@code 0}. */
public final class Durations {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})\\s*([smhd])|0");
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Durations() {}

    /** @return null where the text is no time */
    public static Duration read(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        return matcher.group(1) == null
                ? Duration.ZERO
                : Duration.ofSeconds(Long.parseLong(matcher.group(1)) * unit(matcher.group(2)));
    }

    private static long unit(String letter) {
        switch (letter) {
            case "m":
                return MINUTE;
            case "h":
                return HOUR;
            case "d":
                return DAY;
            default:
                return 1;
        }
    }

    /** In the largest unit that leaves no rest, as somebody would write it. */
    public static String written(Duration time) {
        long seconds = time.getSeconds();
        if (seconds == 0) {
            return "0";
        }
        if (seconds % DAY == 0) {
            return seconds / DAY + "d";
        }
        if (seconds % HOUR == 0) {
            return seconds / HOUR + "h";
        }
        return seconds % MINUTE == 0 ? seconds / MINUTE + "m" : seconds + "s";
    }
}
