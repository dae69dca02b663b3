package io.github.secondgate.it.app;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** What an application asks of a container that signs its people in. */
public class ContainerAppServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String page = request.getServletPath();
        if (page.equals("/logout")) {
            String farewell = request.getParameter("to");
            if (farewell != null) {
                request.getSession().invalidate();
                request.getRequestDispatcher(farewell).forward(request, response);
                return;
            }
            request.logout();
            if (request.getParameter("keep") == null) {
                request.getSession().invalidate();
            }
            response.sendRedirect("/public/form");
            return;
        }
        if (page.equals("/public/sign-in")) {
            // Tomcat keeps a login that is made so in a session only if there is one.
            request.getSession();
            request.login(request.getParameter("user"), request.getParameter("password"));
            String to = request.getParameter("to");
            if (to != null) {
                request.getRequestDispatcher(to).forward(request, response);
                return;
            }
        }
        who(request, response);
    }

    /** One fact a line. */
    private static void who(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter()
                .print("remoteUser=" + request.getRemoteUser() + "\nuserPrincipal=" + request.getUserPrincipal()
                        + "\nauthType=" + request.getAuthType() + "\nuserInRole=" + request.isUserInRole("staff")
                        + "\n");
    }
}
