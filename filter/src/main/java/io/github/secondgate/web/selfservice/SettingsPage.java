package io.github.secondgate.web.selfservice;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.LedByGate;
import io.github.secondgate.gate.SavedRequest;
import io.github.secondgate.http.OwnVisit;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.web.page.AppList;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.SetUpPage;
import java.io.IOException;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** {@code GET /2fa}: the settings page, or the account's state for a script. */
public final class SettingsPage implements SetUpPage {
    private final SettingsView view;
    private final PendingSetup setup;

    public SettingsPage(SettingsView view, PendingSetup setup) {
        this.view = view;
        this.setup = setup;
    }

    @Override
    public boolean changesFactors() {
        return false;
    }

    @Override
    public void serve(Call call) throws IOException {
        if (call.json) {
            call.answer(state(call));
            return;
        }
        if (comesBack(call.request) && !LedByGate.take(call.session(), call.account())) {
            setup.discard(call);
        }
        Map<String, Object> model = view.model(call);
        Notice notice = Notice.take(call);
        model.put("notice", notice.sentence);
        SettingsView.open(model, notice.fold);
        boolean lost = SavedRequest.at(call.session(), call.account())
                .filter(way -> way.lost() && !way.stepUp())
                .isPresent();
        model.put("undone", lost ? call.text("notice.formLost") : null);
        model.put("homeUrl", notice.onward.isEmpty() ? call.destination() : notice.onward);
        view.show(call, HttpServletResponse.SC_OK, model);
    }

    /** A person's own visit of the page, rather than a browser's guess or another site's doing. */
    private static boolean comesBack(HttpServletRequest request) {
        return OwnVisit.sees(request) && !"cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private JsonObject state(Call call) {
        AccountFacts facts = view.facts(call);
        JsonObject state = new JsonObject();
        state.put("state", name(call, facts));
        state.put("confirmedAt", facts.enrolled() ? facts.confirmedAt().toString() : null);
        state.put("apps", AppList.json(facts));
        state.put("required", view.demand(call, facts).required());
        state.put("federated", call.visit.standing().federated());
        state.put("recoveryCodesLeft", facts.recoveryCodesLeft());
        view.state(call, facts, state);
        return state;
    }

    private String name(Call call, AccountFacts facts) {
        if (SettingsView.enrolled(call, facts)) {
            return "ENABLED";
        }
        return setup.of(call).isPresent() ? "PENDING_CONFIRMATION" : "NOT_CONFIGURED";
    }
}
