package io.github.secondgate.gate;

import io.github.secondgate.http.SessionAttribute;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.Session;
import java.time.Instant;

/** Where the gate itself led the visitor of a session, who did not ask for that page. */
public final class LedByGate {
    private static final SessionAttribute<Boolean> TO_SETTINGS =
            new SessionAttribute<>("ledByGate", 1, 0, led -> new String[0], none -> true);
    /** The time of the stamp with which the visitor was told of grace: a new sign-in has a new stamp. */
    private static final SessionAttribute<Instant> TOLD_OF_GRACE = SessionAttribute.moment("grace");

    private LedByGate() {}

    static void note(Session session, String account) {
        TO_SETTINGS.keep(session, account, true);
    }

    /** Whether it was the settings page; asked once for each time. */
    public static boolean take(Session session, String account) {
        return TO_SETTINGS.take(session, account) != null;
    }

    static void noteGrace(Session session, String account, SecondFactorStamp stamp) {
        TOLD_OF_GRACE.keep(session, account, stamp.at());
    }

    /** Whether it was the page that tells of grace, since the sign-in of this stamp. */
    static boolean toldOfGrace(Session session, String account, SecondFactorStamp stamp) {
        return stamp.at().equals(TOLD_OF_GRACE.of(session, account));
    }
}
