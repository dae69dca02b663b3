package io.github.secondgate.web.page;

import io.github.secondgate.http.Navigation;
import io.github.secondgate.http.SessionAttribute;

/** What the next visit of one of our pages is to tell or to know, kept in the session for that one visit of that one person. */
public final class Notice {
    private static final SessionAttribute<Notice> LEFT =
            new SessionAttribute<>("notice", 1, 3, Notice::texts, Notice::read);
    private static final Notice NONE = saying(null);

    /** Null where nothing was left. */
    public final String sentence;
    /** Which form of the settings page is to be open; empty for none. */
    public final String fold;
    /** Where the person goes on from there, if that is no longer known otherwise; else empty. */
    public final String onward;

    public Notice(String sentence, String fold, String onward) {
        this.sentence = sentence;
        this.fold = fold;
        this.onward = onward;
    }

    /** No more than that sentence. */
    public static Notice saying(String sentence) {
        return new Notice(sentence, "", "");
    }

    public static void leave(Exchange exchange, String sentence) {
        saying(sentence).leave(exchange);
    }

    public Notice onwardTo(String address) {
        return new Notice(sentence, fold, address);
    }

    public void leave(Exchange exchange) {
        LEFT.keep(exchange.session(), exchange.account(), this);
    }

    /** Without a sentence where nothing was left, and where nobody would see it. */
    public static Notice take(Exchange exchange) {
        Notice left = Navigation.sees(exchange.request) ? LEFT.take(exchange.session(), exchange.account()) : null;
        return left == null ? NONE : left;
    }

    String[] texts() {
        return new String[] {sentence, fold, onward};
    }

    static Notice read(String... texts) {
        return new Notice(texts[0], texts[1], texts[2]);
    }
}
