package io.github.secondgate.web.selfservice.app;

import io.github.secondgate.secondfactor.app.EnrolmentStart;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.TotpAppList;
import io.github.secondgate.web.reauth.AnswerFirst;
import io.github.secondgate.web.reauth.Change;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.selfservice.SettingsForm;
import io.github.secondgate.web.selfservice.SettingsView;
import io.github.secondgate.web.selfservice.ShownEnrolment;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /2fa/apps/ID/change}: begins the set-up of an app that takes the place of this one once it is confirmed. */
public final class ChangeAppPage implements Page {
    private static final SettingsForm FORM = SettingsForm.CHANGE;

    private final SettingsView view;
    private final FreshFactor fresh;
    private final ShownEnrolment setup;
    private final AnswerFirst answerFirst;

    public ChangeAppPage(SettingsView view, FreshFactor fresh, ShownEnrolment setup, AnswerFirst answerFirst) {
        this.view = view;
        this.fresh = fresh;
        this.setup = setup;
        this.answerFirst = answerFirst;
    }

    @Override
    public String fault(Exchange exchange) {
        return fresh.fault(exchange, () -> answerFirst.fault(exchange));
    }

    private Change change(Exchange exchange) {
        return answerFirst.beside(exchange, Change.of(exchange, exchange.text("apps.change.submit")));
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        fresh.malformed(exchange, change(exchange), fault, view.form(FORM));
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (view.off()) {
            exchange.answers.conflict();
        } else if (!TotpAppList.named(exchange, view.facts(exchange)).isPresent()) {
            exchange.answers.notFound();
        } else if (fresh.require(exchange, change(exchange)) && answerFirst.require(exchange, view.form(FORM))) {
            EnrolmentStart start = setup.beginChange(exchange);
            Optional<PendingEnrolment> pending = start.pending();
            if (pending.isPresent()) {
                view.showBegun(exchange, pending.get());
            } else {
                exchange.answers.notFound();
            }
        }
    }
}
