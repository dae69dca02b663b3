package io.github.secondgate.secondfactor.kind;

import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.store.Transaction;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of factor that this application knows. Immutable. */
public final class FactorKinds {
    private final Map<String, FactorKind> byKey;
    private final List<FactorDependent> dependents;

    /**
     * @param dependents what ends when all factors of an account are taken away
     * @throws IllegalArgumentException where two have one key
     */
    public FactorKinds(List<FactorKind> kinds, FactorDependent... dependents) {
        Map<String, FactorKind> named = new LinkedHashMap<>();
        for (FactorKind kind : kinds) {
            if (named.put(kind.key(), kind) != null) {
                throw new IllegalArgumentException("Two kinds of factor are called " + kind.key());
            }
        }
        this.byKey = Collections.unmodifiableMap(named);
        this.dependents = Arrays.asList(dependents.clone());
    }

    /** @throws IllegalArgumentException where there is none of this key */
    public FactorKind of(String key) {
        FactorKind kind = byKey.get(key);
        if (kind == null) {
            throw new IllegalArgumentException("There is no kind of factor called " + key);
        }
        return kind;
    }

    /** All of them, in the order in which they are named to people. */
    public Collection<FactorKind> all() {
        return byKey.values();
    }

    /** The first kind of this account's that {@link FactorKind#renewsFreshness}. */
    public Optional<FactorKind> renewing(AccountFacts facts) {
        return byKey.values().stream()
                .filter(kind -> kind.renewsFreshness() && facts.kinds().contains(kind.key()))
                .findFirst();
    }

    /**
     * Takes every factor of an account away, whatever kinds there are, and the recovery codes and what stands on them too. For a transaction
     * that holds the account and moves its change counter, which ends the sessions, set-ups and trusted browsers of before.
     * The security question is no factor: after a rescue it is set anew before the factors are exchanged.
     *
     * @return whether there was a factor
     */
    public boolean takeAway(Transaction transaction, String account) {
        int factors = 0;
        for (FactorKind kind : byKey.values()) {
            factors += kind.takeAway(transaction, account);
        }
        dependents.forEach(dependent -> dependent.end(transaction, account));
        return factors > 0;
    }
}
