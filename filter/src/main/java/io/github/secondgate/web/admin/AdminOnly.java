package io.github.secondgate.web.admin;

import io.github.secondgate.gate.AccessState;
import io.github.secondgate.gate.DeniedResponse;
import io.github.secondgate.http.Fields;
import io.github.secondgate.login.Login;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

/**
 * Lets administrators of two-factor to a page, and nobody else: for the others there is nothing at this address. They
 * must have given a second factor in this session, and may not act as somebody else.
 */
final class AdminOnly implements Page {
    private final String role;
    private final DeniedResponse denied;
    private final Page page;
    private final Runnable afterwards;

    /** @param afterwards what is done whenever the page was there for somebody, whether it failed or not */
    AdminOnly(String role, DeniedResponse denied, Page page, Runnable afterwards) {
        this.role = role;
        this.denied = denied;
        this.page = page;
        this.afterwards = afterwards;
    }

    @Override
    public boolean hidden() {
        return true;
    }

    @Override
    public boolean existsFor(Login login) {
        return login.hasRole(role);
    }

    @Override
    public String formPage() {
        return page.formPage();
    }

    @Override
    public Fields fields() {
        return page.fields();
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (!exchange.requestContext.accessState().bySecondFactor()) {
            unproven(exchange);
        } else {
            String fault = exchange.input == null ? null : page.fault(exchange);
            if (fault == null) {
                try {
                    page.serve(exchange);
                } finally {
                    afterwards.run();
                }
            } else if (exchange.json) {
                exchange.answers.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request", fault);
            } else {
                page.malformed(exchange, fault);
            }
        }
    }

    private void unproven(Exchange exchange) throws IOException {
        if (exchange.requestContext.accessState().hasFactor()) {
            denied.stepUp(exchange.requestContext, exchange.request, exchange.response);
        } else {
            denied.owing(
                    AccessState.Kind.ENROLMENT_REQUIRED, exchange.requestContext, exchange.request, exchange.response);
        }
    }
}
