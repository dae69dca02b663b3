package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.AccessState;
import io.github.secondgate.gate.PolicyDecisions;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.web.page.Card;
import io.github.secondgate.web.page.Exchange;
import java.util.Collections;
import java.util.Map;

/** The way to the pages for administrators, for those who find something there; the others are told of nothing. */
public final class AdministrationCard implements Card {
    private final String role;
    private final PolicyDecisions policyDecisions;

    /** @param role whoever has it administers; null where nobody does */
    public AdministrationCard(String role, PolicyDecisions policyDecisions) {
        this.role = role;
        this.policyDecisions = policyDecisions;
    }

    @Override
    public String name() {
        return "administration";
    }

    @Override
    public Map<String, Object> model(Exchange exchange, AccountFacts facts) {
        return administers(exchange) ? Collections.singletonMap("href", address(exchange)) : null;
    }

    @Override
    public void state(Exchange exchange, AccountFacts facts, JsonObject state) {
        if (administers(exchange)) {
            state.put("administration", address(exchange));
        }
    }

    private boolean administers(Exchange exchange) {
        AccessState accessState = exchange.requestContext.accessState();
        return role != null
                && accessState.passes()
                && !accessState.federated()
                && !exchange.requestContext.real().isRunAs()
                && policyDecisions.hasRole(accessState.person(), role);
    }

    private static String address(Exchange exchange) {
        return exchange.base() + "/admin";
    }
}
