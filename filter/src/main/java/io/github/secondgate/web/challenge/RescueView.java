package io.github.secondgate.web.challenge;

import io.github.secondgate.gate.AccessState;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Routes;

/** The last fold of the challenge: for people who lost everything. */
public final class RescueView {
    private final Rescues rescues;

    /** @param rescues null where there is no helpdesk to ask */
    public RescueView(Rescues rescues) {
        this.rescues = rescues;
    }

    /** Adds what people who lost everything need, around the page that checks all other codes. */
    public void open(Routes routes, ChallengeView view, Verifier verifier, Page others) {
        if (on()) {
            routes.on("/challenge/rescue", "POST", new AskHelpdeskPage(rescues))
                    .on("/challenge", "POST", new RescuedPage(verifier, view, others));
        }
    }

    private boolean on() {
        return rescues != null;
    }

    /** Nobody has lost anything who just gave a code and is asked for a fresh one. */
    void describe(Exchange exchange, ChallengeContent.Builder challenge) {
        if (on() && exchange.requestContext.accessState().kind() == AccessState.Kind.CHALLENGE_REQUIRED) {
            challenge.rescue(rescues.pending(exchange.account(), exchange.requestOrigin())
                    .orElse(null));
        }
    }
}
