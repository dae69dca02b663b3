package io.github.secondgate.gate.client;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.servlet.ServletContext;
import javax.servlet.http.HttpSession;

/**
 * A session that lives as long as one request of a client, and of which the client learns nothing: the container neither keeps
 * it nor tells its listeners of it. A proxy, because what a session has to answer differs from one Servlet API to the next; of
 * that it answers what all of them have.
 */
final class PassingSession {
    private final Map<String, Object> attributes = Collections.synchronizedMap(new HashMap<>());
    private final ServletContext context;
    private final long begun;
    private final HttpSession session;
    private volatile String id = UUID.randomUUID().toString();
    private volatile boolean ended;
    private volatile int seconds;

    /** @param begun epoch milliseconds */
    PassingSession(ServletContext context, long begun) {
        this.context = context;
        this.begun = begun;
        this.session = (HttpSession) Proxy.newProxyInstance(
                PassingSession.class.getClassLoader(), new Class<?>[] {HttpSession.class}, this::answered);
    }

    HttpSession session() {
        return session;
    }

    boolean ended() {
        return ended;
    }

    String changeId() {
        id = UUID.randomUUID().toString();
        return id;
    }

    private Object answered(Object proxy, Method asked, Object... values) {
        switch (asked.getName()) {
            case "getId":
                return id;
            case "getServletContext":
                return context;
            case "getMaxInactiveInterval":
                return seconds;
            case "setMaxInactiveInterval":
                seconds = (Integer) values[0];
                return null;
            case "equals":
                return proxy == values[0];
            case "hashCode":
                return System.identityHashCode(proxy);
            case "toString":
                return "PassingSession[" + id + "]";
            default:
                return whileItLives(asked, values);
        }
    }

    private Object whileItLives(Method asked, Object... values) {
        if (ended) {
            throw new IllegalStateException("The session has ended");
        }
        switch (asked.getName()) {
            case "getCreationTime":
            case "getLastAccessedTime":
                return begun;
            case "isNew":
                return true;
            case "getAttribute":
                return attributes.get(values[0]);
            case "setAttribute":
                return put((String) values[0], values[1]);
            case "removeAttribute":
                return put((String) values[0], null);
            case "getAttributeNames":
                return Collections.enumeration(new ArrayList<>(attributes.keySet()));
            case "invalidate":
                ended = true;
                attributes.clear();
                return null;
            default:
                throw new UnsupportedOperationException(asked.getName() + " of the session of one request");
        }
    }

    private Object put(String name, Object value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
        return null;
    }
}
