package io.github.secondgate.store;

import java.util.List;

/** Set-ups, waiting or abandoned. An int is the number of rows changed, and that number decides. */
public interface EnrolmentMapper {
    int add(EnrolmentRow setup);

    /** The set-up if it is this account's, else null. */
    EnrolmentRow find(String account, String id);

    /** All of the account, the newest first. */
    List<EnrolmentRow> allOf(String account);

    /** Marks a waiting set-up as abandoned. */
    int abandon(String account, String id, long now);

    /** Remembers what a refused code looked like; both suspects null if like nothing. */
    int note(String id, Long suspectStep, Long suspectOffset, String refusedSteps);

    int delete(String id);

    /** The ids, of all accounts, of those that were abandoned, or were begun and never abandoned, until then. */
    List<String> old(long then, int most);

    int deleteAll(List<String> ids);
}
