package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.AccessState;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.view.Alert;
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
     * @param alert what is wrong with the helpdesk's code
     */
    void describe(Exchange exchange, ChallengeContent.Builder challenge, Alert alert) {
        if (on() && exchange.requestContext.accessState().kind() == AccessState.Kind.CHALLENGE_REQUIRED) {
            String phrase = rescues.pending(exchange.account(), exchange.requestOrigin())
                    .orElse(null);
            challenge.section(new Content(phrase, alert));
        }
    }

    static final class Content implements Section {
        final String rescuePhrase;
        final boolean rescueOpen;
        final String rescueError;
        final String hint;
        final boolean rescueAsked;

        /** @param phrase what is read out to the helpdesk; null where none was asked for */
        Content(String phrase, Alert alert) {
            this.rescuePhrase = phrase;
            this.rescueError = alert.sentence;
            this.hint = alert.hint;
            this.rescueOpen = phrase != null || rescueError != null;
            this.rescueAsked = phrase != null && rescueError == null;
        }

        @Override
        public String template() {
            return "rescue";
        }

        @Override
        public boolean failed() {
            return rescueError != null;
        }

        /** Whoever has asked reads the words out next. */
        @Override
        public boolean focused() {
            return rescueOpen;
        }

        /** A script asks at another address. */
        @Override
        public void state(JsonObject answer) {}
    }
}
