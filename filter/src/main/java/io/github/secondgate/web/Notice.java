package io.github.secondgate.web;

import org.apache.shiro.session.Session;

/** What the next visit of the settings page is to tell or to know, kept in the session for that one visit. */
final class Notice {
    private static final String SENTENCE = "io.github.secondgate.notice";
    private static final String LED_BY_GATE = "io.github.secondgate.ledByGate";

    private Notice() {}

    static void leave(Call call, String sentence) {
        call.session().setAttribute(SENTENCE, sentence);
    }

    /** Null where nothing was left. */
    static String take(Call call) {
        Object sentence = call.session().removeAttribute(SENTENCE);
        return sentence instanceof String ? (String) sentence : null;
    }

    /** The gate itself sends the visitor to the settings page, so that this visit is not one of their own. */
    static void ledByGate(Session session) {
        session.setAttribute(LED_BY_GATE, Boolean.TRUE);
    }

    static boolean takeLedByGate(Session session) {
        return session.removeAttribute(LED_BY_GATE) != null;
    }
}
