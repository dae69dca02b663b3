package io.github.secondgate.login.servlet;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpSession;

/**
 * What the application sees of a session whose attributes say who is signed in: without those, while nobody is to be seen. It
 * tells the {@link Visibility} what the application writes there. A listener gets the container's own session, past this one.
 *
 * <p>A proxy, because the methods of a session are not the same in every version of the Servlet API; one that is not known
 * here goes to the session as it is.
 */
final class ShownSession implements InvocationHandler {
    private final HttpSession session;
    private final ServletLogin login;
    private final Visibility visibility;
    /** What this dispatch has read or written: whoever holds it sees into it anyway. */
    private final Map<String, Object> shown = new HashMap<>();

    private ShownSession(HttpSession session, ServletLogin login, Visibility visibility) {
        this.session = session;
        this.login = login;
        this.visibility = visibility;
    }

    static HttpSession of(HttpSession session, ServletLogin login, Visibility visibility) {
        return (HttpSession) Proxy.newProxyInstance(
                HttpSession.class.getClassLoader(),
                new Class<?>[] {HttpSession.class},
                new ShownSession(session, login, visibility));
    }

    /** The session itself; null for null. */
    static HttpSession below(HttpSession seen) {
        boolean ours = seen != null
                && Proxy.isProxyClass(seen.getClass())
                && Proxy.getInvocationHandler(seen) instanceof ShownSession;
        return ours ? ((ShownSession) Proxy.getInvocationHandler(seen)).session : seen;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
        switch (method.getName()) {
            case "getAttribute":
            case "getValue":
                return get((String) given[0]);
            case "setAttribute":
            case "putValue":
                set((String) given[0], given[1]);
                return null;
            case "removeAttribute":
            case "removeValue":
                remove((String) given[0]);
                return null;
            case "getAttributeNames":
                return Collections.enumeration(names());
            case "getValueNames":
                return names().toArray(new String[0]);
            case "equals":
                return given[0] instanceof HttpSession && session.equals(below((HttpSession) given[0]));
            case "invalidate":
                login.sessionEnds();
                return asked(method, given);
            case "getAccessor":
                throw new UnsupportedOperationException("It would show who is signed in past Secondgate");
            default:
                return asked(method, given);
        }
    }

    private Object asked(Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(session, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private boolean isLogin(String attribute) {
        return login.attributes().contains(attribute);
    }

    private Object get(String attribute) {
        Object value = session.getAttribute(attribute);
        if (!isLogin(attribute)) {
            return value;
        }
        if (hidden(attribute, value)) {
            return SetAside.get(session, attribute);
        }
        shown.put(attribute, value);
        return value;
    }

    private boolean hidden(String attribute, Object value) {
        return visibility.masked() || value != null && value != shown.get(attribute) && visibility.hides();
    }

    /**
     * Whether, where somebody else's login is hidden, this dispatch writes only what it had seen before: whoever finds nothing
     * where their login was may put that back.
     */
    private boolean overtaken(String attribute, Object value) {
        return !visibility.masked() && value == shown.get(attribute);
    }

    private void set(String attribute, Object value) {
        if (!isLogin(attribute)) {
            session.setAttribute(attribute, value);
        } else if (value == null) {
            remove(attribute);
        } else if (!hidden(attribute, session.getAttribute(attribute))) {
            write(attribute, value);
        } else if (!SetAside.names(login, attribute, value)) {
            SetAside.put(session, attribute, value);
        } else if (!overtaken(attribute, value)) {
            write(attribute, value);
        }
    }

    private void write(String attribute, Object value) {
        session.setAttribute(attribute, value);
        SetAside.drop(session, attribute);
        shown.put(attribute, value);
        changed();
    }

    private void remove(String attribute) {
        session.removeAttribute(attribute);
        if (isLogin(attribute)) {
            SetAside.drop(session, attribute);
            changed();
        }
    }

    private void changed() {
        visibility.changed();
        login.rewritten();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (String name : Collections.list(session.getAttributeNames())) {
            if (!isLogin(name) && !SetAside.isKey(name)) {
                names.add(name);
            }
        }
        for (String name : login.attributes()) {
            if (get(name) != null) {
                names.add(name);
            }
        }
        return names;
    }
}
