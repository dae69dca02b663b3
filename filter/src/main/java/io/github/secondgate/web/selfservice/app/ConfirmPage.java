package io.github.secondgate.web.selfservice.app;

import io.github.secondgate.gate.destination.SavedRequest;
import io.github.secondgate.login.SecondFactorStamp.Method;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.app.Enrolments;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.web.page.Done;
import io.github.secondgate.web.page.EnrolmentPage;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Onward;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.selfservice.CodesPanel;
import io.github.secondgate.web.selfservice.SettingsView;
import io.github.secondgate.web.selfservice.ShownEnrolment;
import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;

/** {@code POST /2fa/confirm}: the first code makes the app count, and counts as a second factor itself. */
public final class ConfirmPage implements EnrolmentPage {
    private final SettingsView view;
    private final ShownEnrolment setup;
    private final Enrolments enrolments;

    public ConfirmPage(SettingsView view, ShownEnrolment setup, Enrolments enrolments) {
        this.view = view;
        this.setup = setup;
        this.enrolments = enrolments;
    }

    @Override
    public String fault(Exchange exchange) {
        return exchange.input.appCode() == null ? exchange.text("error.malformedCode", exchange.services.digits) : null;
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        redisplay(exchange, Rejection.malformed(fault));
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        Optional<Done> done = ShownEnrolment.begun(exchange) ? Optional.empty() : Done.by(exchange);
        if (done.isPresent() && view.facts(exchange).enrolled()) {
            view.confirmedAlready(exchange, done.get());
            return;
        }
        Confirmation confirmation = enrolments.confirm(
                exchange.account(), setup.id(exchange), exchange.input.appCode(), exchange.requestOrigin());
        switch (confirmation.outcome()) {
            case CONFIRMED:
                confirmed(exchange, confirmation);
                return;
            case REPEATED:
                view.confirmedElsewhere(exchange);
                return;
            case NO_PENDING:
                noPending(exchange);
                return;
            default:
                refused(exchange, confirmation);
        }
    }

    private void confirmed(Exchange exchange, Confirmation confirmation) throws IOException {
        if (confirmation.effect() != Confirmation.Effect.ENABLED) {
            joined(exchange, confirmation);
            return;
        }
        String destination =
                SavedRequest.at(exchange.session(), exchange.account()).isPresent()
                        ? Onward.address(exchange)
                        : exchange.base();
        ShownEnrolment.forget(exchange.session());
        Onward.reached(exchange);
        exchange.passed(Method.FACTOR, confirmation.changes());
        Done.note(exchange, view.confirmed(exchange).onwardTo(destination), exchange.base());
        if (exchange.json || !confirmation.recoveryCodes().isEmpty()) {
            CodesPanel.show(exchange, confirmation.recoveryCodes(), true, destination);
            return;
        }
        view.show(exchange, exchange.text("notice.active"), destination);
    }

    /** A code of an app whose secret this page just showed proves nothing: the session stays what it was. */
    private void joined(Exchange exchange, Confirmation confirmation) throws IOException {
        boolean changed = confirmation.effect() == Confirmation.Effect.CHANGED;
        ShownEnrolment.forget(exchange.session());
        exchange.keepStamp(confirmation.changes());
        String sentence = exchange.text(changed ? "notice.appChanged" : "notice.appAdded", confirmation.name());
        if (exchange.json) {
            Done.note(exchange, Notice.saying(sentence), exchange.base());
            CodesPanel.show(exchange, confirmation.recoveryCodes(), false, exchange.base());
        } else {
            exchange.answers.done(sentence);
        }
    }

    private void refused(Exchange exchange, Confirmation confirmation) throws IOException {
        Form form = this::redisplay;
        // The next code may have to wait by now.
        exchange.forgetFacts();
        form.refuse(
                exchange,
                confirmation.outcome() == Confirmation.Outcome.THROTTLED
                        ? Rejection.throttled(exchange, confirmation.retryAfter())
                        : Rejection.wrong(exchange, "error.code", confirmation.diagnosis()));
    }

    private void redisplay(Exchange exchange, Rejection rejection) throws IOException {
        Optional<PendingEnrolment> pending = setup.of(exchange);
        if (pending.isPresent()) {
            view.pending(pending.get()).redisplay(exchange, rejection);
        } else {
            noPending(exchange);
        }
    }

    private void noPending(Exchange exchange) throws IOException {
        // Another node, or another session, may have served the first of two.
        exchange.forgetFacts();
        boolean stands = !ShownEnrolment.begun(exchange) && SettingsView.enrolled(exchange, view.facts(exchange));
        ShownEnrolment.forget(exchange.session());
        String sentence = exchange.text(stands ? "error.nothingPending" : "error.noPending");
        if (exchange.json) {
            exchange.answers.problem(HttpServletResponse.SC_CONFLICT, "no-pending-enrolment", sentence);
            return;
        }
        view.showError(exchange, HttpServletResponse.SC_CONFLICT, sentence);
    }
}
