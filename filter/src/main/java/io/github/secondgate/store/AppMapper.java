package io.github.secondgate.store;

import java.util.List;

/** Confirmed authenticator apps. An int is the number of rows changed, and that number decides. */
public interface AppMapper {
    int add(AppRow app);

    /**
     * Takes a time step, if it is later than all taken before and the list of refused steps is still the one that was
     * read. {@code request} may be null.
     */
    int accept(String id, long step, String seenRefusedSteps, String request);

    /** Remembers what a refused code looked like; both suspects null if like nothing. */
    int note(String id, Long suspectStep, Long suspectOffset, String refusedSteps);

    /** The apps confirmed first and last: a few rows to try the keys on. */
    List<AppRow> oldestAndNewest();

    int deleteOf(String account);
}
