package io.github.secondgate.web.selfservice.app;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.app.AppName;
import io.github.secondgate.secondfactor.app.Apps;
import io.github.secondgate.web.page.AppList;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Refused;
import io.github.secondgate.web.selfservice.SettingsView;
import java.io.IOException;

/** {@code POST /2fa/apps/ID}: calls an app otherwise. No factor changes, so no fresh one is asked for. */
public final class RenameAppPage implements Page {
    private static final String FORM = "rename";

    private final SettingsView view;
    private final Apps apps;

    public RenameAppPage(SettingsView view, Apps apps) {
        this.view = view;
        this.apps = apps;
    }

    @Override
    public String fault(Call call) {
        return AppList.faultInName(call);
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        view.form(FORM).again(call, Refused.malformed(fault));
    }

    @Override
    public void serve(Call call) throws IOException {
        // A session from before the first app, which gave a password only, may still be believed for a moment.
        if (view.off() || !call.visit.standing().hasFactor()) {
            call.conflict();
            return;
        }
        AppName name = AppName.of(call.input.text(Input.NAME)).orElseThrow(IllegalStateException::new);
        switch (apps.rename(call.account(), call.named, name, call.attempt())) {
            case RENAMED:
                call.done(call.text("notice.appRenamed", name));
                return;
            case NAME_TAKEN:
                view.form(FORM).refuse(call, Refused.conflict("name-taken", call.text("error.nameTaken")));
                return;
            default:
                call.notFound();
        }
    }
}
