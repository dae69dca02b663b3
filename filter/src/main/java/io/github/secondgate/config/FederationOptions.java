package io.github.secondgate.config;

import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.Federation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the lines about logins of other organisations mean. */
final class FederationOptions {
    private FederationOptions() {}

    /** @param realms the names of the application's realms; empty where they could not be found out */
    static Federation of(Settings settings, AccountNames accountNames, List<String> realms) {
        Set<String> federated = settings.get(Setting.FEDERATED_REALMS);
        Set<String> unknown = new HashSet<>(federated);
        unknown.removeAll(realms);
        if (!unknown.isEmpty() && !realms.isEmpty()) {
            settings.fault(
                    Setting.FEDERATED_REALMS,
                    "names no realm of this application with '" + String.join(", ", unknown) + "'",
                    "its realms are " + String.join(", ", realms));
        } else if (!realms.isEmpty() && federated.containsAll(realms)) {
            settings.fault(
                    Setting.FEDERATED_REALMS,
                    "names every realm, so that nobody is ever asked for a second factor",
                    "leave out the realm that checks passwords here, or say secondgate.require = off");
        }
        return new Federation(federated, attribute(settings), accountNames);
    }

    private static String attribute(Settings settings) {
        String name = settings.get(Setting.FEDERATED_ATTRIBUTE);
        // The container keeps what visitors typed under names of its own, such as the query string of a forward.
        if (name != null && name.matches("(javax|jakarta|org\\.apache|io\\.github\\.secondgate)\\..*")) {
            settings.fault(
                    Setting.FEDERATED_ATTRIBUTE,
                    "is '" + name + "', a name that is not the application's own",
                    "name an attribute that only the application sets");
            return null;
        }
        return name;
    }
}
