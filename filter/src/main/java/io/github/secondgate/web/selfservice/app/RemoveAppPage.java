package io.github.secondgate.web.selfservice.app;

import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Removal;
import io.github.secondgate.secondfactor.account.TotpAppFacts;
import io.github.secondgate.secondfactor.app.TotpApps;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.TotpAppList;
import io.github.secondgate.web.reauth.AnswerFirst;
import io.github.secondgate.web.reauth.Change;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.selfservice.SettingsForm;
import io.github.secondgate.web.selfservice.SettingsView;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code POST /2fa/apps/ID/remove}: takes an app away. Where it is the last factor that is disabling, and asks what that
 * asks.
 */
public final class RemoveAppPage implements Page {
    private static final SettingsForm FORM = SettingsForm.REMOVE;

    private final SettingsView view;
    private final FreshFactor fresh;
    private final TotpApps apps;
    private final AnswerFirst answerFirst;
    private final Page disabling;

    public RemoveAppPage(SettingsView view, FreshFactor fresh, TotpApps apps, AnswerFirst answerFirst, Page disabling) {
        this.view = view;
        this.fresh = fresh;
        this.apps = apps;
        this.answerFirst = answerFirst;
        this.disabling = disabling;
    }

    @Override
    public String fault(Exchange exchange) {
        if (disables(exchange, view.facts(exchange))) {
            return disabling.fault(exchange);
        }
        return fresh.fault(exchange, () -> answerFirst.fault(exchange));
    }

    private Change change(Exchange exchange) {
        return answerFirst.beside(exchange, Change.of(exchange, exchange.text("apps.remove.submit")));
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        if (disables(exchange, view.facts(exchange))) {
            disabling.malformed(exchange, fault);
        } else {
            fresh.malformed(exchange, change(exchange), fault, view.form(FORM));
        }
    }

    private static boolean disables(Exchange exchange, AccountFacts facts) {
        return TotpAppList.isLastFactor(facts)
                && TotpAppList.named(exchange, facts).isPresent();
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        AccountFacts facts = view.facts(exchange);
        Optional<TotpAppFacts> app = TotpAppList.named(exchange, facts);
        if (view.off()) {
            exchange.answers.conflict();
        } else if (!app.isPresent()) {
            exchange.answers.notFound();
        } else if (disables(exchange, facts)) {
            disabling.serve(exchange);
        } else if (fresh.require(exchange, change(exchange)) && answerFirst.require(exchange, view.form(FORM))) {
            remove(exchange, app.get());
        }
    }

    private void remove(Exchange exchange, TotpAppFacts app) throws IOException {
        Removal removal = apps.remove(exchange.account(), app.id(), exchange.requestOrigin());
        switch (removal.outcome()) {
            case REMOVED:
                exchange.keepStamp(removal.changes());
                exchange.answers.done(exchange.text("notice.appRemoved", app.name()));
                return;
            case LAST:
                // Another session was faster with the other one.
                exchange.answers.conflict();
                return;
            default:
                exchange.answers.notFound();
        }
    }
}
