package io.github.secondgate.store;

import java.util.List;

/** Notices on their way. An int is the number of rows changed, and that number decides. */
public interface OutboxMapper {
    int add(OutboxRow row);

    /** When the first of these was written after {@code since}, or null; mails that count repetitions are none. */
    Long firstOf(String sameness, long since);

    /** The mail that counts repetitions of these and was not tried yet, or null. */
    OutboxRow repetitionOf(String sameness);

    /** Lets it tell of one more, if nobody did so or took it since it was read. */
    int repeat(String id, String body, int repetitions);

    /** Accounts with a row that is due and neither sent nor given up: what was tried least first, then the longest due. */
    List<String> accountsDue(long now, int most);

    /** How many are neither sent nor given up. */
    long waiting();

    /** When the oldest of these was written, or null. */
    Long oldestWaiting();

    /** Of those of an account, the one that was tried least, of these the longest due; null where none is due any more. */
    OutboxRow nextOf(String account, long now);

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

    /** The ids of those that were sent until then. */
    List<String> oldSent(long then, int most);

    /** The ids of those that were given up until then. */
    List<String> oldGivenUp(long then, int most);

    int deleteAll(List<String> ids);
}
