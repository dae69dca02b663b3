package io.github.secondgate.gate;

import io.github.secondgate.http.Kept;
import org.apache.shiro.session.Session;

/** Marks that the gate itself sends the visitor to the settings page, so that this visit is not one of their own. */
public final class LedByGate {
    private static final Kept LED = new Kept("ledByGate", 0);

    private LedByGate() {}

    static void note(Session session, String account) {
        LED.keep(session, account);
    }

    /** Whether it was noted; asked once for each time. */
    public static boolean take(Session session, String account) {
        return LED.take(session, account) != null;
    }
}
