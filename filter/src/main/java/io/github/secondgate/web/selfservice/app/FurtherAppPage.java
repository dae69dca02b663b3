package io.github.secondgate.web.selfservice.app;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.app.AppName;
import io.github.secondgate.secondfactor.app.Beginning;
import io.github.secondgate.web.page.AppList;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Refused;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.reauth.PasswordFirst;
import io.github.secondgate.web.selfservice.PendingSetup;
import io.github.secondgate.web.selfservice.SettingsView;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /2fa/enable} with a name where a factor stands: begins a further app; the others go on counting. */
public final class FurtherAppPage implements Page {
    private static final String FORM = "add";

    private final SettingsView view;
    private final FreshFactor fresh;
    private final PasswordFirst passwordFirst;
    private final PendingSetup setup;

    public FurtherAppPage(SettingsView view, FreshFactor fresh, PasswordFirst passwordFirst, PendingSetup setup) {
        this.view = view;
        this.fresh = fresh;
        this.passwordFirst = passwordFirst;
        this.setup = setup;
    }

    @Override
    public String fault(Call call) {
        String fault = AppList.faultInName(call);
        fault = fault == null ? AppList.faultInCode(call) : fault;
        return fault == null ? passwordFirst.fault(call) : fault;
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        boolean inCode = AppList.faultInName(call) == null && AppList.faultInCode(call) != null;
        Form form = inCode ? view.codeIn(FORM) : view.form(FORM);
        form.again(call, Refused.malformed(fault));
    }

    @Override
    public void serve(Call call) throws IOException {
        if (view.off() || !view.facts(call).enrolled()) {
            call.conflict();
        } else if (fresh.ensured(call, view.codeIn(FORM)) && passwordRight(call)) {
            begun(call, setup.beginFurther(call, name(call)));
        }
    }

    private boolean passwordRight(Call call) throws IOException {
        Optional<Refused> refused = passwordFirst.refusal(call);
        if (refused.isPresent()) {
            view.form(FORM).refuse(call, refused.get());
        }
        return !refused.isPresent();
    }

    private static AppName name(Call call) {
        return AppName.of(call.input.text(Input.NAME)).orElseThrow(IllegalStateException::new);
    }

    private void begun(Call call, Beginning beginning) throws IOException {
        switch (beginning.outcome()) {
            case BEGUN:
                view.showBegun(call, beginning.pending().orElseThrow(IllegalStateException::new));
                return;
            case NAME_TAKEN:
                view.form(FORM).refuse(call, Refused.conflict("name-taken", call.text("error.nameTaken")));
                return;
            case TOO_MANY:
                view.form(FORM).refuse(call, Refused.conflict("conflict", call.text("error.tooManyApps")));
                return;
            default:
                call.conflict();
        }
    }
}
