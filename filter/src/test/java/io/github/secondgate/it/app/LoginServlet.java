package io.github.secondgate.it.app;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.web.subject.WebSubject;

/** The login page, which Shiro's filter serves, and a login by program with several ways to go on. */
public class LoginServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if ("POST".equals(request.getMethod()) && request.getServletPath().startsWith("/open")) {
            login(request, response);
        } else {
            response.setContentType("text/html;charset=utf-8");
            response.getWriter().println("<form method=post>Sign in here</form>");
        }
    }

    private static void login(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        // Some libraries log in through a Subject of their own making on the same session.
        Subject subject = request.getParameter("builder") == null
                ? SecurityUtils.getSubject()
                : new WebSubject.Builder(request, response).buildWebSubject();
        try {
            subject.login(new UsernamePasswordToken(
                    request.getParameter("username"),
                    request.getParameter("password"),
                    request.getParameter("me") != null));
        } catch (AuthenticationException e) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        if (request.getParameter("attribute") != null) {
            request.getSession().setAttribute("com.example.federated", request.getParameter("attribute"));
        }
        String then = String.valueOf(request.getParameter("then"));
        if (then.startsWith("forward:")) {
            request.getRequestDispatcher(then.substring(8)).forward(request, response);
        } else if (then.startsWith("include:")) {
            request.getRequestDispatcher(then.substring(8)).include(request, response);
        } else if (then.startsWith("redirect:")) {
            response.sendRedirect(then.substring(9));
        } else if (SecurityUtils.getSubject().isAuthenticated()) {
            response.getWriter().println("Welcome " + SecurityUtils.getSubject().getPrincipal());
        } else {
            response.getWriter().println("One more step");
        }
    }
}
