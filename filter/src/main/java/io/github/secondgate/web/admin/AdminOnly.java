package io.github.secondgate.web.admin;

import io.github.secondgate.gate.Demands;
import io.github.secondgate.gate.Standing;
import io.github.secondgate.gate.Turnaway;
import io.github.secondgate.http.Fields;
import io.github.secondgate.shiro.Person;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

/**
 * Lets administrators of two-factor to a page, and nobody else: for the others there is nothing at this address. They
 * must have given a second factor in this session, and may not act as somebody else.
 */
final class AdminOnly implements Page {
    private final String role;
    private final Demands demands;
    private final Turnaway turnaway;
    private final Page page;

    AdminOnly(String role, Demands demands, Turnaway turnaway, Page page) {
        this.role = role;
        this.demands = demands;
        this.turnaway = turnaway;
        this.page = page;
    }

    @Override
    public boolean hidden() {
        return true;
    }

    @Override
    public boolean existsFor(Person person) {
        return demands.hasRole(person, role);
    }

    @Override
    public Fields fields() {
        return page.fields();
    }

    @Override
    public void serve(Call call) throws IOException {
        if (!call.visit.standing().bySecondFactor()) {
            unproven(call);
        } else {
            String fault = call.input == null ? null : page.fault(call);
            if (fault == null) {
                page.serve(call);
            } else if (call.json) {
                call.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request", fault);
            } else {
                page.malformed(call, fault);
            }
        }
    }

    private void unproven(Call call) throws IOException {
        if (call.visit.standing().hasFactor()) {
            turnaway.stepUp(call.visit, call.request, call.response);
        } else {
            turnaway.owing(Standing.Kind.OWES_ENROLMENT, call.visit, call.request, call.response);
        }
    }
}
