package io.github.secondgate.web.selfservice.app;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.app.EnrolmentStart;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.page.TotpAppList;
import io.github.secondgate.web.reauth.Change;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.reauth.PasswordFirst;
import io.github.secondgate.web.selfservice.SettingsForm;
import io.github.secondgate.web.selfservice.SettingsView;
import io.github.secondgate.web.selfservice.ShownEnrolment;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /2fa/enable} with a name where a factor stands: begins a further app; the others go on counting. */
public final class FurtherAppPage implements Page {
    private static final SettingsForm FORM = SettingsForm.ADD;

    private final SettingsView view;
    private final FreshFactor fresh;
    private final PasswordFirst passwordFirst;
    private final ShownEnrolment setup;

    public FurtherAppPage(SettingsView view, FreshFactor fresh, PasswordFirst passwordFirst, ShownEnrolment setup) {
        this.view = view;
        this.fresh = fresh;
        this.passwordFirst = passwordFirst;
        this.setup = setup;
    }

    @Override
    public String fault(Exchange exchange) {
        String fault = TotpAppList.faultInName(exchange);
        return fault == null ? fresh.fault(exchange, () -> passwordFirst.fault(exchange)) : fault;
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        Form form = view.form(FORM);
        if (TotpAppList.faultInName(exchange) == null) {
            fresh.malformed(exchange, change(exchange), fault, form);
        } else {
            form.redisplay(exchange, Rejection.malformed(fault).in(Input.NAME));
        }
    }

    private Change change(Exchange exchange) {
        return passwordFirst.beside(
                exchange, Change.of(exchange, exchange.text("apps.add.submit")).keeping(view.form(FORM)));
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (view.off() || !view.facts(exchange).enrolled()) {
            exchange.answers.conflict();
        } else if (fresh.require(exchange, change(exchange)) && passwordRight(exchange)) {
            begun(exchange, setup.beginFurther(exchange, name(exchange)));
        }
    }

    private boolean passwordRight(Exchange exchange) throws IOException {
        Optional<Rejection> rejection = passwordFirst.refusal(exchange);
        if (rejection.isPresent()) {
            view.form(FORM).refuse(exchange, rejection.get());
        }
        return !rejection.isPresent();
    }

    private static TotpAppName name(Exchange exchange) {
        return TotpAppName.of(exchange.input.text(Input.NAME)).orElseThrow(IllegalStateException::new);
    }

    private void begun(Exchange exchange, EnrolmentStart start) throws IOException {
        switch (start.outcome()) {
            case BEGUN:
                view.showBegun(exchange, start.pending().orElseThrow(IllegalStateException::new));
                return;
            case NAME_TAKEN:
                view.form(FORM)
                        .refuse(
                                exchange,
                                Rejection.conflict("name-taken", exchange.text("error.nameTaken"))
                                        .in(Input.NAME));
                return;
            case TOO_MANY:
                view.form(FORM).refuse(exchange, Rejection.conflict("conflict", exchange.text("error.tooManyApps")));
                return;
            default:
                exchange.answers.conflict();
        }
    }
}
