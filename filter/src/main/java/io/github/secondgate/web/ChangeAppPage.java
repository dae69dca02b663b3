package io.github.secondgate.web;

import io.github.secondgate.secondfactor.Beginning;
import io.github.secondgate.secondfactor.PendingEnrolment;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /2fa/apps/ID/change}: begins the set-up of an app that takes the place of this one once it is confirmed. */
final class ChangeAppPage implements Page {
    private static final String FORM = "change";

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
        view.codeIn(FORM).again(call, Refused.malformed(fault));
    }

    @Override
    public void serve(Call call) throws IOException {
        if (view.off()) {
            call.conflict();
        } else if (!AppList.named(call, view.facts(call)).isPresent()) {
            call.notFound();
        } else if (fresh.ensured(call, view.codeIn(FORM)) && answerFirst.ensured(call, view.form(FORM))) {
            Beginning beginning = setup.beginChange(call);
            Optional<PendingEnrolment> pending = beginning.pending();
            if (pending.isPresent()) {
                view.showBegun(call, pending.get());
            } else {
                call.notFound();
            }
        }
    }
}
