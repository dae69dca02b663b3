package io.github.secondgate.web.selfservice;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.page.TotpAppList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The part of the settings page for an account that has a factor: what there is, and the forms that change it. */
final class EnabledCard {
    private EnabledCard() {}

    /** What the template shows whoever is looking; what the settings and the policy allow is added by the caller. */
    static Map<String, Object> model(Exchange exchange, AccountFacts facts) {
        boolean appless = facts.apps().isEmpty();
        Map<String, Object> enabled = new HashMap<>();
        enabled.put("confirmedOn", exchange.words.day(facts.confirmedAt()));
        enabled.put("recoveryCodesLeft", facts.recoveryCodesLeft());
        enabled.put("lowStock", RecoveryCodes.isLow(facts.recoveryCodesLeft()));
        enabled.put("digits", exchange.services.digits);
        enabled.put("apps", TotpAppList.model(exchange, facts));
        enabled.put("choice", TotpAppList.oldChoice(facts, exchange.input == null ? null : exchange.input.app()));
        enabled.put("newName", newName(exchange, facts));
        enabled.put("needsCode", !exchange.fresh() && !appless);
        enabled.put("appless", appless);
        enabled.put("methods", methods(exchange, facts));
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
    static void explain(Map<String, Object> enabled, String form, boolean inCode, Rejection rejection) {
        open(enabled, form);
        enabled.put(form + "Error", rejection.sentence);
        enabled.put("errorInCode", inCode);
        enabled.put("hint", rejection.hint);
    }

    private static String methods(Exchange exchange, AccountFacts facts) {
        List<String> methods = new ArrayList<>();
        facts.kinds().forEach(kind -> methods.add(exchange.text("kind." + kind)));
        return String.join(", ", methods);
    }

    private static String newName(Exchange exchange, AccountFacts facts) {
        boolean typed = exchange.named.isEmpty() && exchange.input != null && exchange.input.has(Input.NAME);
        return typed
                ? exchange.input.text(Input.NAME)
                : SuggestedName.of(exchange, facts).text();
    }
}
