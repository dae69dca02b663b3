package io.github.secondgate.shiro;

/** Somebody's browser, for which the container keeps at most one session. */
public final class Browser {
    private static int made;

    private MemorySession session;

    /** The id of the container's session, or null. */
    public String sessionId() {
        return session == null ? null : session.getId();
    }

    public MemorySession session(boolean create) {
        if (session == null && create) {
            session = new ContainerSession();
        }
        return session;
    }

    public String changeSessionId() {
        session.id(nextId());
        return session.getId();
    }

    private static synchronized String nextId() {
        return "session-" + ++made;
    }

    private final class ContainerSession extends MemorySession {
        ContainerSession() {
            super(nextId(), null);
        }

        @Override
        public void invalidate() {
            session = null;
        }
    }
}
