package io.github.secondgate.web;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.AccountFacts;
import io.github.secondgate.secondfactor.PendingEnrolment;
import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;

/** {@code POST /2fa/enable}: begins a set-up, which protects nothing until it is confirmed. */
final class EnablePage implements Page {
    private static final String FORM = "enable";

    private final SettingsView view;
    private final PendingSetup setup;
    private final PasswordFirst passwordFirst;

    EnablePage(SettingsView view, PendingSetup setup, PasswordFirst passwordFirst) {
        this.view = view;
        this.setup = setup;
        this.passwordFirst = passwordFirst;
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
    public String fault(Call call) {
        return passwordFirst.fault(call);
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        view.showForm(call, HttpServletResponse.SC_BAD_REQUEST, FORM, false, fault, null);
    }

    @Override
    public void serve(Call call) throws IOException {
        AccountFacts facts = view.facts(call);
        if (view.off() || facts.enrolled()) {
            call.refuse(HttpServletResponse.SC_CONFLICT, "conflict");
            return;
        }
        Optional<Refused> refused = passwordFirst.refusal(call);
        if (refused.isPresent()) {
            view.refuse(call, FORM, refused.get());
            return;
        }
        Optional<PendingEnrolment> pending = setup.begin(call, SuggestedName.of(call, facts));
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
