package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Link;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.helpdesk.People;
import io.github.secondgate.secondfactor.helpdesk.PersonFacts;
import io.github.secondgate.web.page.Exchange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A person as administrators see them, on a page of their own and in the list. */
final class PersonView {
    static final String ACCOUNT = "account";

    private final People people;
    private final UnaryOperator<String> accountOf;

    /** @param accountOf the account that a text names, or null where it names none */
    PersonView(People people, UnaryOperator<String> accountOf) {
        this.people = people;
        this.accountOf = accountOf;
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

    /** What stands in a row of the list, and at the head of the person's page. */
    static Map<String, Object> row(Exchange exchange, PersonFacts person) {
        AccountFacts facts = person.facts();
        Instant exemptUntil = exemptUntil(exchange, facts);
        Map<String, Object> row = new HashMap<>();
        row.put("person", facts.account());
        row.put("personHref", address(exchange, facts.account()));
        row.put("isEnabled", facts.enrolled());
        row.put("methods", String.join(", ", methodNames(exchange, facts)));
        row.put("confirmedOn", facts.enrolled() ? exchange.words.day(facts.confirmedAt()) : null);
        row.put("lastUsedOn", person.lastUsedAt() == null ? null : exchange.words.moment(person.lastUsedAt()));
        row.put(
                "throttledUntil",
                person.throttledUntil() == null ? null : exchange.words.moment(person.throttledUntil()));
        row.put("isLocked", person.locked());
        row.put("exemptUntil", exemptUntil == null ? null : exchange.words.moment(exemptUntil));
        return row;
    }

    static JsonObject json(Exchange exchange, PersonFacts person) {
        AccountFacts facts = person.facts();
        JsonObject answer = new JsonObject();
        answer.put("account", facts.account());
        answer.put("state", facts.enrolled() ? "ENABLED" : "NOT_CONFIGURED");
        answer.put("methods", new JsonArray(methods(facts)));
        answer.put("confirmedAt", text(facts.confirmedAt()));
        answer.put("lastUsedAt", text(person.lastUsedAt()));
        answer.put("recoveryCodesLeft", facts.recoveryCodesLeft());
        answer.put("throttledUntil", text(person.throttledUntil()));
        answer.put("locked", person.locked());
        answer.put("exemptUntil", text(exemptUntil(exchange, facts)));
        return answer;
    }

    PersonFacts person(String account) {
        return people.one(account);
    }

    void show(Exchange exchange, int status, String account, Map<String, Object> more) throws IOException {
        PersonFacts person = people.one(account);
        Map<String, Object> model = row(exchange, person);
        model.remove("personHref");
        model.put("recoveryCodesLeft", person.facts().recoveryCodesLeft());
        model.put(
                "eventsHref",
                new Link(exchange.base() + "/admin/events")
                        .with(ACCOUNT, account)
                        .toString());
        model.put("self", account.equals(exchange.account()));
        model.put("needsCode", !exchange.fresh());
        model.put("digits", exchange.services.digits);
        model.put("inPeople", true);
        model.putAll(more);
        exchange.page(status, "admin-person", model);
    }

    private static Instant exemptUntil(Exchange exchange, AccountFacts facts) {
        boolean runs = facts.exemptUntil() != null && facts.exemptUntil().isAfter(exchange.services.clock.instant());
        return runs ? facts.exemptUntil() : null;
    }

    private static List<String> methods(AccountFacts facts) {
        List<String> methods = new ArrayList<>();
        if (!facts.apps().isEmpty()) {
            methods.add("app");
        }
        facts.channels().forEach(channel -> methods.add(channel.key()));
        return methods;
    }

    private static List<String> methodNames(Exchange exchange, AccountFacts facts) {
        List<String> names = new ArrayList<>();
        methods(facts).forEach(method -> names.add(exchange.text("admin.method." + method)));
        return names;
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
