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
        if (exchange.input == null) {
            show(exchange);
            return;
        }
        boolean owes = exchange.requestContext.accessState().kind() == AccessState.Kind.CHALLENGE_REQUIRED;
        Optional<String> phrase = owes ? rescues.ask(exchange.account(), exchange.requestOrigin()) : Optional.empty();
        if (!phrase.isPresent()) {
            exchange.answers.conflict();
        } else {
            JsonObject told = new JsonObject();
            told.put("phrase", phrase.get());
            exchange.answers.tellOrLead(told, exchange.base() + "/challenge/rescue");
        }
    }

    /** Whoever has not asked, or owes nothing any more, is led to where they can go on. */
    private void show(Exchange exchange) throws IOException {
        boolean owes = exchange.requestContext.accessState().kind() == AccessState.Kind.CHALLENGE_REQUIRED;
        Optional<RescueContent> call = owes ? view.call(exchange) : Optional.empty();
        if (call.isPresent()) {
            JsonObject told = new JsonObject();
            told.put("phrase", call.get().phrase);
            exchange.answers.show(call.get(), content -> told);
        } else if (exchange.json) {
            exchange.answers.conflict();
        } else {
            exchange.answers.seeOther(exchange.base() + "/challenge");
        }
    }
}
