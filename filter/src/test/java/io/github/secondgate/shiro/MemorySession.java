package io.github.secondgate.shiro;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.ServletContext;
import javax.servlet.http.HttpSession;
import javax.servlet.http.HttpSessionContext;

/** What a servlet container keeps for somebody, in memory. */
@SuppressWarnings("deprecation")
public class MemorySession implements HttpSession {
    private final Map<String, Object> attributes = new HashMap<>();
    private final ServletContext context;
    private String id;
    private int seconds = 1800;

    /** @param context null where nobody asks for it */
    public MemorySession(String id, ServletContext context) {
        this.id = id;
        this.context = context;
    }

    public void id(String changed) {
        id = changed;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public ServletContext getServletContext() {
        return context;
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
        attributes.clear();
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
