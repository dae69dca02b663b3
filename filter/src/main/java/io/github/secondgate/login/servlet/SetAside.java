package io.github.secondgate.login.servlet;

import io.github.secondgate.login.Session;
import javax.servlet.http.HttpSession;

/**
 * What the application writes in the place of a login that is hidden from it, and that names nobody: a fresh object of a
 * visitor, say, whose name comes later. It is kept in the same session under a name of ours, until somebody is seen again.
 */
final class SetAside {
    private static final String OURS = "io.github.secondgate.aside.";

    private SetAside() {}

    static boolean isKey(String attribute) {
        return attribute.startsWith(OURS);
    }

    /** Null where there is none. */
    static Object get(HttpSession session, String attribute) {
        return session.getAttribute(OURS + attribute);
    }

    static void put(HttpSession session, String attribute, Object value) {
        session.setAttribute(OURS + attribute, value);
    }

    static void drop(HttpSession session, String attribute) {
        if (get(session, attribute) != null) {
            session.removeAttribute(OURS + attribute);
        }
    }

    /** The same of our own view of the session. */
    static void drop(Session session, String attribute) {
        if (session.getAttribute(OURS + attribute) != null) {
            session.removeAttribute(OURS + attribute);
        }
    }

    /**
     * Where the application's code has made one name somebody by now, it becomes the login.
     *
     * @return whether one did
     */
    static boolean takeUp(ServletLogin login) {
        boolean taken = false;
        for (String attribute : login.attributes()) {
            Object value = login.attribute(OURS + attribute);
            if (value != null && names(login, attribute, value)) {
                HttpSession session = login.httpSession(true);
                session.setAttribute(attribute, value);
                drop(session, attribute);
                taken = true;
            }
        }
        return taken;
    }

    /** Whether that value says that somebody is signed in; one of whom it cannot be told who that is does not yet. */
    static boolean names(ServletLogin login, String attribute, Object value) {
        try {
            return login.namesSomebody(attribute, value);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
