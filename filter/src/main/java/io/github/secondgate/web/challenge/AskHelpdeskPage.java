package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.Standing;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.web.page.Call;
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
    public boolean admits(Standing.Kind kind) {
        return kind == Standing.Kind.PASSES || kind == Standing.Kind.OWES_CODE;
    }

    @Override
    public void serve(Call call) throws IOException {
        boolean owes = call.visit.standing().kind() == Standing.Kind.OWES_CODE;
        Optional<String> phrase = owes ? rescues.ask(call.account(), call.attempt()) : Optional.empty();
        if (!phrase.isPresent()) {
            call.conflict();
        } else if (call.json) {
            JsonObject answer = new JsonObject();
            answer.put("phrase", phrase.get());
            call.answer(answer);
        } else {
            call.seeOther(call.base() + "/challenge");
        }
    }
}
