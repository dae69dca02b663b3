package io.github.secondgate.web.selfservice;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.LedByGate;
import io.github.secondgate.gate.SavedRequest;
import io.github.secondgate.http.OwnVisit;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.web.page.EnrolmentPage;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.TotpAppList;
import java.io.IOException;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** {@code GET /2fa}: the settings page, or the account's state for a script. */
public final class SettingsPage implements EnrolmentPage {
    private final SettingsView view;
    private final ShownEnrolment setup;

    public SettingsPage(SettingsView view, ShownEnrolment setup) {
        this.view = view;
        this.setup = setup;
    }

    @Override
    public boolean changesFactors() {
        return false;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (exchange.json) {
            exchange.answer(state(exchange));
            return;
        }
        if (comesBack(exchange.request) && !LedByGate.take(exchange.session(), exchange.account())) {
            setup.discard(exchange);
        }
        Map<String, Object> model = view.model(exchange);
        Notice notice = Notice.take(exchange);
        model.put("notice", notice.sentence);
        SettingsView.open(model, notice.fold);
        boolean lost = SavedRequest.at(exchange.session(), exchange.account())
                .filter(way -> way.lost() && !way.stepUp())
                .isPresent();
        model.put("undone", lost ? exchange.text("notice.formLost") : null);
        model.put("homeUrl", notice.onward.isEmpty() ? exchange.destination() : notice.onward);
        view.show(exchange, HttpServletResponse.SC_OK, model);
    }

    /** A person's own visit of the page, rather than a browser's guess or another site's doing. */
    private static boolean comesBack(HttpServletRequest request) {
        return OwnVisit.sees(request) && !"cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private JsonObject state(Exchange exchange) {
        AccountFacts facts = view.facts(exchange);
        JsonObject state = new JsonObject();
        state.put("state", name(exchange, facts));
        state.put("confirmedAt", facts.enrolled() ? facts.confirmedAt().toString() : null);
        state.put("apps", TotpAppList.json(facts));
        state.put("required", view.obligation(exchange, facts).required());
        state.put("federated", exchange.requestContext.accessState().federated());
        state.put("recoveryCodesLeft", facts.recoveryCodesLeft());
        view.state(exchange, facts, state);
        return state;
    }

    private String name(Exchange exchange, AccountFacts facts) {
        if (SettingsView.enrolled(exchange, facts)) {
            return "ENABLED";
        }
        return setup.of(exchange).isPresent() ? "PENDING_CONFIRMATION" : "NOT_CONFIGURED";
    }
}
