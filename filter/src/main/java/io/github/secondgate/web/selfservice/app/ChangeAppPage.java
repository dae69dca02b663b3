package io.github.secondgate.web.selfservice.app;

import io.github.secondgate.secondfactor.app.Beginning;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.web.page.AppList;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Refused;
import io.github.secondgate.web.reauth.AnswerFirst;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.selfservice.PendingSetup;
import io.github.secondgate.web.selfservice.SettingsView;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /2fa/apps/ID/change}: begins the set-up of an app that takes the place of this one once it is confirmed. */
public final class ChangeAppPage implements Page {
    private static final String FORM = "change";

    private final SettingsView view;
    private final FreshFactor fresh;
    private final PendingSetup setup;
    private final AnswerFirst answerFirst;

    public ChangeAppPage(SettingsView view, FreshFactor fresh, PendingSetup setup, AnswerFirst answerFirst) {
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
