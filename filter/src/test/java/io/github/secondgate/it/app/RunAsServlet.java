package io.github.secondgate.it.app;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.apache.shiro.subject.Subject;

/** A helpdesk's "act as this customer", without any check of its own. */
public class RunAsServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Subject subject = SecurityUtils.getSubject();
        String as = request.getParameter("as");
        if (as == null) {
            subject.releaseRunAs();
        } else {
            String realm = request.getParameter("realm") == null
                    ? subject.getPrincipals().getRealmNames().iterator().next()
                    : request.getParameter("realm");
            subject.runAs(new SimplePrincipalCollection(as, realm));
        }
        response.getWriter().println("now " + SecurityUtils.getSubject().getPrincipal());
    }
}
