package io.github.secondgate.web;

import org.apache.shiro.session.Session;

/** What the next visit of the settings page is to tell or to know, kept in the session for that one visit of that one person. */
final class Notice {
    private static final Kept SENTENCE = new Kept("notice", 1);
    private static final Kept LED_BY_GATE = new Kept("ledByGate", 0);

    private Notice() {}

    static void leave(Call call, String sentence) {
        SENTENCE.keep(call.session(), call.account(), sentence);
    }

    /** Null where nothing was left, and where nobody would see it. */
    static String take(Call call) {
        String[] left = OwnVisit.sees(call.request) ? SENTENCE.take(call.session(), call.account()) : null;
        return left == null ? null : left[0];
    }

    /** The gate itself sends the visitor to the settings page, so that this visit is not one of their own. */
    static void ledByGate(Session session, String account) {
        LED_BY_GATE.keep(session, account);
    }

    static boolean takeLedByGate(Session session, String account) {
        return LED_BY_GATE.take(session, account) != null;
    }
}
