package io.github.secondgate.it.app;

import io.github.secondgate.login.application.ApplicationLogin;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

/** Whoever stands in a register of the application's by the session's id, which nothing of the request or the session says. */
public class RegisterLogin implements ApplicationLogin {
    @Override
    public String user(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : OwnLoginServlet.registered(session.getId());
    }
}
