package io.github.secondgate.web.challenge;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.page.Section;

/** A way to answer the challenge: its section of the page, and how what its form sends is read. Safe for concurrent use. */
public interface ChallengeMethod {
    /** As the field {@code method} names it, and JSON. */
    String key();

    /** The field in which it is answered; a method with a field that is its alone is known by that, before its key. */
    default String field() {
        return Input.CODE;
    }

    /** Whether the account can answer so. */
    boolean isOffered(AccountFacts facts);

    /**
     * Its section of the page.
     *
     * @param refused why an answer by it was not taken, or null
     */
    Section section(Exchange exchange, AccountFacts facts, Rejection refused);

    /** The template of the drawing that stands above the challenge where this is the first method. */
    default String icon() {
        return "icon-phone";
    }

    /** What was typed, in its bare form; null where it can be no answer. */
    String typed(Input input);

    /** Whether what was typed into another method's field has the form of an answer by this one, which no other has. */
    default boolean recognises(String typedElsewhere) {
        return false;
    }

    /** What to say where nothing that was typed can be one. */
    String fault(Exchange exchange);

    /** What was answered, where it can be an answer. */
    Answer answer(Input input);

    /** The key of the sentence for an answer that did not match. */
    default String wrong() {
        return "error.code";
    }

    /**
     * Whether it stands in for a factor, as recovery codes do: it is there also when those are not looked at any more, a
     * person has a few of it, and no browser is trusted for it.
     */
    default boolean standsIn() {
        return false;
    }
}
