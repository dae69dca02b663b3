package io.github.secondgate.it.app;

import io.github.secondgate.login.application.ApplicationLogin;
import java.util.Collections;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

/** The least that a class of an application must say. */
public class SessionUserLogin implements ApplicationLogin {
    @Override
    public String user(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute("user");
    }

    @Override
    public Set<String> attributes() {
        return Collections.singleton("user");
    }
}
