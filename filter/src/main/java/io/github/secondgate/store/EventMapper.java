package io.github.secondgate.store;

import java.util.List;

/** The kept audit log. An int is the number of rows changed. */
public interface EventMapper {
    int add(EventRow event);

    /** Adds the event to a row that is the same but for its time and has a greater id; 0 where none is. */
    int countAgain(EventRow event, String above);

    /**
     * Events, the newest first.
     *
     * @param account whom they concern, or null for all
     * @param kind of this kind, or null for all
     * @param above only those of a greater id, or null
     * @param below only those of a lesser id, or null
     * @param most how many at most, at least 1
     */
    List<EventRow> newest(String account, String kind, String above, String below, int most);

    /** The same, but the oldest first. */
    List<EventRow> oldest(String account, String kind, String above, String below, int most);

    /** The ids of those that come before an id, the oldest first. */
    List<String> old(String before, int most);

    int deleteAll(List<String> ids);
}
