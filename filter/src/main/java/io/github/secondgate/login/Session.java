package io.github.secondgate.login;

import java.util.Set;

/**
 * What a visitor's session keeps for us, wherever the application's login has its sessions. Each method throws
 * {@link SessionEndedException} once the session has ended.
 */
public interface Session {
    /** What it is known by on this node; another one after {@link Login#rotateSession}. */
    Object getId();

    /** @return null where there is none of that name */
    Object getAttribute(String name);

    /** @param value of JDK types, which any session store can hold */
    void setAttribute(String name, Object value);

    void removeAttribute(String name);

    /** As they were when this was called. */
    Set<String> getAttributeNames();

    /** Ends it, with all that it holds; nobody is signed out of anything else. */
    void end();
}
