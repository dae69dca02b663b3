package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.AccessState;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Routes;
import io.github.secondgate.web.page.Section;

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

    /**
     * Adds the fold. Nobody has lost anything who just gave a code and is asked for a fresh one.
     *
     * @param error what is wrong with the helpdesk's code, or null
     */
    void describe(Exchange exchange, ChallengeContent.Builder challenge, String error) {
        if (on() && exchange.requestContext.accessState().kind() == AccessState.Kind.CHALLENGE_REQUIRED) {
            String phrase = rescues.pending(exchange.account(), exchange.requestOrigin())
                    .orElse(null);
            challenge.section(new Content(phrase, error));
        }
    }

    static final class Content implements Section {
        final String rescuePhrase;
        final boolean rescueOpen;
        final String rescueError;

        /** @param phrase what is read out to the helpdesk; null where none was asked for */
        Content(String phrase, String error) {
            this.rescuePhrase = phrase;
            this.rescueError = error;
            this.rescueOpen = phrase != null || error != null;
        }

        @Override
        public String template() {
            return "rescue";
        }

        @Override
        public boolean failed() {
            return rescueError != null;
        }

        /** A script asks at another address. */
        @Override
        public void state(JsonObject answer) {}
    }
}
