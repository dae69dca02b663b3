package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.Demands;
import io.github.secondgate.gate.Standing;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Card;
import java.util.Collections;
import java.util.Map;

/** The way to the pages for administrators, for those who find something there; the others are told of nothing. */
public final class AdministrationCard implements Card {
    private final String role;
    private final Demands demands;

    /** @param role whoever has it administers; null where nobody does */
    public AdministrationCard(String role, Demands demands) {
        this.role = role;
        this.demands = demands;
    }

    @Override
    public String name() {
        return "administration";
    }

    @Override
    public Map<String, Object> model(Call call, AccountFacts facts) {
        return administers(call) ? Collections.singletonMap("href", address(call)) : null;
    }

    @Override
    public void state(Call call, AccountFacts facts, JsonObject state) {
        if (administers(call)) {
            state.put("administration", address(call));
        }
    }

    private boolean administers(Call call) {
        Standing standing = call.visit.standing();
        return role != null
                && standing.passes()
                && !standing.federated()
                && !call.visit.real().isRunAs()
                && demands.hasRole(standing.person(), role);
    }

    private static String address(Call call) {
        return call.base() + "/admin";
    }
}
