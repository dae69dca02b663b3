package io.github.secondgate.shiro;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.ServletContext;
import javax.servlet.http.HttpSession;
import javax.servlet.http.HttpSessionContext;

/** Somebody's browser, for which the container keeps at most one session. */
public final class Browser {
    private static int made;

    private ContainerSession session;

    /** The id of the container's session, or null. */
    public String sessionId() {
        return session == null ? null : session.id;
    }

    ContainerSession session(boolean create) {
        if (session == null && create) {
            session = new ContainerSession();
        }
        return session;
    }

    String changeSessionId() {
        session.id = nextId();
        return session.id;
    }

    private static synchronized String nextId() {
        return "session-" + ++made;
    }

    /** What a servlet container keeps. */
    @SuppressWarnings("deprecation")
    final class ContainerSession implements HttpSession {
        private final Map<String, Object> attributes = new HashMap<>();
        private String id = nextId();
        private int seconds = 1800;

        @Override
        public String getId() {
            return id;
        }

        @Override
        public Object getAttribute(String name) {
            return attributes.get(name);
        }

        @Override
        public Enumeration<String> getAttributeNames() {
            return Collections.enumeration(attributes.keySet());
        }

        @Override
        public void setAttribute(String name, Object value) {
            attributes.put(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            attributes.remove(name);
        }

        @Override
        public void invalidate() {
            session = null;
        }

        @Override
        public int getMaxInactiveInterval() {
            return seconds;
        }

        @Override
        public void setMaxInactiveInterval(int interval) {
            seconds = interval;
        }

        @Override
        public long getCreationTime() {
            return 0;
        }

        @Override
        public long getLastAccessedTime() {
            return 0;
        }

        @Override
        public boolean isNew() {
            return false;
        }

        @Override
        public ServletContext getServletContext() {
            return null;
        }

        @Override
        public HttpSessionContext getSessionContext() {
            return null;
        }

        @Override
        public Object getValue(String name) {
            return getAttribute(name);
        }

        @Override
        public String[] getValueNames() {
            return attributes.keySet().toArray(new String[0]);
        }

        @Override
        public void putValue(String name, Object value) {
            setAttribute(name, value);
        }

        @Override
        public void removeValue(String name) {
            removeAttribute(name);
        }
    }
}
