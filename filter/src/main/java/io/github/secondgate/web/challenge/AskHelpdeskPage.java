package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.AccessState;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import java.util.Optional;

/** {@code GET} and {@code POST /2fa/challenge/rescue}: asks for the phrase that is read out to the helpdesk, and shows it. */
final class AskHelpdeskPage implements Page {
    private final Rescues rescues;
    private final RescueView view;

    AskHelpdeskPage(Rescues rescues, RescueView view) {
        this.rescues = rescues;
        this.view = view;
    }

    @Override
    public boolean admits(AccessState.Kind kind) {
        return kind == AccessState.Kind.PASSES || kind == AccessState.Kind.CHALLENGE_REQUIRED;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        boolean owes = exchange.requestContext.accessState().kind() == AccessState.Kind.CHALLENGE_REQUIRED;
        if (exchange.input == null) {
            show(exchange, owes ? view.call(exchange) : Optional.empty());
        } else if (owes) {
            asked(exchange, rescues.ask(exchange.account(), exchange.requestOrigin()));
        } else {
            exchange.answers.notOwed();
        }
    }

    private static void asked(Exchange exchange, Optional<String> phrase) throws IOException {
        if (phrase.isPresent()) {
            exchange.answers.tellOrLead(told(phrase.get()), exchange.base() + "/challenge/rescue");
        } else {
            exchange.answers.conflict();
        }
    }

    /** Whoever has not asked, or owes nothing any more, is led to where they can go on. */
    private static void show(Exchange exchange, Optional<RescueContent> call) throws IOException {
        if (call.isPresent()) {
            exchange.answers.show(call.get(), content -> told(content.phrase));
        } else if (exchange.json) {
            exchange.answers.conflict();
        } else {
            exchange.answers.seeOther(exchange.base() + "/challenge");
        }
    }

    private static JsonObject told(String phrase) {
        JsonObject told = new JsonObject();
        told.put("phrase", phrase);
        return told;
    }
}
