package io.github.secondgate.web.selfservice;

import io.github.secondgate.secondfactor.recovery.NewCodes;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.web.page.Done;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.reauth.Change;
import io.github.secondgate.web.reauth.FreshFactor;
import java.io.IOException;

/** {@code POST /2fa/recovery-codes}: replaces the whole set. */
public final class RecoveryCodesPage implements Page {
    private final SettingsView view;
    private final FreshFactor fresh;
    private final RecoveryCodes codes;

    public RecoveryCodesPage(SettingsView view, FreshFactor fresh, RecoveryCodes codes) {
        this.view = view;
        this.fresh = fresh;
        this.codes = codes;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        boolean possible =
                view.recoveryOn() && !view.off() && view.facts(exchange).enrolled();
        if (!possible) {
            exchange.answers.conflict();
        } else if (fresh.require(exchange, Change.of(exchange, exchange.text("regenerate.submit")))) {
            NewCodes replaced = codes.regenerate(exchange.account(), exchange.requestOrigin());
            if (replaced.codes().isEmpty()) {
                exchange.answers.conflict();
                return;
            }
            // The other sessions owe a code from here on. New codes prove nothing, so this one's factor is no fresher
            // by them.
            exchange.keepStamp(replaced.changes());
            Done.note(
                    exchange,
                    new Notice(exchange.text("notice.regeneratedAgain"), SettingsForm.REGENERATE.key(), ""),
                    exchange.base());
            CodesPanel.show(exchange, replaced.codes(), false, exchange.base());
        }
    }
}
