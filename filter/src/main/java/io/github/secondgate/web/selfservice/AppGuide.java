package io.github.secondgate.web.selfservice;

import io.github.secondgate.web.page.Exchange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;

/**
 * Which authenticator apps there are, for whoever has none: those for the device at hand first, and of these the first one
 * as what to take. What a client says of its device is no evidence, and need not be: it decides an order. The names come
 * from the messages, so that a portal says its own. Immutable.
 */
final class AppGuide {
    private static final int EXAMPLES = 3;
    private static final List<String> GROUPS = Arrays.asList("android", "ios", "desktop", "browser", "passwords");

    /** What the header holds, and the group; the first that fits wins, as a phone also claims to be a computer. */
    private static final String[][] DEVICES = {
        {"Android", "android"},
        {"iPhone", "ios"},
        {"iPad", "ios"},
        {"iOS", "ios"},
        {"Windows", "desktop"},
        {"Mac", "desktop"},
        {"CrOS", "desktop"},
        {"Chrome OS", "desktop"},
        {"Linux", "desktop"},
    };

    /** Apps of one kind. */
    static final class Group {
        final String name;
        final String apps;

        private Group(String name, String apps) {
            this.name = name;
            this.apps = apps;
        }
    }

    /** What to take on this device; null where the device is unknown. */
    final String pick;

    /** A few that most people have heard of. */
    final String examples;

    final List<Group> groups;

    private AppGuide(String pick, String examples, List<Group> groups) {
        this.pick = pick;
        this.examples = examples;
        this.groups = Collections.unmodifiableList(groups);
    }

    static AppGuide of(Exchange exchange) {
        return of(device(exchange.request), exchange::text);
    }

    /** @param device the key of a group, or null */
    static AppGuide of(String device, UnaryOperator<String> words) {
        List<String> keys = new ArrayList<>(GROUPS);
        if (device != null) {
            keys.remove(device);
            keys.add(0, device);
        }
        List<Group> groups = keys.stream()
                .map(key -> new Group(words.apply("apps." + key + ".name"), words.apply("apps." + key)))
                .collect(Collectors.toList());
        // At a computer it is a phone that scans, most likely.
        String phone = "ios".equals(device) ? device : "android";
        List<String> known = names(words.apply("apps." + phone));
        return new AppGuide(
                device == null ? null : names(groups.get(0).apps).get(0),
                String.join(", ", known.subList(0, Math.min(EXAMPLES, known.size()))),
                groups);
    }

    /** As the languages separate them. */
    private static List<String> names(String list) {
        return Arrays.asList(list.trim().split("\\s*[,،、，]\\s*"));
    }

    private static String device(HttpServletRequest request) {
        String hinted = device(request.getHeader("Sec-CH-UA-Platform"));
        return hinted == null ? device(request.getHeader("User-Agent")) : hinted;
    }

    /** By what a client says of itself; null where that tells nothing. */
    static String device(String said) {
        for (String[] device : DEVICES) {
            if (said != null && said.contains(device[0])) {
                return device[1];
            }
        }
        return null;
    }
}
