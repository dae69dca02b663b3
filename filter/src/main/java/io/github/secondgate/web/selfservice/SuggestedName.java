package io.github.secondgate.web.selfservice;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.TotpAppFacts;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.web.page.Exchange;
import java.util.stream.Collectors;

/**
 * What a new app might be called, by the device of the person who sets it up; with a number where that name is taken.
 * Somebody at a computer scans the code with a phone, most likely.
 */
public final class SuggestedName {
    private static final String[][] DEVICES = {
        {"iPhone", "device.iphone"},
        {"iPad", "device.ipad"},
        {"Android", "device.android"},
    };

    private SuggestedName() {}

    public static TotpAppName of(Exchange exchange, AccountFacts facts) {
        String userAgent = String.valueOf(exchange.request.getHeader("User-Agent"));
        return TotpAppName.of(exchange.text(key(userAgent)))
                .orElseThrow(() -> new IllegalStateException("The texts device.… must be good names"))
                .freeIn(facts.apps().stream().map(TotpAppFacts::name).collect(Collectors.toList()));
    }

    /** What a further app may be called, or what the person typed already. */
    static String typedOr(Exchange exchange, AccountFacts facts) {
        boolean typed = exchange.named.isEmpty() && exchange.input != null && exchange.input.has(Input.NAME);
        return typed ? exchange.input.text(Input.NAME) : of(exchange, facts).text();
    }

    static String key(String userAgent) {
        for (String[] device : DEVICES) {
            if (userAgent.contains(device[0])) {
                return device[1];
            }
        }
        return "device.phone";
    }
}
