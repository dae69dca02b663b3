package io.github.secondgate.store;

import java.util.List;

/** What accounts did so far in windows of time. An int is the number of rows changed, and that number decides. */
public interface LimitMapper {
    /** Counts one more in a window that runs and is not full; whoever gets 1 holds the row. */
    int use(String account, String verb, int most, long since, long now);

    /** Begins the next window, with one counted, where the last one began at {@code since} or before, or after now. */
    int begin(String account, String verb, long since, long now);

    /** The first window, with one counted. Two at once: one fails on the key, and its transaction is run again. */
    int add(String account, String verb, long now);

    /** Takes one back. */
    int giveBack(String account, String verb);

    /** When the window began, or null; the row is held until the transaction ends. */
    Long lock(String account, String verb);

    /** When those windows began, of all accounts, that began until then; the oldest first. */
    List<Long> over(long then, int most);

    /** Deletes, of all accounts, those that began until then. */
    int deleteUntil(long then);
}
