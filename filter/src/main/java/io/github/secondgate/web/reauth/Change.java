package io.github.secondgate.web.reauth;

import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import java.util.Objects;

/** A change that a fresh second factor is asked for, as the page that asks for it tells it. Immutable. */
public final class Change {
    /** Where its form stands. */
    final String page;
    /** What its button says. */
    final String deed;
    /** Whether the password is asked for beside the code. */
    final boolean password;
    /** The security question that is asked with it; null where none is. */
    final String question;
    /** Shown as it was filled in to whoever goes back; null where there was nothing to fill in. */
    final Form filled;

    private Change(String page, String deed, boolean password, String question, Form filled) {
        this.page = Objects.requireNonNull(page);
        this.deed = Objects.requireNonNull(deed);
        this.password = password;
        this.question = question;
        this.filled = filled;
    }

    /** From a form on the settings page; nothing but a code is asked for. */
    public static Change of(Exchange exchange, String deed) {
        return of(exchange.base(), deed);
    }

    /** From a form on another page: {@code page} is its address. */
    public static Change of(String page, String deed) {
        return new Change(page, deed, false, null, null);
    }

    /** Shows its form as it was filled in to whoever goes back without a code. */
    public Change keeping(Form form) {
        return new Change(page, deed, password, question, form);
    }

    /** Asks for the password too. */
    public Change withPassword() {
        return new Change(page, deed, true, question, filled);
    }

    /**
     * Asks for the answer to a question too.
     *
     * @param asked null where there is none
     */
    public Change withQuestion(String asked) {
        return new Change(page, deed, password, asked, filled);
    }
}
