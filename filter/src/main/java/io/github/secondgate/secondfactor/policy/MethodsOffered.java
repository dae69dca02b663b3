package io.github.secondgate.secondfactor.policy;

import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.store.AccountRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which methods people can set up: the authenticator app always, and codes by the channels that are switched on, of those
 * by which codes can leave at all. It says nothing of who may sign in: who has a method keeps it when it is switched off.
 * Immutable.
 */
public final class MethodsOffered {
    /** The app's name beside those of {@link Channel#key}. */
    public static final String APP = AccountRow.APP;

    private final Set<Channel> on;
    private final Set<Channel> deliverable;

    /**
     * @param on channels by which codes can be configured
     * @param deliverable channels that could be switched on, because the settings say how their codes leave
     * @throws IllegalArgumentException where one is switched on by which nothing can leave
     */
    public MethodsOffered(Collection<Channel> on, Collection<Channel> deliverable) {
        if (!deliverable.containsAll(on)) {
            throw new IllegalArgumentException("Of " + on + ", codes can leave by " + deliverable + " only");
        }
        this.on = copy(on);
        this.deliverable = copy(deliverable);
    }

    private static Set<Channel> copy(Collection<Channel> channels) {
        Set<Channel> copy = EnumSet.noneOf(Channel.class);
        copy.addAll(channels);
        return Collections.unmodifiableSet(copy);
    }

    /** Nothing beside the app, and nothing else that could be. */
    public static MethodsOffered appOnly() {
        return new MethodsOffered(Collections.emptySet(), Collections.emptySet());
    }

    /** Whether codes by this channel can be configured. */
    public boolean includes(Channel channel) {
        return on.contains(channel);
    }

    /** Whether it could be switched on. */
    public boolean canInclude(Channel channel) {
        return deliverable.contains(channel);
    }

    /**
     * Others in their place.
     *
     * @throws IllegalArgumentException as above
     */
    public MethodsOffered switchedTo(Collection<Channel> channels) {
        return new MethodsOffered(channels, deliverable);
    }

    /** Channels that are switched on here and would not be there; in order. */
    public Set<Channel> lostIn(MethodsOffered next) {
        Set<Channel> lost = EnumSet.noneOf(Channel.class);
        lost.addAll(on);
        lost.removeAll(next.on);
        return lost;
    }

    /** As addresses, the INI and JSON name them, the app first. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        keys.add(APP);
        on.forEach(channel -> keys.add(channel.key()));
        return keys;
    }

    /** As it is stored and logged: {@code app,email}. */
    String text() {
        return String.join(",", keys());
    }

    /**
     * What {@link #text} wrote, without what cannot leave any more. An empty text is from before this was stored, and
     * means these.
     */
    MethodsOffered stored(String text) {
        if (text.isEmpty()) {
            return this;
        }
        List<String> keys = Arrays.asList(text.split(","));
        Set<Channel> stored = EnumSet.noneOf(Channel.class);
        deliverable.stream().filter(channel -> keys.contains(channel.key())).forEach(stored::add);
        return switchedTo(stored);
    }
}
