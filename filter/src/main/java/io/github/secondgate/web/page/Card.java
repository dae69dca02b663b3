package io.github.secondgate.web.page;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.view.Alert;

/** One section of the settings page beside the authenticator app, with its own template. */
public interface Card {
    /** Where it stands on the page. */
    enum Place {
        EMAIL,
        SMS,
        SECURITY_QUESTION,
        BROWSERS,
        ADMINISTRATION
    }

    Place place();

    /** @param alert what went wrong with its form */
    Content content(Exchange exchange, AccountFacts facts, Alert alert);

    /** Whether it concerns whoever the helpdesk let in to set a factor up anew, and nothing else. */
    default boolean forRescued() {
        return false;
    }

    /** What its template shows, by the fields of its own type, and what a script is told. Immutable. */
    interface Content {
        /** Whether there is something to show to a person. */
        boolean shown();

        /** Whether it tells that something went wrong. */
        default boolean failed() {
            return false;
        }

        /** Adds to the JSON answer what a script is told. */
        void state(JsonObject answer);
    }
}
