package io.github.secondgate.gate.client;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpSession;

/**
 * A request without what its client shows: neither the application nor its login is to read or log it. Where the client has no
 * session, it gets none by this request.
 */
final class ClientRequest extends HttpServletRequestWrapper {
    private final ClientVisit visit;

    ClientRequest(HttpServletRequest request, ClientVisit visit) {
        super(request);
        this.visit = visit;
    }

    @Override
    public String getHeader(String name) {
        String instead = visit.shown().instead(name);
        if (instead != null) {
            return instead;
        }
        return ShownProof.hides(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String instead = visit.shown().instead(name);
        if (instead != null) {
            return Collections.enumeration(Collections.singleton(instead));
        }
        return ShownProof.hides(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = Collections.list(super.getHeaderNames());
        return Collections.enumeration(
                names.stream().filter(name -> !ShownProof.hides(name)).collect(Collectors.toList()));
    }

    @Override
    public HttpSession getSession() {
        return getSession(true);
    }

    @Override
    public HttpSession getSession(boolean create) {
        return visit.leavesNoSession() ? visit.session(getServletContext(), create) : super.getSession(create);
    }

    @Override
    public String changeSessionId() {
        return visit.leavesNoSession() ? visit.changeSessionId() : super.changeSessionId();
    }
}
