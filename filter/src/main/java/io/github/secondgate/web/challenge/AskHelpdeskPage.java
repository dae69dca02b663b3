package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.AccessState;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /2fa/challenge/rescue}: shows the phrase that is read out to the helpdesk. */
final class AskHelpdeskPage implements Page {
    private final Rescues rescues;

    AskHelpdeskPage(Rescues rescues) {
        this.rescues = rescues;
    }

    @Override
    public boolean admits(AccessState.Kind kind) {
        return kind == AccessState.Kind.PASSES || kind == AccessState.Kind.CHALLENGE_REQUIRED;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        boolean owes = exchange.requestContext.accessState().kind() == AccessState.Kind.CHALLENGE_REQUIRED;
        Optional<String> phrase = owes ? rescues.ask(exchange.account(), exchange.requestOrigin()) : Optional.empty();
        if (!phrase.isPresent()) {
            exchange.answers.conflict();
        } else {
            JsonObject told = new JsonObject();
            told.put("phrase", phrase.get());
            exchange.answers.tellOrLead(told, exchange.base() + "/challenge");
        }
    }
}
