package io.github.secondgate.secondfactor.helpdesk;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Which people are looked for. Immutable. */
public final class PeopleSearch {
    /** Where in a name a text must stand. */
    public enum Match {
        /** At its beginning: found over the index of names, however many there are. */
        BEGINS,
        /** Anywhere: every name is read. */
        CONTAINS
    }

    /** Whether somebody is one of them. */
    public interface Wanted {
        /** @param hasRole true for every role where nobody tells roles */
        boolean is(PersonFacts person, Predicate<String> hasRole);
    }

    final String part;
    final Match match;
    final String role;
    final Wanted wanted;

    /**
     * @param part taken as it is, without wildcards
     * @param role that they must have, or null; only where the application tells roles
     */
    public PeopleSearch(String part, Match match, String role, Wanted wanted) {
        this.part = part;
        this.match = match;
        this.role = role;
        this.wanted = wanted;
    }

    /** By what the application's list is searched; equal where two find the same there. */
    List<Object> ofList() {
        return Arrays.asList(part, match, role);
    }

    boolean names(String account) {
        return match == Match.BEGINS ? account.startsWith(part) : account.contains(part);
    }
}
