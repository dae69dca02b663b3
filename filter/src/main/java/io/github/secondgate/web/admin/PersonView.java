package io.github.secondgate.web.admin;

import io.github.secondgate.http.Link;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.helpdesk.People;
import io.github.secondgate.secondfactor.helpdesk.PersonFacts;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.trust.TrustedBrowsers;
import io.github.secondgate.web.page.Exchange;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** A person as administrators see them, on a page of their own and in the list. */
final class PersonView {
    static final String ACCOUNT = "account";

    private final People people;
    private final UnaryOperator<String> accountOf;
    private final TrustedBrowsers browsers;
    private final boolean credentials;
    private final Policies policies;

    /**
     * @param accountOf the account that a text names, or null where it names none
     * @param credentials whether there are machine credentials
     */
    PersonView(
            People people,
            TrustedBrowsers browsers,
            UnaryOperator<String> accountOf,
            boolean credentials,
            Policies policies) {
        this.people = people;
        this.browsers = browsers;
        this.accountOf = accountOf;
        this.credentials = credentials;
        this.policies = policies;
    }

    /** Null where the text names no account. */
    String account(String text) {
        return text == null || text.trim().isEmpty() ? null : accountOf.apply(text);
    }

    static String address(Exchange exchange, String account) {
        return new Link(exchange.base() + "/admin/person")
                .with(ACCOUNT, account)
                .toString();
    }

    PersonRow row(Exchange exchange, PersonFacts person) {
        String account = person.facts().account();
        return new PersonRow(person, exempt(exchange, person.facts()), address(exchange, account), exchange.words);
    }

    /** @param notice what was done, or null */
    PersonContent content(Exchange exchange, String account, String notice, PersonContent.Filled filled) {
        String events = new Link(exchange.base() + "/admin/events")
                .with(ACCOUNT, account)
                .toString();
        Link ofCredentials = new Link(exchange.base() + "/admin/credentials").with(ACCOUNT, account);
        PersonFacts person = people.one(account);
        int trusted = browsers.of(account, person.facts().changes()).size();
        String ofMachines = credentials ? ofCredentials.toString() : null;
        return new PersonContent(
                row(exchange, person),
                new PersonContent.Beside(events, ofMachines, trusted, people.belongings(account)),
                account.equals(exchange.account()),
                notice,
                filled);
    }

    /** By an administrator for a while, or by the settings, which no page changes. */
    PersonRow.Exempt exempt(Exchange exchange, AccountFacts facts) {
        Instant until = facts.exemptUntil();
        boolean runs = until != null && until.isAfter(exchange.services.clock.instant());
        return new PersonRow.Exempt(
                runs ? until : null, policies.exemptBySettings().contains(facts.account()));
    }
}
