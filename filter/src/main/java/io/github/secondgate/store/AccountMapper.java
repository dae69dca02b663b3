package io.github.secondgate.store;

import java.util.List;

/**
 * Accounts: change counter and failure counters. Where a method returns an int it is the number of rows it changed, and
 * that number decides.
 */
public interface AccountMapper {
    /** The account with its apps and its stock of recovery codes, or null. Takes no lock. */
    AccountRow find(String account);

    /** The same with the version of the newest policy; never null, but of no account where there is none. */
    AccountRow findWithPolicy(String account);

    /** What a session that has passed is looked at again by; never null, but of no account where there is none. */
    StandingRow standing(String account);

    /**
     * Those whose name is like the pattern, with {@code !} before a wildcard that is meant itself; by name.
     *
     * @param from the least name that can be, or null
     * @param below the least name after all that can be, or null
     * @param after only those that come after this name, or null
     */
    List<AccountRow> search(String from, String below, String pattern, String after, int most);

    /**
     * Leaves nothing of the account but its name, the moment, and a change counter that no session was decided on: what was
     * counted, required or hashed is gone.
     */
    int forget(String account, long now);

    /**
     * Gives an account what another one has in its own row: counters of failures, the demand for a factor, how recovery
     * codes were hashed.
     *
     * @param changes the new change counter, higher than that of both
     */
    int inherit(String account, AccountRow from, long changes);

    /** Notes that all factors were taken away. */
    int noteReset(String account, long now);

    /**
     * Accounts with an exemption that was not ended: the name, and the last moment of all that they have; by name.
     *
     * @param after only those that come after this name, or null
     */
    List<AccountRow> exempted(String after, int most);

    /** Accounts of which it is noted when a factor was first demanded: the name and that; by name. */
    List<AccountRow> demanded(String after, int most);

    /** The names of all accounts that come after one, or of all; in order. */
    List<String> names(String after, int most);

    /** Holds the account until the transaction ends; null if there is none. */
    Long lock(String account);

    /** Adds the account where there is none. Two at once: one fails on the key, and its transaction is run again. */
    int addIfAbsent(String account);

    /** Counts a try on the app counter if nothing was counted, and no factor changed, since it was read. */
    int countApp(String account, int seenFailures, long seenAt, long seenChanges, int failures, long now);

    /** Takes one try on the app counter back; the time of the last failure stays. */
    int takeBackApp(String account);

    /** Counts a try on the counter of recovery codes if nothing was counted, and no factor changed, since it was read. */
    int countRecovery(String account, int seenTries, long seenAt, long seenChanges, int tries, long windowAt);

    /** Takes one try on the counter of recovery codes back, where the code was not looked at. */
    int takeBackRecovery(String account);

    /** Counts a try on the counter of passwords if nothing was counted since it was read. */
    int countPassword(String account, int seenFailures, long seenAt, int failures, long now);

    /** Sets the counters of app codes and recovery codes to nothing. */
    int forgiveCodes(String account);

    /** The same, if no code of an app was counted and no factor changed since they were read. */
    int forgiveSeen(String account, int seenFailures, long seenAt, long seenChanges);

    /** Sets the counter of passwords to nothing. */
    int forgivePassword(String account);

    /** Notes that two-factor is required from now on, where that was not noted before. */
    int noteRequired(String account, long now);

    /** Forgets of all accounts when two-factor was first required; reads the whole table. */
    int forgetRequired();

    /** Raises the change counter by one, and names the parameters of the set of recovery codes (null for none). */
    int change(String account, String recoveryParameters);

    /** The same if the counter still stands at {@code seenChanges}. */
    int changeFrom(String account, long seenChanges, String recoveryParameters);
}
