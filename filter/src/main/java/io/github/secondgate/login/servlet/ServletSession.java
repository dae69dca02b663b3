package io.github.secondgate.login.servlet;

import io.github.secondgate.login.Session;
import io.github.secondgate.login.SessionEndedException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import javax.servlet.http.HttpSession;

/** A session of the container's. */
final class ServletSession implements Session {
    private final HttpSession session;

    ServletSession(HttpSession session) {
        this.session = session;
    }

    @Override
    public Object getId() {
        return session.getId();
    }

    @Override
    public Object getAttribute(String name) {
        return asked(() -> session.getAttribute(name));
    }

    @Override
    public void setAttribute(String name, Object value) {
        asked(() -> {
            session.setAttribute(name, value);
            return null;
        });
    }

    @Override
    public void removeAttribute(String name) {
        asked(() -> {
            session.removeAttribute(name);
            return null;
        });
    }

    @Override
    public Set<String> getAttributeNames() {
        return asked(() -> new HashSet<>(Collections.list(session.getAttributeNames())));
    }

    @Override
    public void end() {
        asked(() -> {
            session.invalidate();
            return null;
        });
    }

    /** A container throws this of a session that was ended. */
    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalStateException e) {
            throw new SessionEndedException(e);
        }
    }
}
