package io.github.secondgate.secondfactor.policy;

import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.kind.FactorKind;
import io.github.secondgate.secondfactor.kind.FactorKinds;
import io.github.secondgate.secondfactor.policy.AccountStates.State;
import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.store.application.ApplicationAccounts;
import io.github.secondgate.store.application.RecentAnswers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Counts whom a policy would stop, and who depends on a method, before it is put in force. Who has signed in without ever
 * touching the second factor is on no record here; only the application's own list of accounts knows them.
 *
 * <p>Reads whole tables, in parts, and keeps 11 to 21 bytes an account meanwhile: for an administrator's rare question. What
 * is known of anybody is read first; then each account is decided as the application lists it, so that wherever that list is
 * left, the number is a true least one. Nothing more is read four and a half seconds after the question; when all that is
 * known of anybody has not been read after three, only whom it is certain of is counted. Where there are many accounts, a
 * count is believed for a minute. Safe for concurrent use.
 */
public final class PolicyImpact {
    /** Accounts read at once. */
    private static final int AT_ONCE = 10_000;
    /** An administrator waits for a number; whoever has more accounts than are read by then is told "at least". */
    private static final Duration LONGEST = Duration.ofMillis(4500);
    /** The rest of {@link #LONGEST} is for the application's list: "at least none" helps nobody. */
    private static final Duration LONGEST_FOR_WHAT_IS_KNOWN = Duration.ofSeconds(3);

    private final Database database;
    private final FactorKinds kinds;
    private final ApplicationAccounts listed;
    private final UnaryOperator<String> accountOf;
    private final Clock clock;
    private final RecentAnswers<List<Object>, ImpactCount> counts;
    private final RecentAnswers<Boolean, Coverage> coverages;

    /**
     * @param listed the application's list, or null where it gives none
     * @param accountOf the account of a name of that list, or null where it is none
     */
    public PolicyImpact(
            Database database,
            FactorKinds kinds,
            ApplicationAccounts listed,
            UnaryOperator<String> accountOf,
            Clock clock) {
        this.database = database;
        this.kinds = kinds;
        this.listed = listed;
        this.accountOf = accountOf;
        this.clock = clock;
        this.counts = new RecentAnswers<>(clock);
        this.coverages = new RecentAnswers<>(clock);
    }

    /** What was counted up to now is not believed any more: somebody changed on this node what it rests on. */
    public void forget() {
        counts.forget();
        coverages.forget();
    }

    /** @throws io.github.secondgate.store.StoreUnavailableException if a database does not answer */
    public ImpactCount of(Policy policy) {
        ImpactCount recent = counts.to(policy.demands());
        if (recent != null) {
            return recent;
        }
        Count count = new Count(policy, clock.instant());
        ImpactCount counted = count.reach(meetAll(count));
        counts.note(policy.demands(), counted, Math.max(count.met, count.states.size()));
        return counted;
    }

    private ImpactCount.Basis meetAll(Count count) {
        Instant enough = count.now.plus(LONGEST);
        boolean byRole = count.policy.requirement() == Enforcement.ROLES;
        if (listed == null || byRole && !listed.tellsRoles()) {
            each((t, after, most) -> t.accounts().names(after, most), enough, name -> count.meet(name, role -> true));
            return byRole ? ImpactCount.Basis.ON_RECORD_IN_ANY_ROLE : ImpactCount.Basis.ON_RECORD;
        }
        if (!count.knowsWhoIsNotStopped) {
            return ImpactCount.Basis.AT_LEAST;
        }
        boolean whole = listed.each((name, role) -> {
            String account = accountOf.apply(name);
            if (account != null) {
                count.meet(account, wanted -> wanted.equals(role));
            }
            return clock.instant().isBefore(enough);
        });
        return whole && count.knowsFirstDemands ? ImpactCount.Basis.ALL : ImpactCount.Basis.AT_LEAST;
    }

    /**
     * How many accounts are protected by a second factor.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if a database does not answer
     */
    public Coverage coverage() {
        Coverage recent = coverages.to(true);
        return recent == null ? countCovered() : recent;
    }

