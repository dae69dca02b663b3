package io.github.secondgate.shiro;

import java.util.HashMap;
import java.util.Map;
import org.apache.shiro.session.Session;
import org.apache.shiro.web.servlet.ShiroHttpServletRequest;
import org.apache.shiro.web.subject.WebSubject;

/**
 * Gives a session a new id and keeps what it holds, so that an id which somebody planted or saw earlier is worth
 * nothing from here on. In container mode the container does it ({@code changeSessionId}, Servlet 3.1); Shiro's native
 * sessions have no such verb, so their content is copied, the old one stopped and a new one started.
 */
public final class SessionRotation {
    private SessionRotation() {}

    /** Does nothing where the Subject has no session. */
    public static void rotate(WebSubject subject) {
        Session session = subject.getSession(false);
        if (session == null) {
            return;
        }
        ShiroHttpServletRequest request = (ShiroHttpServletRequest) subject.getServletRequest();
        if (request.isHttpSessions()) {
            request.changeSessionId();
        } else {
            copyStopNew(subject, session);
        }
    }

    private static void copyStopNew(WebSubject subject, Session old) {
        Map<Object, Object> content = new HashMap<>();
        for (Object key : old.getAttributeKeys()) {
            content.put(key, old.getAttribute(key));
        }
        long timeout = old.getTimeout();
        old.stop();
        Session fresh = subject.getSession(true);
        fresh.setTimeout(timeout);
        content.forEach(fresh::setAttribute);
    }
}
