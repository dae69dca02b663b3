package io.github.secondgate.demo.stage;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/**
 * {@code GET /demo/close?username=}: ends the session without a sign-out, as when a browser is closed and opened again, and
 * leads to the login page.
 */
public class CloseServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        String next = request.getParameter("username");
        String query = next == null ? "" : "?username=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        response.sendRedirect(request.getContextPath() + "/login.jsp" + query);
    }
}
