package io.github.secondgate.it;

/** The clock of the applications under test, which stands still until a test moves it. */
final class Time {
    private static final String MILLIS = "it.clock.millis";

    private Time() {}

    static {
        long now = System.currentTimeMillis();
        set(now - now % 30_000 + 15_000);
    }

    static long millis() {
        return Long.getLong(MILLIS);
    }

    static long step() {
        return millis() / 30_000;
    }

    static synchronized void advanceSeconds(long seconds) {
        set(millis() + seconds * 1000);
    }

    static synchronized void advanceMillis(long millis) {
        set(millis() + millis);
    }

    /** Past the time within which an earlier decision may still be believed. */
    static void passRecheck() {
        advanceSeconds(6);
    }

    private static void set(long millis) {
        System.setProperty(MILLIS, Long.toString(millis));
    }
}
