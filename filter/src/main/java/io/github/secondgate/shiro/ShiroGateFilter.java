package io.github.secondgate.shiro;

import io.github.secondgate.login.Gatekeeper;
import io.github.secondgate.login.response.HoldableResponse;
import java.io.IOException;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import org.apache.shiro.web.servlet.ShiroFilter;
import org.apache.shiro.web.subject.WebSubject;
import org.apache.shiro.web.util.WebUtils;

/**
 * The gate in front of an application whose people are signed in by Shiro. It does everything that {@link ShiroFilter} does,
 * and holds back whoever has given a password and still owes a second factor.
 */
public final class ShiroGateFilter extends ShiroFilter {
    private final SubjectGate gate;
    private volatile String passedBefore;

    public ShiroGateFilter(SubjectGate gate) {
        this.gate = gate;
    }

    @Override
    protected WebSubject createSubject(ServletRequest request, ServletResponse response) {
        return gate.admit(super.createSubject(request, response));
    }

    @Override
    protected ServletRequest wrapServletRequest(HttpServletRequest request) {
        return new GatedRequest(request, getServletContext(), isHttpSessions());
    }

    @Override
    protected ServletResponse prepareServletResponse(
            ServletRequest request, ServletResponse response, FilterChain chain) {
        return new HoldableResponse(WebUtils.toHttp(super.prepareServletResponse(request, response, chain)));
    }

    @Override
    protected void executeChain(ServletRequest request, ServletResponse response, FilterChain application)
            throws IOException, ServletException {
        GatedRequest asked = (GatedRequest) request;
        HoldableResponse answer = (HoldableResponse) response;
        if (!gate.opens(asked, answer)) {
            return;
        }
        // A filter of Shiro's chain may log somebody in on the way, as authcBasic does; so the gate is asked once more.
        super.executeChain(request, response, (laterRequest, laterResponse) -> {
            if (laterRequest != request) {
                // It may pass on what is below this request too, which knows nothing of where the visitor stands.
                laterRequest.setAttribute(Gatekeeper.VISIT, request.getAttribute(Gatekeeper.VISIT));
            }
            if (gate.stillOpens(WebUtils.toHttp(laterRequest), WebUtils.toHttp(laterResponse))) {
                application.doFilter(laterRequest, laterResponse);
            }
        });
        gate.settle(asked, answer);
    }

    /** Put together once, as it is asked for at each request. */
    @Override
    protected String getAlreadyFilteredAttributeName() {
        if (passedBefore == null) {
            passedBefore = super.getAlreadyFilteredAttributeName();
        }
        return passedBefore;
    }

    /** Always: Shiro lets a filter be switched off, which would leave the application with one factor. */
    @Override
    protected boolean isEnabled(ServletRequest request, ServletResponse response) {
        return true;
    }
}
