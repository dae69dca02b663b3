package io.github.secondgate.store;

import java.util.List;

/** The kept audit log. An int is the number of rows changed. */
public interface EventMapper {
    int add(EventRow event);

    /** Adds the event to a row that is the same but for its time and happened after {@code since}; 0 where none is. */
    int countAgain(EventRow event, long since);

    /**
     * Events, the newest first.
     *
     * @param account whom they concern, or null for all
     * @param kind of this kind, or null for all
     * @param from not before this moment in epoch milliseconds, or null
     * @param until before this moment, or null
     * @param before only those that come before this id in time, or null
     * @param skip how many to leave out, not negative
     * @param most how many at most, at least 1
     */
    List<EventRow> find(String account, String kind, Long from, Long until, String before, int skip, int most);

    /** Deletes events that happened before {@code then}. */
    int deleteBefore(long then);
}
