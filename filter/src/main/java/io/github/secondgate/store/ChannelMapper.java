package io.github.secondgate.store;

import java.util.List;

/** The channels by which an account gets codes. An int is the number of rows changed, and that number decides. */
public interface ChannelMapper {
    /** @param destination digest of the address that was verified */
    int add(String account, String channel, String destination, long now);

    int markUsed(String account, String channel, UseRow use);

    /** Null where none of its codes was used since the one that confirmed it. */
    UseRow lastUse(String account, String channel);

    int delete(String account, String channel);

    /** How many accounts have no factor but codes by these channels, which must not be none. */
    int countOnly(List<String> channels);

    /** Accounts that get codes by this channel, in order; those after a name, or all. */
    List<String> owners(String channel, String after, int most);
}
