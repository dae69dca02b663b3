package io.github.secondgate.store;

import java.util.List;

/** Confirmed authenticator apps. An int is the number of rows changed, and that number decides. */
public interface TotpAppMapper {
    int add(TotpAppRow app);

    /**
     * Takes a time step, if it is later than all taken before, and the list of refused steps and the time of closing are
     * still those that were read. {@code request} may be null; {@code use} becomes the last one.
     */
    int accept(String id, long step, String seenRefusedSteps, long seenClosedAt, String request, UseRow use);

    /** Notes for the account's apps, but for {@code passedBy} (null for none), that it passed by something else. */
    int close(String account, String passedBy, long now);

    /**
     * Remembers what a refused code looked like, if the list of refused steps is still the one that was read; both
     * suspects null if like nothing.
     */
    int note(String id, Long suspectStep, Long suspectOffset, String refusedSteps, String seenRefusedSteps);

    /** The apps confirmed first and last: a few rows to try the keys on. */
    List<TotpAppRow> oldestAndNewest();

    /** Calls the app otherwise, if it is this account's. */
    int rename(String account, String id, String name);

    /** Puts another encryption of the same secret in the place of the one there is. */
    int reseal(String id, String secret);

    /** Deletes the app, if it is this account's. */
    int delete(String account, String id);

    int deleteOf(String account);

    /** Accounts that have an app, in order, once for each; those after a name, or all. */
    List<String> owners(String after, int most);
}
