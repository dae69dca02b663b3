package io.github.secondgate.web.page;

import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.view.Alert;

/** One section of the settings page beside the authenticator app. */
public interface Card {
    /** @param alert what went wrong with its form */
    Section content(Exchange exchange, AccountFacts facts, Alert alert);

    /** Whether it concerns whoever the helpdesk let in to set a factor up anew, and nothing else. */
    default boolean forRescued() {
        return false;
    }
}
