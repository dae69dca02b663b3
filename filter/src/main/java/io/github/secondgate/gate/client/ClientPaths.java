package io.github.secondgate.gate.client;

import io.github.secondgate.gate.PathRule;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** At which addresses of the application a client may show what. Immutable. */
public final class ClientPaths {
    /** Rules are kept in one column, with commas between them. */
    private static final int LONGEST_RULE = 255;

    private final Map<PathRule, Set<ClientProof>> rules;
    private final String ours;

    /** @param ours the address of our own pages, where nothing is looked at whatever the rules say */
    public ClientPaths(Map<PathRule, Set<ClientProof>> rules, String ours) {
        this.ours = ours;
        this.rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    }

    /**
     * What is wrong with the address of a rule, for a sentence about it; null where nothing is.
     *
     * @param ours the address of our own pages
     * @param signing where people sign in and out
     */
    public static String fault(String address, String ours, String... signing) {
        PathRule rule;
        try {
            rule = PathRule.of(address);
        } catch (IllegalArgumentException e) {
            return "does not fit: " + e.getMessage();
        }
        if (address.equals("/**")) {
            return "would take the place of a second factor everywhere";
        }
        if (address.equals(ours) || address.startsWith(ours + "/")) {
            return "is among Secondgate's own pages at " + ours;
        }
        if (Arrays.stream(signing).anyMatch(rule::matches)) {
            return "covers the loginPath or the logoutPath";
        }
        return address.indexOf(',') < 0 && address.length() <= LONGEST_RULE ? null : "holds a comma, or is too long";
    }

    /** Whether there are no such addresses. */
    public boolean none() {
        return rules.isEmpty();
    }

    /** What is looked at there; of several rules for one address all count. */
    Set<ClientProof> at(String path) {
        Set<ClientProof> proofs = EnumSet.noneOf(ClientProof.class);
        if (path.equals(ours) || path.startsWith(ours + "/")) {
            return proofs;
        }
        rules.forEach((rule, accepted) -> {
            if (rule.matches(path)) {
                proofs.addAll(accepted);
            }
        });
        return proofs;
    }

    /** The addresses where machine credentials count, as the setting has them. */
    public List<String> forCredentials() {
        return rules.entrySet().stream()
                .filter(rule -> rule.getValue().contains(ClientProof.CREDENTIAL))
                .map(rule -> rule.getKey().toString())
                .collect(Collectors.toList());
    }
}
