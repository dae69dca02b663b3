package io.github.secondgate.web;

import io.github.secondgate.secondfactor.Beginning;
import io.github.secondgate.secondfactor.PendingEnrolment;
import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;

/** {@code POST /2fa/apps/ID/change}: begins the set-up of an app that takes the place of this one once it is confirmed. */
final class ChangeAppPage implements Page {
    private final SettingsView view;
    private final FreshFactor fresh;
    private final PendingSetup setup;
    private final AnswerFirst answerFirst;

    ChangeAppPage(SettingsView view, FreshFactor fresh, PendingSetup setup, AnswerFirst answerFirst) {
        this.view = view;
        this.fresh = fresh;
        this.setup = setup;
        this.answerFirst = answerFirst;
    }

    @Override
    public String fault(Call call) {
        String fault = AppList.faultInCode(call);
        return fault == null ? answerFirst.fault(call) : fault;
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        view.showForm(call, HttpServletResponse.SC_BAD_REQUEST, "change", true, fault, null);
    }

    @Override
    public void serve(Call call) throws IOException {
        if (view.off()) {
            call.refuse(HttpServletResponse.SC_CONFLICT, "conflict");
        } else if (!AppList.named(call, view.facts(call)).isPresent()) {
            call.refuse(HttpServletResponse.SC_NOT_FOUND, "not-found");
        } else if (fresh.ensured(call, "change") && answerFirst.ensured(call, "change")) {
            Beginning beginning = setup.beginChange(call);
            Optional<PendingEnrolment> pending = beginning.pending();
            if (pending.isPresent()) {
                view.showBegun(call, pending.get());
            } else {
                call.refuse(HttpServletResponse.SC_NOT_FOUND, "not-found");
            }
        }
    }
}
