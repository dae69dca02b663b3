package io.github.secondgate.web.selfservice;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.web.page.AppList;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The part of the settings page for an account that has a factor: what there is, and the forms that change it. */
final class EnabledCard {
    private EnabledCard() {}

    /** What the template shows whoever is looking; what the settings and the policy allow is added by the caller. */
    static Map<String, Object> model(Call call, AccountFacts facts) {
        boolean appless = facts.apps().isEmpty();
        Map<String, Object> enabled = new HashMap<>();
        enabled.put("confirmedOn", call.words.day(facts.confirmedAt()));
        enabled.put("recoveryCodesLeft", facts.recoveryCodesLeft());
        enabled.put("lowStock", RecoveryCodes.isLow(facts.recoveryCodesLeft()));
        enabled.put("digits", call.front.digits);
        enabled.put("apps", AppList.model(call, facts));
        enabled.put("choice", AppList.choice(facts, call.input == null ? null : call.input.app()));
        enabled.put("newName", newName(call, facts));
        enabled.put("needsCode", !call.fresh() && !appless);
        enabled.put("appless", appless);
        enabled.put("methods", methods(call, facts));
        return enabled;
    }

    /** Opens one of its forms. */
    static void open(Map<String, Object> enabled, String form) {
        enabled.put(form + "Open", true);
    }

    /**
     * Opens one of its forms, with what is wrong with it.
     *
     * @param inCode whether that is the code, rather than what else the form asks for
     */
    static void explain(Map<String, Object> enabled, String form, boolean inCode, Refused refused) {
        open(enabled, form);
        enabled.put(form + "Error", refused.sentence);
        enabled.put("errorInCode", inCode);
        enabled.put("hint", refused.hint);
    }

    private static String methods(Call call, AccountFacts facts) {
        List<String> methods = new ArrayList<>();
        if (!facts.apps().isEmpty()) {
            methods.add(call.text("settings.app"));
        }
        facts.channels().forEach(channel -> methods.add(call.text("sent." + channel.key())));
        return String.join(", ", methods);
    }

    private static String newName(Call call, AccountFacts facts) {
        boolean typed = call.named.isEmpty() && call.input != null && call.input.has(Input.NAME);
        return typed
                ? call.input.text(Input.NAME)
                : SuggestedName.of(call, facts).text();
    }
}
