package io.github.secondgate.config.kind;

import io.github.secondgate.gate.PathRule;
import io.github.secondgate.login.SignAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Kinds of addresses: inside the application, of its pages and of other sites. */
public final class AddressKinds {
    private static final String ORIGIN = "https?://([a-z0-9.-]+|\\[[0-9a-f:.]+\\])(:\\d{1,5})?";

    private AddressKinds() {}

    /** An address inside the context. */
    public static Kind<String> address(String described) {
        return Kind.value(
                described,
                "give an address inside the application, with one leading slash",
                text -> text.matches("/[A-Za-z0-9._~/-]*") && !PathRule.crafted(text) ? text : null);
    }

    /** At least one. */
    public static Kind<List<SignAddress>> signAddresses(String described) {
        return new Kind<>(described, null, (text, faults) -> {
            List<SignAddress> addresses = new ArrayList<>();
            for (String item : text.split("\\s*,\\s*")) {
                try {
                    SignAddress address = SignAddress.of(item);
                    if (PathRule.crafted(address.path())) {
                        throw new IllegalArgumentException("'" + item + "' is not as a container would have it");
                    }
                    addresses.add(address);
                } catch (IllegalArgumentException e) {
                    faults.add(
                            "does not fit: " + e.getMessage(),
                            "give an address inside the application, with one leading slash, and divide several with"
                                    + " commas");
                }
            }
            return addresses.isEmpty() ? null : addresses;
        });
    }

    public static Kind<List<PathRule>> rules() {
        Kind<Set<String>> list = Kind.list("addresses, `/x` or `/x/**`, but not `/**`");
        return new Kind<>(list.described, Collections.emptyList(), (text, faults) -> {
            List<PathRule> rules = new ArrayList<>();
            for (String item : list.read(text, faults)) {
                if (item.contains(" /")) {
                    faults.add("holds '" + item + "'", "divide the addresses with commas");
                }
                if (item.equals("/**")) {
                    faults.add("holds /**, which would make everything public", "name the public addresses one by one");
                }
                try {
                    rules.add(PathRule.of(item));
                } catch (IllegalArgumentException e) {
                    faults.add("does not fit: " + e.getMessage(), "write addresses like /, /about or /public/**");
                }
            }
            return rules;
        });
    }

    /** In small letters, as browsers write them. */
    public static Kind<Set<String>> origins() {
        Kind<Set<String>> list = Kind.list("origins, each with scheme and host, no path");
        return new Kind<>(list.described, Collections.emptySet(), (text, faults) -> {
            Set<String> origins = new LinkedHashSet<>();
            for (String origin : list.read(text, faults)) {
                String lower = origin.toLowerCase(Locale.ROOT);
                if (!lower.matches(ORIGIN)) {
                    faults.add("holds '" + origin + "'", "write it like https://www.example.com, without a path");
                }
                origins.add(lower);
            }
            return origins;
        });
    }

    /** An address that whoever may reach nothing of the application yet can go to. */
    public static Kind<String> link() {
        return Kind.value(
                "address that begins with `https://`, `mailto:` or `tel:`",
                "give an address that begins with https://, mailto: or tel:",
                text -> text.matches("(https://|mailto:|tel:)[!-~]{1,200}") ? text : null);
    }

    /** As it stands in the address bar, without scheme and port. */
    public static Kind<String> host() {
        return Kind.value(
                "host name",
                "give the host alone, such as www.example.org",
                text -> text.matches("[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})*") ? text : null);
    }
}
