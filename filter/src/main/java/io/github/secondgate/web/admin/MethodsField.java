package io.github.secondgate.web.admin;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.policy.MethodsOffered;
import io.github.secondgate.view.LocalizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The methods that people can set up, as an administrator's form says them: the field comes once for each method, the app
 * among them. Where it does not come at all, they stay as they are.
 */
final class MethodsField {
    static final String NAME = "methods";

    private final Input input;

    MethodsField(Input input) {
        this.input = input;
    }

    /** Whether it names the app, and beside it only what can be switched on. */
    boolean isUsable(MethodsOffered seen) {
        if (!input.sent(NAME)) {
            return true;
        }
        List<String> names = names();
        return names.contains(MethodsOffered.APP)
                && names.stream().allMatch(name -> name.equals(MethodsOffered.APP) || isOf(seen, name));
    }

    private static boolean isOf(MethodsOffered seen, String name) {
        return Arrays.stream(Channel.values())
                .anyMatch(channel -> channel.key().equals(name) && seen.canInclude(channel));
    }

    /** What is to take the place of {@code seen}, without what cannot be switched on. */
    MethodsOffered amending(MethodsOffered seen) {
        if (!input.sent(NAME)) {
            return seen;
        }
        Set<Channel> chosen = EnumSet.noneOf(Channel.class);
        for (Channel channel : Channel.values()) {
            if (seen.canInclude(channel) && names().contains(channel.key())) {
                chosen.add(channel);
            }
        }
        return seen.switchedTo(chosen);
    }

    private List<String> names() {
        return Arrays.stream(input.text(NAME).split(",")).map(String::trim).collect(Collectors.toList());
    }

    /** What can be chosen, for the form. */
    static List<Choice> choice(LocalizedText words, MethodsOffered methods) {
        List<Choice> choice = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            choice.add(new Choice(
                    channel.key(), name(words, channel), methods.canInclude(channel), methods.includes(channel)));
        }
        return choice;
    }

    /** As people know them. */
    static String text(LocalizedText words, MethodsOffered methods) {
        List<String> names = new ArrayList<>();
        names.add(words.text("kind." + MethodsOffered.APP));
        Arrays.stream(Channel.values())
                .filter(methods::includes)
                .map(channel -> name(words, channel))
                .forEach(names::add);
        return String.join(", ", names);
    }

    /** As people know them; null for none. */
    static String text(LocalizedText words, Set<Channel> channels) {
        return channels.isEmpty()
                ? null
                : channels.stream().map(channel -> name(words, channel)).collect(Collectors.joining(", "));
    }

    static List<String> keys(Set<Channel> channels) {
        return channels.stream().map(Channel::key).collect(Collectors.toList());
    }

    private static String name(LocalizedText words, Channel channel) {
        return words.text("kind." + channel.key());
    }

    /** A method in the form. Immutable. */
    static final class Choice {
        final String key;
        final String name;
        final boolean deliverable;
        final boolean chosen;

        /** @param deliverable whether codes can leave that way at all */
        Choice(String key, String name, boolean deliverable, boolean chosen) {
            this.key = key;
            this.name = name;
            this.deliverable = deliverable;
            this.chosen = chosen;
        }
    }
}
