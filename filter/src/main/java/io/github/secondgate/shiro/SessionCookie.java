package io.github.secondgate.shiro;

import javax.servlet.ServletContext;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletResponse;
import org.apache.shiro.web.servlet.ShiroHttpServletRequest;
import org.apache.shiro.web.subject.WebSubject;
import org.apache.shiro.web.util.WebUtils;

/**
 * Ends the container's session cookie at a logout. Containers leave it standing, and browsers may then bring a page back
 * from memory although it said {@code no-store}: they drop such pages when a cookie changes. Shiro's native sessions end
 * their cookie themselves.
 */
public final class SessionCookie {
    private static final String USUAL_NAME = "JSESSIONID";

    private SessionCookie() {}

    /** After the logout of this Subject; does nothing where the answer has left already. */
    public static void expire(WebSubject subject) {
        ShiroHttpServletRequest request = (ShiroHttpServletRequest) subject.getServletRequest();
        HttpServletResponse response = WebUtils.toHttp(subject.getServletResponse());
        if (!request.isHttpSessions() || request.getRequestedSessionId() == null || response.isCommitted()) {
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
