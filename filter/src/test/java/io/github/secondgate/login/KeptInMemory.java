package io.github.secondgate.login;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A session of nobody's. */
public class KeptInMemory implements Session {
    private final Map<String, Object> attributes = new TreeMap<>();

    @Override
    public Object getId() {
        return "in-memory";
    }

    @Override
    public Object getAttribute(String name) {
        return attributes.get(name);
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
    public Set<String> getAttributeNames() {
        return new TreeSet<>(attributes.keySet());
    }

    @Override
    public void end() {
        attributes.clear();
    }
}
