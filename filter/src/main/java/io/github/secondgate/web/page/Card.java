package io.github.secondgate.web.page;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.account.AccountFacts;
import java.util.Map;

/** One section of the settings page beside the authenticator app, with its own template. */
public interface Card {
    /** Of its template and of its place in the page's model. */
    String name();

    /** What its template shows, with the address of our pages as {@code base}; null where it is not shown. */
    Map<String, Object> model(Exchange exchange, AccountFacts facts);

    /** Whether it concerns whoever the helpdesk let in to set a factor up anew, and nothing else. */
    default boolean forRescued() {
        return false;
    }

    /** Adds to the JSON answer what a script is told. */
    void state(Exchange exchange, AccountFacts facts, JsonObject answer);
}
