package io.github.secondgate.web.page;

import io.github.secondgate.http.Fields;
import io.github.secondgate.http.Input;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which page answers which verb at which address below our base. */
public final class Routes {
    private static final String ANY = "*";
    /** What ids of ours are made of; nothing else is looked for in the database. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Map<String, Map<String, Page>> pages = new HashMap<>();
    private Fields fields = Input.SHARED;

    public Routes() {}

    /** @param path below our base; one segment of it may be {@code *}, such as the id of an app */
    public Routes on(String path, String method, Page page) {
        pages.computeIfAbsent(path, p -> new TreeMap<>()).put(method, page);
        fields = fields.and(page.fields());
        return this;
    }

    /** All that any of the pages asks for. */
    public Fields fields() {
        return fields;
    }

    /** What stands at a path; without verbs where it is none of ours. */
    public Found at(String path) {
        // People type the slash that addresses of folders end in.
        String asked = path.equals("/") ? "" : path;
        if (pages.containsKey(asked)) {
            return new Found(asked, pages.get(asked), "");
        }
        String[] segments = asked.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            String name = segments[i];
            segments[i] = ANY;
            Map<String, Page> verbs = pages.get(String.join("/", segments));
            if (verbs != null && NAME.matcher(name).matches()) {
                return new Found(asked, verbs, name);
            }
            segments[i] = name;
        }
        return new Found(asked, Collections.emptyMap(), "");
    }

    /** Where a person finds the page whose form is sent to this address, below our base. */
    public String formPage(String path) {
        for (Page page : at(path).verbs.values()) {
            if (page.formPage() != null) {
                return page.formPage();
            }
        }
        String above = path;
        while (!above.isEmpty() && !at(above).verbs.containsKey("GET")) {
            above = above.substring(0, above.lastIndexOf('/'));
        }
        return above;
    }

    /** An address below our base, its verbs, and what stood in the place of its {@code *}. */
    public static final class Found {
        public final String path;
        public final Map<String, Page> verbs;
        public final String named;

        private Found(String path, Map<String, Page> verbs, String named) {
            this.path = path;
            this.verbs = verbs;
            this.named = named;
        }
    }
}
