package io.github.secondgate.secondfactor.policy;

import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.store.AccountMapper;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.application.ApplicationAccounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Counts whom a policy would stop, and who depends on a method, before it is put in force. Who has signed in without ever
 * touching the second factor is on no record here; only the application's own list of accounts knows them.
 *
 * <p>Reads whole tables, in parts, and keeps 8 to 32 bytes an account meanwhile: for an administrator's rare question. After 3
 * seconds it stops reading the application's list, and the number is a least one. Safe for concurrent use.
 */
public final class PolicyImpact {
    /** Accounts read at once. */
    private static final int AT_ONCE = 10_000;
    /** Of the application's list. An administrator waits for a number; whoever has more accounts is told "at least". */
    private static final Duration LONGEST_READ = Duration.ofSeconds(3);

    private final Database database;
    private final ApplicationAccounts listed;
    private final UnaryOperator<String> accountOf;
    private final Clock clock;

    /**
     * @param listed the application's list, or null where it gives none
     * @param accountOf the account of a name of that list, or null where it is none
     */
    public PolicyImpact(Database database, ApplicationAccounts listed, UnaryOperator<String> accountOf, Clock clock) {
        this.database = database;
        this.listed = listed;
        this.accountOf = accountOf;
        this.clock = clock;
    }

    /** @throws io.github.secondgate.store.StoreUnavailableException if a database does not answer */
    public ImpactCount of(Policy policy) {
        Instant now = clock.instant();
        boolean byRole = policy.requirement() == Enforcement.ROLES;
        if (listed == null || byRole && !listed.tellsRoles()) {
            Count count = new Count(policy, now);
            each(AccountMapper::names, account -> count.meet(account, role -> true));
            return count.reach(byRole ? ImpactCount.Basis.ON_RECORD_IN_ANY_ROLE : ImpactCount.Basis.ON_RECORD);
        }
        Count count = new Count(policy, now);
        Instant enough = now.plus(LONGEST_READ);
        boolean whole = listed.each((name, role) -> {
            String account = accountOf.apply(name);
            if (account != null) {
                count.meet(account, wanted -> wanted.equals(role));
            }
            return clock.instant().isBefore(enough);
        });
        return count.reach(whole ? ImpactCount.Basis.ALL : ImpactCount.Basis.AT_LEAST);
    }

    /** Hands on every account of a table, in the order of the names, with a short look at the database for each part. */
    private void each(NamesAfter names, Consumer<String> use) {
        List<String> some;
        String last = null;
        do {
            String after = last;
            some = database.transaction(t -> names.of(t.accounts(), after, AT_ONCE));
            some.forEach(use);
            last = some.isEmpty() ? null : some.get(some.size() - 1);
        } while (some.size() == AT_ONCE);
    }

    private interface NamesAfter {
        List<String> of(AccountMapper accounts, String after, int most);
    }

    /** One count: first whom the policy concerns as far as nothing is known of them, then what is known. */
    private final class Count {
        private final Policy policy;
        private final Instant now;
        private final AccountSet concerned = new AccountSet();
        /** What holds for all of whom nothing is known; null where there is none. */
        private Obligation usual;

        private int stopped;
        private int later;

        Count(Policy policy, Instant now) {
            this.policy = policy;
            this.now = now;
        }

        void meet(String account, Predicate<String> hasRole) {
            AccountFacts nothingKnown = new AccountFacts(account, 0, Collections.emptyList(), null, 0);
            Obligation obligation = policy.decide(nothingKnown, hasRole, now);
            if (obligation.required()) {
                concerned.add(account);
                usual = obligation;
            }
        }

        ImpactCount reach(ImpactCount.Basis basis) {
            if (usual != null) {
                int known = enrolled() + noted();
                count(usual, concerned.size() - known);
            }
            return new ImpactCount(stopped, later, basis);
        }

        private int enrolled() {
            AccountSet enrolled = new AccountSet();
            Consumer<String> note = account -> {
                if (concerned.contains(account)) {
                    enrolled.add(account);
                }
            };
            each(AccountMapper::withApp, note);
            each(AccountMapper::withChannel, note);
            return enrolled.size();
        }

        /** Counts those without a factor of whom it is known when they were first asked for one, or that they are exempt. */
        private int noted() {
            int known = 0;
            List<AccountRow> some;
            String last = null;
            do {
                String after = last;
                some = database.transaction(t -> t.accounts().unenrolledNoted(after, AT_ONCE));
                for (AccountRow row : some) {
                    last = row.account();
                    if (concerned.contains(last)) {
                        count(policy.decide(AccountFacts.of(last, row), role -> true, now), 1);
                        known++;
                    }
                }
            } while (some.size() == AT_ONCE);
            return known;
        }

        private void count(Obligation obligation, int accounts) {
            stopped += obligation.kind() == Obligation.Kind.ENROLMENT ? accounts : 0;
            later += obligation.graceEndsAt() == null ? 0 : accounts;
        }
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
}
