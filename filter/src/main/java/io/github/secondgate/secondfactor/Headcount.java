package io.github.secondgate.secondfactor;

import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.ApplicationAccounts;
import io.github.secondgate.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Counts whom a policy would stop, and who depends on a method, before it is put in force. Who has signed in without ever touching the second factor is
 * on no record here; only the application's own list of accounts knows them. Reads whole tables: for an administrator's
 * rare question. Safe for concurrent use.
 */
public final class Headcount {
    private final Database database;
    private final ApplicationAccounts listed;
    private final UnaryOperator<String> accountOf;
    private final Clock clock;

    /**
     * @param listed the application's list, or null where it gives none
     * @param accountOf the account of a name of that list, or null where it is none
     */
    public Headcount(Database database, ApplicationAccounts listed, UnaryOperator<String> accountOf, Clock clock) {
        this.database = database;
        this.listed = listed;
        this.accountOf = accountOf;
        this.clock = clock;
    }

    /** @throws io.github.secondgate.store.StoreUnavailableException if a database does not answer */
    public Reach of(Policy policy) {
        Map<String, AccountRow> unenrolled = database
                .transaction(t -> t.accounts().unenrolled())
                .stream()
                .collect(Collectors.toMap(AccountRow::account, row -> row));
        boolean byRole = policy.requirement() == Requirement.ROLES;
        if (listed == null || byRole && !listed.tellsRoles()) {
            Map<String, Set<String>> everybody = new HashMap<>();
            unenrolled.keySet().forEach(account -> everybody.put(account, policy.roles()));
            return count(
                    policy, everybody, unenrolled, byRole ? Reach.Basis.ON_RECORD_IN_ANY_ROLE : Reach.Basis.ON_RECORD);
        }
        Map<String, Set<String>> everybody = everybody();
        everybody
                .keySet()
                .removeAll(new HashSet<>(database.transaction(t -> t.accounts().enrolled())));
        return count(policy, everybody, unenrolled, Reach.Basis.ALL);
    }

    /**
     * How many accounts have these as their only factors.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer
     */
    public int onlyBy(Set<Channel> channels) {
        List<String> names = channels.stream().map(Channel::name).collect(Collectors.toList());
        return names.isEmpty() ? 0 : database.transaction(t -> t.channels().countOnly(names));
    }

    private Map<String, Set<String>> everybody() {
        Map<String, Set<String>> everybody = new HashMap<>();
        listed.each((name, role) -> {
            String account = accountOf.apply(name);
            if (account != null) {
                everybody.computeIfAbsent(account, a -> new HashSet<>()).add(role);
            }
        });
        return everybody;
    }

    private Reach count(
            Policy policy, Map<String, Set<String>> everybody, Map<String, AccountRow> onRecord, Reach.Basis basis) {
        Instant now = clock.instant();
        int stopped = 0;
        int later = 0;
        for (Map.Entry<String, Set<String>> one : everybody.entrySet()) {
            AccountRow row = onRecord.get(one.getKey());
            AccountFacts facts = row == null
                    ? new AccountFacts(one.getKey(), 0, Collections.emptyList(), null, 0)
                    : AccountFacts.of(one.getKey(), row);
            Demand demand = policy.decide(facts, one.getValue()::contains, now);
            stopped += demand.kind() == Demand.Kind.ENROLMENT ? 1 : 0;
            later += demand.graceEndsAt() == null ? 0 : 1;
        }
        return new Reach(stopped, later, basis);
    }
}
