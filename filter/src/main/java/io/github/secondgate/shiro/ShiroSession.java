package io.github.secondgate.shiro;

import io.github.secondgate.login.Session;
import io.github.secondgate.login.SessionEndedException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.shiro.session.InvalidSessionException;
import org.apache.shiro.session.ProxiedSession;

/** A session of Shiro's, whether the container holds it or Shiro itself; still Shiro's to whom asks it in Shiro's terms. */
class ShiroSession extends ProxiedSession implements Session {
    ShiroSession(org.apache.shiro.session.Session session) {
        super(session);
    }

    @Override
    public Object getAttribute(String name) {
        try {
            return delegate.getAttribute(name);
        } catch (InvalidSessionException e) {
            throw new SessionEndedException(e);
        }
    }

    @Override
    public void setAttribute(String name, Object value) {
        asked(() -> {
            delegate.setAttribute(name, value);
            return null;
        });
    }

    @Override
    public void removeAttribute(String name) {
        asked(() -> delegate.removeAttribute(name));
    }

    /** A key that is no text is none of ours. */
    @Override
    public Set<String> getAttributeNames() {
        return asked(() -> delegate.getAttributeKeys().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.toSet()));
    }

    @Override
    public void end() {
        asked(() -> {
            stop();
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
