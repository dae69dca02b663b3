package io.github.secondgate.store;

import java.util.List;

/**
 * People who ask the helpdesk to let them in. An int is the number of rows changed, and that number decides. Where the
 * account's factors have changed since somebody asked, it is as if nobody had.
 */
public interface RescueMapper {
    int add(RescueRow rescue);

    /** The one that goes by this phrase, whatever became of it, or null. */
    RescueRow find(String phrase);

    /** How many go by this phrase, those included that nobody answers to any more. */
    long taken(String phrase);

    /** The newest that this session asked for, or null. */
    RescueRow newest(String account, String sessionMark);

    /** When those were asked for that wait for a code and were asked for after {@code since}, the oldest first. */
    List<Long> waiting(String account, long since);

    /** Notes the code that was issued, where none was before. */
    int issue(String id, String hash, String parameters, String agent, String reason, long now);

    /** Spends a code that was issued. */
    int spend(String id, long now);

    /** The ids, of all accounts, of those that were asked for until then. */
    List<String> old(long then, int most);

    int deleteAll(List<String> ids);
}
