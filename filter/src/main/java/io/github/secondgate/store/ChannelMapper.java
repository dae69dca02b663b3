package io.github.secondgate.store;

/** The channels by which an account gets codes. An int is the number of rows changed, and that number decides. */
public interface ChannelMapper {
    int add(String account, String channel, long now);

    int markUsed(String account, String channel, long now);

    int delete(String account, String channel);

    int deleteOf(String account);
}
