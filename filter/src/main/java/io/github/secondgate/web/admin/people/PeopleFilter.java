package io.github.secondgate.web.admin.people;

import io.github.secondgate.secondfactor.helpdesk.PeopleSearch;
import io.github.secondgate.secondfactor.helpdesk.PersonFacts;
import io.github.secondgate.secondfactor.policy.Obligation;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.store.AccountRow;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How people stand who are looked for. */
public enum PeopleFilter {
    ALL("admin.policy.whom.everyone") {
        @Override
        boolean wants(PersonFacts person, Obligation obligation) {
            return true;
        }
    },
    NOT_ENROLLED("badge.notConfigured") {
        @Override
        boolean wants(PersonFacts person, Obligation obligation) {
            return !person.facts().enrolled();
        }
    },
    SENT_ONLY("admin.people.sentOnly") {
        @Override
        boolean wants(PersonFacts person, Obligation obligation) {
            return person.facts().enrolled() && !person.facts().kinds().contains(AccountRow.APP);
        }
    },
    LOCKED("admin.badge.locked") {
        @Override
        boolean wants(PersonFacts person, Obligation obligation) {
            return person.locked();
        }
    },
    EXEMPT("admin.badge.exempt") {
        @Override
        boolean wants(PersonFacts person, Obligation obligation) {
            return obligation.exempt();
        }
    },
    GRACE("admin.policy.grace") {
        @Override
        boolean wants(PersonFacts person, Obligation obligation) {
            return obligation.graceEndsAt() != null;
        }
    };

    /** Of its name in the messages. */
    public final String text;

    PeopleFilter(String text) {
        this.text = text;
    }

    abstract boolean wants(PersonFacts person, Obligation obligation);

    /** As an address names it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By its name in an address; everybody where there is none. */
    public static Optional<PeopleFilter> of(String key) {
        return key == null
                ? Optional.empty()
                : Stream.of(values())
                        .filter(each -> each.key().equals(key.isEmpty() ? ALL.key() : key))
                        .findFirst();
    }

    /** @param policy that is in force */
    public PeopleSearch.Wanted under(Policy policy, Instant now) {
        return (person, hasRole) -> wants(person, policy.decide(person.facts(), hasRole, now));
    }
}
