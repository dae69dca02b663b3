package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.AccessState;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.view.Alert;
import io.github.secondgate.web.page.Card;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Section;

/** The way to the pages for administrators, for those who find something there; the others are told of nothing. */
public final class AdministrationCard implements Card {
    private final String role;

    /** @param role whoever has it administers; null where nobody does */
    public AdministrationCard(String role) {
        this.role = role;
    }

    @Override
    public Section content(Exchange exchange, AccountFacts facts, Alert alert) {
        return new Content(administers(exchange) ? exchange.base() + "/admin" : null);
    }

    private boolean administers(Exchange exchange) {
        AccessState accessState = exchange.requestContext.accessState();
        return role != null
                && accessState.passes()
                && !accessState.federated()
                && !exchange.requestContext.login().actsAsAnother()
                && exchange.requestContext.login().hasRole(role);
    }

    static final class Content implements Section {
        final String href;

        /** @param href the address of those pages; null for people who find nothing there */
        Content(String href) {
            this.href = href;
        }

        @Override
        public String template() {
            return "administration";
        }

        @Override
        public boolean shown() {
            return href != null;
        }

        @Override
        public void state(JsonObject answer) {
            if (href != null) {
                answer.put("administration", href);
            }
        }
    }
}
