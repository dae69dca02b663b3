package io.github.secondgate.http;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names of fields that a POST may send; nothing else of it is looked at. Immutable. */
public final class Fields {
    public static final Fields NONE =
            new Fields(Collections.emptySet(), Collections.emptySet(), Collections.emptySet());

    /** All of them, lists and flags too. */
    final Set<String> names;
    /** Those that come as often as there is a choice of theirs, or as a JSON array; read as one text, with commas. */
    final Set<String> lists;
    /** Those that come as {@code true} and {@code false} of JSON too. */
    final Set<String> flags;

    private Fields(Set<String> names, Set<String> lists, Set<String> flags) {
        this.names = names;
        this.lists = lists;
        this.flags = flags;
    }

    public static Fields of(String... names) {
        return new Fields(union(Arrays.asList(names)), Collections.emptySet(), Collections.emptySet());
    }

    public Fields list(String name) {
        return new Fields(union(names, name), union(lists, name), flags);
    }

    Fields flag(String name) {
        return new Fields(union(names, name), lists, union(flags, name));
    }

    public Fields and(Fields others) {
        return new Fields(
                union(names, others.names.toArray(new String[0])),
                union(lists, others.lists.toArray(new String[0])),
                union(flags, others.flags.toArray(new String[0])));
    }

    private static Set<String> union(Collection<String> some, String... more) {
        Set<String> all = new LinkedHashSet<>(some);
        Collections.addAll(all, more);
        return Collections.unmodifiableSet(all);
    }
}
