package io.github.secondgate.store;

import java.util.List;

/** Codes that were sent by e-mail or SMS. An int is the number of rows changed, and that number decides. */
public interface SentCodeMapper {
    int add(SentCodeRow code);

    /** All of the account that are still kept, the newest first. */
    List<SentCodeRow> allOf(String account);

    /** When codes went to any of these destinations after {@code then}, whoever asked for them; the newest first. */
    List<Long> sentTo(List<String> destinations, long then);

    /** How many codes left by this channel after {@code then}, of all accounts. */
    int sentBy(String channel, long then);

    int spend(String id, long now);

    int delete(String id);

    /** The ids, of all accounts, of those that were sent until then. */
    List<String> old(long then, int most);

    int deleteAll(List<String> ids);
}
