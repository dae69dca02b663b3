package io.github.secondgate.web.selfservice.app;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.secondfactor.app.TotpApps;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.page.TotpAppList;
import io.github.secondgate.web.selfservice.SettingsForm;
import io.github.secondgate.web.selfservice.SettingsView;
import java.io.IOException;

/** {@code POST /2fa/apps/ID}: calls an app otherwise. No factor changes, so no fresh one is asked for. */
public final class RenameAppPage implements Page {
    private static final SettingsForm FORM = SettingsForm.RENAME;

    private final SettingsView view;
    private final TotpApps apps;

    public RenameAppPage(SettingsView view, TotpApps apps) {
        this.view = view;
        this.apps = apps;
    }

    @Override
    public String fault(Exchange exchange) {
        return TotpAppList.faultInName(exchange);
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        view.form(FORM).redisplay(exchange, Rejection.malformed(fault));
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        // A session from before the first app, which gave a password only, may still be believed for a moment.
        if (view.off() || !exchange.requestContext.accessState().hasFactor()) {
            exchange.answers.conflict();
            return;
        }
        TotpAppName name = TotpAppName.of(exchange.input.text(Input.NAME)).orElseThrow(IllegalStateException::new);
        switch (apps.rename(exchange.account(), exchange.named, name, exchange.requestOrigin())) {
            case RENAMED:
                exchange.answers.done(exchange.text("notice.appRenamed", name));
                return;
            case NAME_TAKEN:
                view.form(FORM).refuse(exchange, Rejection.conflict("name-taken", exchange.text("error.nameTaken")));
                return;
            default:
                exchange.answers.notFound();
        }
    }
}
