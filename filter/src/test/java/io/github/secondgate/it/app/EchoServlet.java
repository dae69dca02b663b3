package io.github.secondgate.it.app;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.subject.Subject;

/** What the application sees of its visitor, one fact a line. */
public class EchoServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Subject subject = SecurityUtils.getSubject();
        HttpSession session = request.getSession(false);
        StringBuilder facts = new StringBuilder();
        fact(facts, "remoteUser", request.getRemoteUser());
        fact(facts, "userPrincipal", request.getUserPrincipal());
        fact(facts, "authType", request.getAuthType());
        fact(facts, "userInRole", request.isUserInRole("admin"));
        fact(facts, "principal", subject.getPrincipal());
        fact(facts, "principals", subject.getPrincipals());
        fact(facts, "authenticated", subject.isAuthenticated());
        fact(facts, "remembered", subject.isRemembered());
        fact(facts, "hasRole", subject.hasRole("admin"));
        fact(facts, "runAs", subject.isRunAs());
        fact(facts, "previous", subject.getPreviousPrincipals());
        fact(facts, "session", session == null ? null : session.getId());
        fact(facts, "basket", session == null ? null : session.getAttribute("basket"));
        fact(facts, "text", subject);
        String jar = Subject.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        fact(facts, "shiro", jar.substring(jar.lastIndexOf('/') + 1));
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter().print(facts);
    }

    private static void fact(StringBuilder facts, String name, Object value) {
        facts.append(name).append('=').append(value).append('\n');
    }
}
