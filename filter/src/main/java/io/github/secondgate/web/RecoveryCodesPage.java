package io.github.secondgate.web;

import io.github.secondgate.secondfactor.NewCodes;
import io.github.secondgate.secondfactor.RecoveryCodes;
import java.io.IOException;

/** {@code POST /2fa/recovery-codes}: replaces the whole set. */
final class RecoveryCodesPage implements Page {
    private final SettingsView view;
    private final FreshFactor fresh;
    private final RecoveryCodes codes;

    RecoveryCodesPage(SettingsView view, FreshFactor fresh, RecoveryCodes codes) {
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
