package io.github.secondgate.login;

import javax.servlet.ServletContext;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Ends the container's session cookie at a logout. Containers leave it standing, and browsers may then bring a page back
 * from memory although it said {@code no-store}: they drop such pages when a cookie changes.
 */
public final class SessionCookie {
    private static final String USUAL_NAME = "JSESSIONID";

    private SessionCookie() {}

    /** After a logout; does nothing where the browser sent none, or the answer has left already. */
    public static void expire(HttpServletRequest request, HttpServletResponse response) {
        if (request.getRequestedSessionId() == null || response.isCommitted()) {
            return;
        }
        ServletContext context = request.getServletContext();
        String name = context.getSessionCookieConfig().getName();
        String path = context.getSessionCookieConfig().getPath();
        Cookie cookie = new Cookie(name == null ? USUAL_NAME : name, "");
        cookie.setPath(
                path == null
                        ? request.getContextPath() + (request.getContextPath().isEmpty() ? "/" : "")
                        : path);
        cookie.setHttpOnly(true);
        cookie.setMaxAge(0);
        response.addCookie(cookie);
    }
}
