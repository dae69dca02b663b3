package io.github.secondgate.web.page;

import io.github.secondgate.gate.AccessState;
import io.github.secondgate.http.Fields;
import io.github.secondgate.http.Input;
import io.github.secondgate.login.Login;
import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

/**
 * One verb at one of our addresses. What is common to all, and its order, stands in {@code Reception}. A page that says
 * nothing else is closed to everyone but those who owe nothing, and to those who act as someone else.
 */
public interface Page {
    /** Whether visitors who stand so may use it; the others are led to what they owe. */
    default boolean admits(AccessState.Kind kind) {
        return kind == AccessState.Kind.PASSES;
    }

    /** Whether most people are not to learn that there is a page at this address; so are the other verbs of it. */
    default boolean hidden() {
        return false;
    }

    /** Whether a page that is hidden is there for the person of this login, who owes nothing. */
    default boolean existsFor(Login login) {
        return true;
    }

    /** Whether a visitor whom only a cookie remembers may use it. */
    default boolean servesRemembered() {
        return false;
    }

    /** Whether it is nobody's account's affair, so that it serves people without a password and without a session. */
    default boolean forAnybody() {
        return false;
    }

    /** Whether it changes factors, which nobody may do while acting as someone else or for a federated login. */
    default boolean changesFactors() {
        return true;
    }

    /** The address, below our base, of the page that its form stands on; null for the nearest page above its own address. */
    default String formPage() {
        return null;
    }

    /** The fields that it asks for, besides those that {@link Input#SHARED several pages} do. */
    default Fields fields() {
        return Fields.NONE;
    }

    /** What is malformed about the input, as a sentence for the person; null when nothing is. */
    default String fault(Exchange exchange) {
        return null;
    }

    /** Shows a person what is malformed, on the form they came from where there is one. */
    default void malformed(Exchange exchange, String fault) throws IOException {
        exchange.answers.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request", fault);
    }

    void serve(Exchange exchange) throws IOException;
}
