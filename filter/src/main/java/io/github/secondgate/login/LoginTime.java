package io.github.secondgate.login;

import java.time.Instant;

/**
 * When somebody logged in to this session. Where an administrator takes an account's factors away, whoever waits for their
 * code since before then must give the password again, and no stamp tells how long they have waited.
 */
public final class LoginTime {
    private static final String KEY = "io.github.secondgate.login";

    private LoginTime() {}

    /** In place of an earlier login. */
    public static void note(Session session, Instant now) {
        session.setAttribute(KEY, Long.toString(now.toEpochMilli()));
    }

    /** For a login that was not seen, such as one by a Subject of the application's own: it was not later than now. */
    public static void noteIfUnseen(Session session, Instant now) {
        if (session.getAttribute(KEY) == null) {
            note(session, now);
        }
    }

    /** Whether the login was noted, and before {@code moment}; what cannot be read was before everything. */
    public static boolean precedes(Session session, Instant moment) {
        Object noted = session.getAttribute(KEY);
        try {
            return noted != null && Long.parseLong(noted.toString()) < moment.toEpochMilli();
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
