package io.github.secondgate.shiro;

import io.github.secondgate.login.Session;
import io.github.secondgate.login.SessionEndedException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.shiro.session.InvalidSessionException;

/** A session of Shiro's, whether the container holds it or Shiro itself. */
final class ShiroSession implements Session {
    private final org.apache.shiro.session.Session session;

    ShiroSession(org.apache.shiro.session.Session session) {
        this.session = session;
    }

    @Override
    public Object getId() {
        return session.getId();
    }

    @Override
    public Object getAttribute(String name) {
        try {
            return session.getAttribute(name);
        } catch (InvalidSessionException e) {
            throw new SessionEndedException(e);
        }
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
        asked(() -> session.removeAttribute(name));
    }

    /** A key that is no text is none of ours. */
    @Override
    public Set<String> getAttributeNames() {
        return asked(() -> session.getAttributeKeys().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.toSet()));
    }

    @Override
    public void end() {
        asked(() -> {
            session.stop();
            return null;
        });
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (InvalidSessionException e) {
            throw new SessionEndedException(e);
        }
    }
}
