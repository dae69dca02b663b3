package io.github.secondgate.web;

import io.github.secondgate.secondfactor.AppName;
import io.github.secondgate.secondfactor.Beginning;
import java.io.IOException;

/** {@code POST /2fa/enable} with a name where a factor stands: begins a further app; the others go on counting. */
final class FurtherAppPage implements Page {
    private static final String FORM = "add";

    private final SettingsView view;
    private final FreshFactor fresh;
    private final PendingSetup setup;

    FurtherAppPage(SettingsView view, FreshFactor fresh, PendingSetup setup) {
        this.view = view;
        this.fresh = fresh;
        this.setup = setup;
    }

    @Override
    public String fault(Call call) {
        String fault = AppList.faultInName(call);
        return fault == null ? AppList.faultInCode(call) : fault;
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        Form form = AppList.faultInName(call) == null ? view.codeIn(FORM) : view.form(FORM);
        form.again(call, Refused.malformed(fault));
    }

    @Override
    public void serve(Call call) throws IOException {
        if (view.off() || !view.facts(call).enrolled()) {
            call.conflict();
        } else if (fresh.ensured(call, FORM)) {
            begun(call, setup.beginFurther(call, name(call)));
        }
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
