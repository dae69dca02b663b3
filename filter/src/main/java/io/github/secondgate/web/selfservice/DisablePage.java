package io.github.secondgate.web.selfservice;

import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.secondfactor.app.Enrolments;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.reauth.AskedPassword;
import io.github.secondgate.web.reauth.Change;
import io.github.secondgate.web.reauth.FreshFactor;
import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;

/** {@code POST /2fa/disable}: asks for the password and a fresh second factor, then removes every factor. */
public final class DisablePage implements Page {
    private static final SettingsForm FORM = SettingsForm.DISABLE;

    private final SettingsView view;
    private final FreshFactor fresh;
    private final AskedPassword password;
    private final Enrolments enrolments;

    public DisablePage(SettingsView view, FreshFactor fresh, AskedPassword password, Enrolments enrolments) {
        this.view = view;
        this.fresh = fresh;
        this.password = password;
        this.enrolments = enrolments;
    }

    @Override
    public String fault(Exchange exchange) {
        return fresh.fault(exchange, () -> password.faultWithAnswer(exchange));
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        fresh.malformed(exchange, change(exchange), fault, view.form(FORM));
    }

    private Change change(Exchange exchange) {
        return password.beside(exchange, Change.of(exchange, exchange.text("disable.submit")));
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (view.off() || !view.facts(exchange).enrolled()) {
            exchange.answers.conflict();
        } else if (!view.mayDisable(exchange)) {
            exchange.services.gateEvents.refused(exchange.account(), "role cannot disable", exchange.requestOrigin());
            exchange.answers.refuse(HttpServletResponse.SC_FORBIDDEN, "forbidden", exchange.text("disable.notAllowed"));
        } else if (fresh.require(exchange, change(exchange)) && passwordRight(exchange)) {
            disable(exchange);
        }
    }

    private boolean passwordRight(Exchange exchange) throws IOException {
        Optional<Rejection> refusal = password.refusalWithAnswer(exchange, "error.password");
        if (!refusal.isPresent()) {
            return true;
        }
        view.form(FORM).refuse(exchange, refusal.get());
        return false;
    }

    private void disable(Exchange exchange) throws IOException {
        // Before it, so that a second click is not taken for a session that outlived its factor.
        SecondFactorStamp.remove(exchange.session());
        if (!enrolments.disable(exchange.account(), exchange.requestOrigin())) {
            exchange.answers.conflict();
            return;
        }
        exchange.answers.done(exchange.text("notice.disabled"));
    }
}
