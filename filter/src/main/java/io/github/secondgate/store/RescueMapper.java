package io.github.secondgate.store;

/**
 * People who ask the helpdesk to let them in. An int is the number of rows changed, and that number decides. Where the
 * account's factors have changed since somebody asked, it is as if nobody had.
 */
public interface RescueMapper {
    int add(RescueRow rescue);

    /** The one that goes by this phrase, whatever became of it, or null. */
    RescueRow find(String phrase);

    /** The newest that this session asked for, or null. */
    RescueRow newest(String account, String sessionMark);

    /** Notes the code that was issued, where none was before. */
    int issue(String id, String hash, String parameters, String agent, String reason, long now);

    /** Spends a code that was issued. */
    int spend(String id, long now);

    /** Deletes, of all accounts, those that were asked for until then. */
    int deleteUntil(long then);
}
