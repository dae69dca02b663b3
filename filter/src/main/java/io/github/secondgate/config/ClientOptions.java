package io.github.secondgate.config;

import io.github.secondgate.gate.PathRule;
import io.github.secondgate.gate.client.ClientPaths;
import io.github.secondgate.gate.client.ClientProof;
import io.github.secondgate.text.ColumnWidth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the settings of clients that sign in with each request mean, each read exactly once. */
public final class ClientOptions {
    public final ClientPaths paths;

    public ClientOptions(Settings settings) {
        Map<PathRule, Set<ClientProof>> rules = new LinkedHashMap<>();
        settings.keyed(Setting.CLIENTS).forEach((path, proofs) -> {
            PathRule rule = rule(settings, path);
            if (rule != null && proofs != null) {
                rules.put(rule, proofs);
            }
        });
        paths = new ClientPaths(rules, settings.get(Setting.PATH));
    }

    /** Null where it cannot be one; then that was told. */
    private static PathRule rule(Settings settings, String path) {
        String fault = fault(settings, path);
        if (fault != null) {
            settings.fault(Setting.CLIENTS, path, fault, "write an address that only programs ask for, like"
                    + " secondgate.clients[/api/**] = credential");
            return null;
        }
        return PathRule.of(path);
    }

    private static String fault(Settings settings, String path) {
        PathRule rule;
        try {
            rule = PathRule.of(path);
        } catch (IllegalArgumentException e) {
            return "does not fit: " + e.getMessage();
        }
        String base = settings.get(Setting.PATH);
        if (path.equals("/**")) {
            return "would take the place of a second factor everywhere";
        }
        if (path.equals(base) || path.startsWith(base + "/")) {
            return "is among Secondgate's own pages at " + base;
        }
        if (rule.matches(settings.get(Setting.LOGIN_PATH)) || rule.matches(settings.get(Setting.LOGOUT_PATH))) {
            return "covers the loginPath or the logoutPath";
        }
        // A comma stands between the paths of a credential.
        return path.indexOf(',') < 0 && ColumnWidth.CREDENTIAL_PATHS.holds(path) ? null : "holds a comma, or is too long";
    }
}
