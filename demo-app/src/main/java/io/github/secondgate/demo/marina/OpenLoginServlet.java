package io.github.secondgate.demo.marina;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.authc.UsernamePasswordToken;

/** {@code POST /open/login}: signs in by program, for the terminal on the quay and its form of its own. */
public class OpenLoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UsernamePasswordToken token =
                new UsernamePasswordToken(request.getParameter("username"), request.getParameter("password"));
        try {
            SecurityUtils.getSubject().login(token);
        } catch (AuthenticationException e) {
            response.sendRedirect(request.getContextPath() + "/login.jsp?failed=quay");
            return;
        }
        response.sendRedirect(request.getContextPath() + "/account/");
    }
}
