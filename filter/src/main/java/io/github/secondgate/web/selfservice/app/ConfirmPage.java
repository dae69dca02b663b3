package io.github.secondgate.web.selfservice.app;

import io.github.secondgate.gate.SavedRequest;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.app.Enrolments;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.shiro.SecondFactorStamp.Method;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Done;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Refused;
import io.github.secondgate.web.page.SetUpPage;
import io.github.secondgate.web.selfservice.CodesPanel;
import io.github.secondgate.web.selfservice.PendingSetup;
import io.github.secondgate.web.selfservice.SettingsView;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;

/** {@code POST /2fa/confirm}: the first code makes the app count, and counts as a second factor itself. */
public final class ConfirmPage implements SetUpPage {
    private final SettingsView view;
    private final PendingSetup setup;
    private final Enrolments enrolments;

    public ConfirmPage(SettingsView view, PendingSetup setup, Enrolments enrolments) {
        this.view = view;
        this.setup = setup;
        this.enrolments = enrolments;
    }

    @Override
    public String fault(Call call) {
        return call.input.appCode() == null ? call.text("error.malformedCode", call.front.digits) : null;
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        again(call, Refused.malformed(fault));
    }

    @Override
    public void serve(Call call) throws IOException {
        Optional<Done> done = PendingSetup.begun(call) ? Optional.empty() : Done.by(call);
        if (done.isPresent() && view.facts(call).enrolled()) {
            view.confirmedAlready(call, done.get());
            return;
        }
        Confirmation confirmation =
                enrolments.confirm(call.account(), setup.id(call), call.input.appCode(), call.attempt());
        switch (confirmation.outcome()) {
            case CONFIRMED:
                confirmed(call, confirmation);
                return;
            case REPEATED:
                view.confirmedElsewhere(call);
                return;
            case NO_PENDING:
                noPending(call);
                return;
            default:
                refused(call, confirmation);
        }
    }

    private void confirmed(Call call, Confirmation confirmation) throws IOException {
        if (confirmation.effect() != Confirmation.Effect.ENABLED) {
            joined(call, confirmation);
            return;
        }
        String destination =
                SavedRequest.at(call.session(), call.account()).isPresent() ? call.destination() : call.base();
        PendingSetup.forget(call.session());
        call.arrive();
        call.passed(Method.APP, confirmation.changes());
        Done.note(call, view.confirmed(call).onwardTo(destination), call.base());
        if (call.json || !confirmation.recoveryCodes().isEmpty()) {
            CodesPanel.show(call, confirmation.recoveryCodes(), true, destination);
            return;
        }
        Map<String, Object> model = view.model(call);
        model.put("notice", call.text("notice.active"));
        model.put("homeUrl", destination);
        view.show(call, HttpServletResponse.SC_OK, model);
    }

    /** A code of an app whose secret this page just showed proves nothing: the session stays what it was. */
    private void joined(Call call, Confirmation confirmation) throws IOException {
        boolean changed = confirmation.effect() == Confirmation.Effect.CHANGED;
        PendingSetup.forget(call.session());
        call.carryOn(confirmation.changes());
        String sentence = call.text(changed ? "notice.appChanged" : "notice.appAdded", confirmation.name());
        if (call.json) {
            Done.note(call, Notice.saying(sentence), call.base());
            CodesPanel.show(call, confirmation.recoveryCodes(), false, call.base());
        } else {
            call.done(sentence);
        }
    }

    private void refused(Call call, Confirmation confirmation) throws IOException {
        Form form = this::again;
        form.refuse(
                call,
                confirmation.outcome() == Confirmation.Outcome.THROTTLED
                        ? Refused.throttled(call, confirmation.retryAfter())
                        : Refused.wrong(call, "error.code", confirmation.diagnosis()));
    }

    private void again(Call call, Refused refused) throws IOException {
        Optional<PendingEnrolment> pending = setup.of(call);
        if (pending.isPresent()) {
            view.pending(pending.get()).again(call, refused);
        } else {
            noPending(call);
        }
    }

    private void noPending(Call call) throws IOException {
        boolean stands = !PendingSetup.begun(call) && SettingsView.enrolled(call, view.facts(call));
        PendingSetup.forget(call.session());
        String sentence = call.text(stands ? "error.nothingPending" : "error.noPending");
        if (call.json) {
            call.problem(HttpServletResponse.SC_CONFLICT, "no-pending-enrolment", sentence);
            return;
        }
        Map<String, Object> model = view.model(call);
        model.put("error", sentence);
        view.show(call, HttpServletResponse.SC_CONFLICT, model);
    }
}
