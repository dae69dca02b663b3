package io.github.secondgate.it.app;

import io.github.secondgate.login.application.ApplicationLogin;
import java.util.Collections;
import java.util.Set;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/** A login of the application's own: a text or a member in the session, or a cookie. */
public class OwnClassLogin implements ApplicationLogin {
    @Override
    public String user(HttpServletRequest request) {
        String pass = pass(request);
        HttpSession session = request.getSession(false);
        Object user = session == null ? null : session.getAttribute("user");
        return pass == null && user != null ? user.toString() : pass;
    }

    private static String pass(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals("pass")) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    @Override
    public Set<String> attributes() {
        return Collections.singleton("user");
    }

    @Override
    public HttpServletRequest masked(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public Cookie[] getCookies() {
                return new Cookie[0];
            }
        };
    }

    @Override
    public boolean hasRole(HttpServletRequest request, String role) {
        return role.equals("admin") && "admin".equals(user(request));
    }

    @Override
    public boolean asksPassword() {
        return true;
    }

    @Override
    public boolean isPassword(String user, String password) {
        return password.equals("demo");
    }

    @Override
    public void logOut(HttpServletRequest request, HttpServletResponse response) {
        Cookie pass = new Cookie("pass", "");
        pass.setMaxAge(0);
        response.addCookie(pass);
    }
}
