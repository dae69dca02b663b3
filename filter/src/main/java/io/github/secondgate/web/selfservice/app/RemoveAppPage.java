package io.github.secondgate.web.selfservice.app;

import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.AppFacts;
import io.github.secondgate.secondfactor.account.Removal;
import io.github.secondgate.secondfactor.app.Apps;
import io.github.secondgate.web.page.AppList;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Refused;
import io.github.secondgate.web.reauth.AnswerFirst;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.selfservice.SettingsView;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code POST /2fa/apps/ID/remove}: takes an app away. Where it is the last factor that is disabling, and asks what that
 * asks.
 */
public final class RemoveAppPage implements Page {
    private static final String FORM = "remove";

    private final SettingsView view;
    private final FreshFactor fresh;
    private final Apps apps;
    private final AnswerFirst answerFirst;
    private final Page disabling;

    public RemoveAppPage(SettingsView view, FreshFactor fresh, Apps apps, AnswerFirst answerFirst, Page disabling) {
        this.view = view;
        this.fresh = fresh;
        this.apps = apps;
        this.answerFirst = answerFirst;
        this.disabling = disabling;
    }

    @Override
    public String fault(Call call) {
        if (disables(call, view.facts(call))) {
            return disabling.fault(call);
        }
        String fault = AppList.faultInCode(call);
        return fault == null ? answerFirst.fault(call) : fault;
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        if (disables(call, view.facts(call))) {
            disabling.malformed(call, fault);
        } else {
            view.codeIn(FORM).again(call, Refused.malformed(fault));
        }
    }

    private static boolean disables(Call call, AccountFacts facts) {
        return AppList.isLastFactor(facts) && AppList.named(call, facts).isPresent();
    }

    @Override
    public void serve(Call call) throws IOException {
        AccountFacts facts = view.facts(call);
        Optional<AppFacts> app = AppList.named(call, facts);
        if (view.off()) {
            call.conflict();
        } else if (!app.isPresent()) {
            call.notFound();
        } else if (disables(call, facts)) {
            disabling.serve(call);
        } else if (fresh.ensured(call, view.codeIn(FORM)) && answerFirst.ensured(call, view.form(FORM))) {
            remove(call, app.get());
        }
    }

    private void remove(Call call, AppFacts app) throws IOException {
        Removal removal = apps.remove(call.account(), app.id(), call.attempt());
        switch (removal.outcome()) {
            case REMOVED:
                call.carryOn(removal.changes());
                call.done(call.text("notice.appRemoved", app.name()));
                return;
            case LAST:
                // Another session was faster with the other one.
                call.conflict();
                return;
            default:
                call.notFound();
        }
    }
}
