package io.github.secondgate.store;

import java.util.List;

/** Trusted browsers. An int is the number of rows changed, and that number decides. */
public interface BrowserMapper {
    int add(BrowserRow browser);

    /** The browser, whoever's it is, or null. */
    BrowserRow find(String id);

    /** All of the account, the one used last first. */
    List<BrowserRow> allOf(String account);

    /** Replaces the secret if it is still the one that was seen. */
    int rotate(String id, String seenHash, String hash, long now);

    /** Deletes the browser if it is this account's. */
    int delete(String account, String id);

    /** Deletes the browser, whoever's it is, if this is its secret. */
    int deleteHolding(String id, String hash);

    int deleteOf(String account);

    /** The ids, of all accounts, of those that were trusted then or before. */
    List<String> old(long then, int most);

    int deleteAll(List<String> ids);
}
