package io.github.secondgate.store;

import java.util.List;

/** Notices on their way. An int is the number of rows changed, and that number decides. */
public interface OutboxMapper {
    int add(OutboxRow row);

    /** Those that are due and neither sent nor given up, the longest due first; at most so many. */
    List<OutboxRow> due(long now, int most);

    /**
     * Takes a row for one try, if nobody has taken it since it was read.
     *
     * @param dueAt when others may take it, if nothing is heard of this try
     */
    int claim(String id, long seenDueAt, long dueAt);

    /** Notes when a claimed row is tried again. */
    int postpone(String id, long dueAt);

    int sent(String id, long now);

    int giveUp(String id, long now);

    /** Deletes those that were sent or given up until then. */
    int deleteUntil(long then);
}