    private Coverage countCovered() {
        Instant enough = clock.instant().plus(LONGEST);
        AccountStates states = new AccountStates();
        boolean[] whole = {true};
        for (FactorKind kind : kinds.all()) {
            whole[0] &= each(kind::owners, enough, account -> states.put(account, State.NOT_STOPPED));
        }
        int[] counted = new int[2];
        Consumer<String> count = account -> {
            State before = states.put(account, State.COUNTED);
            counted[0] += before == State.NOT_STOPPED ? 1 : 0;
            counted[1] += before == State.COUNTED ? 0 : 1;
        };
        if (listed == null) {
            whole[0] &= each((t, after, most) -> t.accounts().names(after, most), enough, count);
        } else {
            whole[0] &= listed.each((name, role) -> {
                String account = accountOf.apply(name);
                if (account != null) {
                    count.accept(account);
                }
                return clock.instant().isBefore(enough);
            });
        }
        Coverage coverage = new Coverage(counted[0], counted[1], whole[0], listed != null);
        coverages.note(true, coverage, states.size());
        return coverage;
    }

    private boolean each(RowsAfter<String> names, Instant until, Consumer<String> use) {
        return eachRow(names, UnaryOperator.identity(), until, use);
    }

    /**
     * Hands on every row of a table, in the order of the names, with a short look at the database for each part.
     *
     * @return whether those were all: not where the time came first
     */
    private <R> boolean eachRow(RowsAfter<R> rows, Function<R, String> name, Instant until, Consumer<R> use) {
        List<R> some;
        String last = null;
        do {
            if (!clock.instant().isBefore(until)) {
                return false;
            }
            String after = last;
            some = database.transaction(t -> rows.of(t, after, AT_ONCE));
            some.forEach(use);
            last = some.isEmpty() ? null : name.apply(some.get(some.size() - 1));
        } while (some.size() == AT_ONCE);
        return true;
    }

    private interface RowsAfter<R> {
        List<R> of(Transaction transaction, String after, int most);
    }

    /** One count: of whom something is known, then whom the policy concerns. */
    private final class Count {
        private final Policy policy;
        private final Instant now;
        private final AccountStates states = new AccountStates();
        private final boolean knowsWhoIsNotStopped;
        private final boolean knowsFirstDemands;

        private int met;
        private int stopped;
        private String lastStopped;
        private int later;

        Count(Policy policy, Instant now) {
            this.policy = policy;
            this.now = now;
            Instant until = now.plus(LONGEST_FOR_WHAT_IS_KNOWN);
            this.knowsWhoIsNotStopped = readFactors(until) && readExemptions(until);
            this.knowsFirstDemands = knowsWhoIsNotStopped && (!policy.looksAtFirstDemand() || readFirstDemands(until));
        }

        private boolean readFactors(Instant until) {
            boolean whole = true;
            for (FactorKind kind : kinds.all()) {
                whole = whole && each(kind::owners, until, account -> states.put(account, State.NOT_STOPPED));
            }
            return whole;
        }

        private boolean readExemptions(Instant until) {
            return eachRow((t, after, most) -> t.accounts().exempted(after, most), AccountRow::account, until, row -> {
                if (decide(row).exempt()) {
                    states.put(row.account(), State.NOT_STOPPED);
                }
            });
        }

        private boolean readFirstDemands(Instant until) {
            return eachRow((t, after, most) -> t.accounts().demanded(after, most), AccountRow::account, until, row -> {
                if (states.of(row.account()) == null) {
                    states.put(row.account(), state(decide(row)));
                }
            });
        }

        private Obligation decide(AccountRow row) {
            return policy.decide(AccountFacts.of(row.account(), row), role -> true, now);
        }

        void meet(String account, Predicate<String> hasRole) {
            met++;
            AccountFacts nothingKnown = new AccountFacts(account, 0, Collections.emptyList(), null, 0);
            Obligation usual = policy.decide(nothingKnown, hasRole, now);
            if (!usual.required()) {
                return;
            }
            State known = states.put(account, State.COUNTED);
            State state = known == null ? ofUnknown(usual) : known;
            if (state == State.STOPPED_NOW) {
                stopped++;
                lastStopped = account;
            }
            later += state == State.STOPPED_LATER ? 1 : 0;
        }

        /** Of whom nothing was read, nothing is certain unless all was read. */
        private State ofUnknown(Obligation usual) {
            return knowsFirstDemands ? state(usual) : State.NOT_STOPPED;
        }

        ImpactCount reach(ImpactCount.Basis basis) {
            return new ImpactCount(stopped, later, basis, stopped == 1 ? lastStopped : null);
        }
    }

    private static State state(Obligation obligation) {
        if (obligation.kind() == Obligation.Kind.ENROLMENT) {
            return State.STOPPED_NOW;
        }
        return obligation.graceEndsAt() == null ? State.NOT_STOPPED : State.STOPPED_LATER;
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
