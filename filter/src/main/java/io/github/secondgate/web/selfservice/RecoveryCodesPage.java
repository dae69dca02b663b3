package io.github.secondgate.web.selfservice;

import io.github.secondgate.secondfactor.account.NewCodes;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Done;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
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
    public void serve(Call call) throws IOException {
        boolean possible = view.recoveryOn() && !view.off() && view.facts(call).enrolled();
        if (!possible) {
            call.conflict();
        } else if (fresh.ensured(call, view.codeIn("regenerate"))) {
            NewCodes replaced = codes.regenerate(call.account(), call.attempt());
            if (replaced.codes().isEmpty()) {
                call.conflict();
                return;
            }
            // The other sessions owe a code from here on. New codes prove nothing, so this one's factor is no fresher
            // by them.
            call.carryOn(replaced.changes());
            Done.note(call, new Notice(call.text("notice.regeneratedAgain"), "regenerate", ""), call.base());
            CodesPanel.show(call, replaced.codes(), false, call.base());
        }
    }
}
