package io.github.secondgate.web.selfservice.app;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.web.page.EnrolmentPage;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.page.TotpAppList;
import io.github.secondgate.web.reauth.PasswordFirst;
import io.github.secondgate.web.selfservice.SettingsForm;
import io.github.secondgate.web.selfservice.SettingsView;
import io.github.secondgate.web.selfservice.ShownEnrolment;
import io.github.secondgate.web.selfservice.SuggestedName;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /2fa/enable}: begins a set-up, which protects nothing until it is confirmed. */
public final class EnablePage implements EnrolmentPage {
    private static final SettingsForm FORM = SettingsForm.ENABLE;

    private final SettingsView view;
    private final ShownEnrolment setup;
    private final PasswordFirst passwordFirst;
    private final Page further;

    public EnablePage(SettingsView view, ShownEnrolment setup, PasswordFirst passwordFirst, Page further) {
        this.view = view;
        this.setup = setup;
        this.passwordFirst = passwordFirst;
        this.further = further;
    }

    @Override
    public String fault(Exchange exchange) {
        if (isForFurther(exchange)) {
            return further.fault(exchange);
        }
        String fault = exchange.input.sent(Input.NAME) ? TotpAppList.faultInName(exchange) : null;
        fault = fault == null ? passwordFirst.fault(exchange) : fault;
        return fault == null ? view.guard().fault(exchange) : fault;
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        if (isForFurther(exchange)) {
            further.malformed(exchange, fault);
        } else {
            Rejection malformed = Rejection.malformed(fault);
            boolean inPassword = fault.equals(passwordFirst.fault(exchange));
            view.form(FORM).redisplay(exchange, inPassword ? malformed.in(Input.PASSWORD) : malformed);
        }
    }

    /** A name tells that more than the first is wanted: without one, nobody adds an app by a click that came too late. */
    private boolean isForFurther(Exchange exchange) {
        return exchange.input.sent(Input.NAME) && SettingsView.enrolled(exchange, view.facts(exchange));
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        AccountFacts facts = view.facts(exchange);
        if (isForFurther(exchange)) {
            further.serve(exchange);
        } else if (view.off() || SettingsView.enrolled(exchange, facts)) {
            exchange.answers.conflict();
        } else if (passwordFirst.questionStands(exchange)) {
            Optional<Rejection> rejection = passwordFirst.refusal(exchange);
            if (rejection.isPresent()) {
                view.form(FORM).refuse(exchange, rejection.get());
            } else if (exchange.requestContext.accessState().rescued()
                    || view.guard().require(exchange, view.form(FORM))) {
                begin(exchange, facts);
            }
        }
    }

    private void begin(Exchange exchange, AccountFacts facts) throws IOException {
        TotpAppName name =
                TotpAppName.of(exchange.input.text(Input.NAME)).orElseGet(() -> SuggestedName.of(exchange, facts));
        Optional<PendingEnrolment> pending =
                setup.begin(exchange, name, passwordFirst.on() || view.guard().on());
        if (pending.isPresent()) {
            view.showBegun(exchange, pending.get());
        } else {
            exchange.answers.conflict();
        }
    }
}
