package io.github.secondgate.web.selfservice.app;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.app.AppName;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.web.page.AppList;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Refused;
import io.github.secondgate.web.page.SetUpPage;
import io.github.secondgate.web.reauth.PasswordFirst;
import io.github.secondgate.web.selfservice.PendingSetup;
import io.github.secondgate.web.selfservice.SettingsView;
import io.github.secondgate.web.selfservice.SuggestedName;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /2fa/enable}: begins a set-up, which protects nothing until it is confirmed. */
public final class EnablePage implements SetUpPage {
    private static final String FORM = "enable";

    private final SettingsView view;
    private final PendingSetup setup;
    private final PasswordFirst passwordFirst;
    private final Page further;

    public EnablePage(SettingsView view, PendingSetup setup, PasswordFirst passwordFirst, Page further) {
        this.view = view;
        this.setup = setup;
        this.passwordFirst = passwordFirst;
        this.further = further;
    }

    @Override
    public String fault(Call call) {
        if (isForFurther(call)) {
            return further.fault(call);
        }
        String fault = call.input.sent(Input.NAME) ? AppList.faultInName(call) : null;
        fault = fault == null ? passwordFirst.fault(call) : fault;
        return fault == null ? view.guard().fault(call) : fault;
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        if (isForFurther(call)) {
            further.malformed(call, fault);
        } else {
            view.form(FORM).again(call, Refused.malformed(fault));
        }
    }

    /** A name tells that more than the first is wanted: without one, nobody adds an app by a click that came too late. */
    private boolean isForFurther(Call call) {
        return call.input.sent(Input.NAME) && SettingsView.enrolled(call, view.facts(call));
    }

    @Override
    public void serve(Call call) throws IOException {
        AccountFacts facts = view.facts(call);
        if (isForFurther(call)) {
            further.serve(call);
        } else if (view.off() || SettingsView.enrolled(call, facts)) {
            call.conflict();
        } else if (passwordFirst.questionStands(call)) {
            Optional<Refused> refused = passwordFirst.refusal(call);
            if (refused.isPresent()) {
                view.form(FORM).refuse(call, refused.get());
            } else if (call.visit.standing().rescued() || view.guard().ensured(call, view.codeIn(FORM))) {
                begin(call, facts);
            }
        }
    }

    private void begin(Call call, AccountFacts facts) throws IOException {
        AppName name = AppName.of(call.input.text(Input.NAME)).orElseGet(() -> SuggestedName.of(call, facts));
        Optional<PendingEnrolment> pending =
                setup.begin(call, name, passwordFirst.on() || view.guard().on());
        if (pending.isPresent()) {
            view.showBegun(call, pending.get());
        } else {
            call.conflict();
        }
    }
}
