package io.github.secondgate.gate;

import io.github.secondgate.http.SessionAttribute;
import io.github.secondgate.login.Session;

/** Marks that the gate itself sends the visitor to the settings page, so that this visit is not one of their own. */
public final class LedByGate {
    private static final SessionAttribute<Boolean> LED =
            new SessionAttribute<>("ledByGate", 1, 0, led -> new String[0], none -> true);

    private LedByGate() {}

    static void note(Session session, String account) {
        LED.keep(session, account, true);
    }

    /** Whether it was noted; asked once for each time. */
    public static boolean take(Session session, String account) {
        return LED.take(session, account) != null;
    }
}
