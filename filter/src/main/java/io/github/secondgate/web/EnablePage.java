package io.github.secondgate.web;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.AppName;
import io.github.secondgate.secondfactor.PendingEnrolment;
import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;

/** {@code POST /2fa/enable}: begins a set-up, which protects nothing until it is confirmed. */
final class EnablePage implements Page {
    private final SettingsView view;
    private final PendingSetup setup;

    EnablePage(SettingsView view, PendingSetup setup) {
        this.view = view;
        this.setup = setup;
    }

    @Override
    public boolean admits(Standing.Kind kind) {
        return kind != Standing.Kind.OWES_CODE;
    }

    @Override
    public boolean changesFactors() {
        return true;
    }

    @Override
    public void serve(Call call) throws IOException {
        AppName name = SuggestedName.of(call, view.facts(call));
        Optional<PendingEnrolment> pending = view.off() ? Optional.empty() : setup.begin(call, name);
        if (!pending.isPresent()) {
            call.refuse(HttpServletResponse.SC_CONFLICT, "conflict");
        } else if (call.json) {
            JsonObject answer = new JsonObject();
            answer.put("state", "PENDING_CONFIRMATION");
            answer.put("secret", pending.get().setupKey());
            answer.put("uri", pending.get().uri(call.front.issuer));
            answer.put("csrf", call.csrf());
            call.json(HttpServletResponse.SC_OK, answer);
        } else {
            view.showPending(call, HttpServletResponse.SC_OK, pending.get(), null, null);
        }
    }
}
