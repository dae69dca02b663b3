package io.github.secondgate.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A page's model in the making. Each step gives a model of its own, so that states can be told by how they differ. */
final class Model {

    static final Model EMPTY = new Model(Map.of());

    private final Map<String, Object> keys;

    private Model(Map<String, Object> keys) {
        this.keys = keys;
    }

    /** @param names of what is true, with spaces between them */
    static Model that(String names) {
        return EMPTY.and(names);
    }

    /** @param names of what is true as well, with spaces between them */
    Model and(String names) {
        Model model = this;
        for (String name : names.split(" ")) {
            model = model.with(name, true);
        }
        return model;
    }

    /** @param value a text, a number, a model, a list of these, or {@code null} */
    Model with(String name, Object value) {
        Map<String, Object> more = new HashMap<>(keys);
        more.put(name, value);
        return new Model(more);
    }

    Model with(Model others) {
        Map<String, Object> more = new HashMap<>(keys);
        more.putAll(others.keys);
        return new Model(more);
    }

    Model without(String names) {
        Map<String, Object> fewer = new HashMap<>(keys);
        fewer.keySet().removeAll(List.of(names.split(" ")));
        return new Model(fewer);
    }

    /** As {@link Templates} takes it: maps and lists that can be changed. */
    Map<String, Object> map() {
        Map<String, Object> map = new HashMap<>();
        keys.forEach((name, value) -> map.put(name, plain(value)));
        return map;
    }

    private static Object plain(Object value) {
        if (value instanceof Model model) {
            return model.map();
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(plain(item)));
            return items;
        }
        return value;
    }
}
