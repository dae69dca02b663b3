package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.AccessState;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.view.Alert;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Routes;
import io.github.secondgate.web.page.Section;
import java.util.Optional;

/** For people who lost everything, or left it at home: the last fold of the challenge, and the page for the call to the helpdesk that it leads to. */
public final class RescueView {
    private final Rescues rescues;

    /** @param rescues null where there is no helpdesk to ask */
    public RescueView(Rescues rescues) {
        this.rescues = rescues;
    }

    /** Adds what they need, around the page that checks all other codes. */
    public void open(Routes routes, ChallengeView view, Verifier verifier, Page others) {
        if (on()) {
            AskHelpdeskPage asking = new AskHelpdeskPage(rescues, this);
            routes.on("/challenge/rescue", "GET", asking)
                    .on("/challenge/rescue", "POST", asking)
                    .on("/challenge", "POST", new RescuedPage(verifier, rescues.dayPass(), view, others));
        }
    }

    private boolean on() {
        return rescues != null;
    }

    /** Adds the fold. Nobody has lost anything who just gave a code and is asked for a fresh one. */
    void describe(Exchange exchange, ChallengeContent.Builder challenge) {
        if (on() && exchange.requestContext.accessState().kind() == AccessState.Kind.CHALLENGE_REQUIRED) {
            challenge.section(new Fold(rescues.dayPass().on()));
        }
    }

    /** What this session reads out; empty where it has nothing to. */
    Optional<RescueContent> call(Exchange exchange) {
        return rescues.pending(exchange.account(), exchange.requestOrigin())
                .map(phrase -> content(exchange, phrase, Alert.NONE));
    }

    /** The page for the call; what is wrong with the helpdesk's code stands at its field. */
    Form form() {
        return (exchange, refused) -> {
            String phrase = rescues.pending(exchange.account(), exchange.requestOrigin())
                    .orElse(null);
            exchange.answers.page(refused.status, content(exchange, phrase, refused.alert()));
        };
    }

    private RescueContent content(Exchange exchange, String phrase, Alert alert) {
        return new RescueContent(phrase, rescues.dayPass().on(), alert, exchange.words);
    }

    /** The way there. */
    static final class Fold implements Section {
        /** Whether the helpdesk may let people in for the day. */
        final boolean dayPass;

        Fold(boolean dayPass) {
            this.dayPass = dayPass;
        }

        @Override
        public String template() {
            return "challenge-rescue";
        }

        /** A script asks at another address. */
        @Override
        public void state(JsonObject answer) {}
    }
}
