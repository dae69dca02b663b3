package io.github.secondgate.store;

import java.util.List;

/** Machine credentials. An int is the number of rows changed, and that number decides. */
public interface CredentialMapper {
    int add(CredentialRow credential);

    /** The credential, whoever's it is, or null. */
    CredentialRow find(String id);

    /** All of the account, those that are good first, the newest first. */
    List<CredentialRow> allOf(String account);

    /** Notes a use, unless one later than {@code before} is noted. */
    int use(String id, String address, long now, long before);

    /** Ends it if it is this account's and has not ended. */
    int end(String account, String id, String ending, String by, long now);

    /** Ends all of the account that have not ended. */
    int endAllOf(String account, String ending, long now);

    /** The ids, of all accounts, of those whose time is over and that have not ended. */
    List<String> due(long now, int most);

    /** The ids, of all accounts, of those that ended then or before. */
    List<String> old(long then, int most);

    int deleteAll(List<String> ids);
}
