package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Fields;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.helpdesk.People;
import io.github.secondgate.secondfactor.helpdesk.PeopleSearch;
import io.github.secondgate.secondfactor.helpdesk.PersonFacts;
import io.github.secondgate.secondfactor.helpdesk.Reminders;
import io.github.secondgate.secondfactor.policy.Coverage;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.policy.PolicyImpact;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.admin.people.PeopleExport;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.reauth.Change;
import io.github.secondgate.web.reauth.FreshFactor;
import java.io.IOException;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code GET /2fa/admin/people?q=&match=&show=&role=&after=}: everybody who is known, by a part of their name and by how they
 * stand; as CSV with {@code format=csv}. {@code POST /2fa/admin/remind} asks those of them to set a second factor up who have
 * none, by mail and with a fresh second factor.
 */
final class PeoplePage implements Page {
    private static final int REMINDED_AT_ONCE = 500;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final People people;
    private final PersonView view;
    private final Policies policies;
    private final PolicyImpact counts;
    private final Reminders reminders;
    private final FreshFactor fresh;

    PeoplePage(
            People people,
            PersonView view,
            Policies policies,
            PolicyImpact counts,
            Reminders reminders,
            FreshFactor fresh) {
        this.people = people;
        this.view = view;
        this.policies = policies;
        this.counts = counts;
        this.reminders = reminders;
        this.fresh = fresh;
    }

    @Override
    public String formPage() {
        return "/admin/people";
    }

    @Override
    public Fields fields() {
        return PeopleAsked.TAKEN;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        PeopleAsked asked = PeopleAsked.of(exchange, view);
        if (asked.fault(people)) {
            exchange.answers.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request");
        } else if (exchange.input != null) {
            remind(exchange, asked);
        } else if (asked.csv) {
            PeopleExport.write(exchange.response, people, search(exchange, asked));
        } else {
            // A script is told no notice, so it leaves the one there is to the person.
            String notice = exchange.json ? null : Notice.take(exchange).sentence;
            exchange.answers.show(content(exchange, asked, notice), Content::json);
        }
    }

    private PeopleSearch search(Exchange exchange, PeopleAsked asked) {
        return asked.search(policies.newest(), exchange.services.clock.instant());
    }

    private void remind(Exchange exchange, PeopleAsked asked) throws IOException {
        if (!reminders.on()) {
            exchange.answers.conflict();
        } else if (fresh.require(
                exchange, Change.of(asked.link(exchange).toString(), exchange.text("admin.people.remind")))) {
            reminders.count(exchange.account());
            int sent = remindAll(exchange, search(exchange, asked));
            String told = exchange.text("admin.people.reminded", number(exchange.words, sent));
            exchange.answers.done(told, asked.link(exchange).toString());
        }
    }

    /** As many as there is time for: nobody is reminded twice, so whoever presses again goes on where this ends. */
    private int remindAll(Exchange exchange, PeopleSearch search) {
        Instant enough = exchange.services.clock.instant().plus(LONGEST);
        int sent = 0;
        People.Page page = people.page(search, null, REMINDED_AT_ONCE);
        while (true) {
            for (PersonFacts person : page.people()) {
                AccountFacts facts = person.facts();
                if (!facts.enrolled()
                        && !view.exempt(exchange, facts).any()
                        && reminders.remind(facts.account(), exchange.account(), exchange.requestOrigin())) {
                    sent++;
                }
            }
            if (page.next() == null || !exchange.services.clock.instant().isBefore(enough)) {
                return sent;
            }
            page = people.following(search, page, REMINDED_AT_ONCE);
        }
    }

    private Content content(Exchange exchange, PeopleAsked asked, String notice) {
        People.Page page = people.page(search(exchange, asked), asked.after, People.PAGE);
        List<PersonRow> rows =
                page.people().stream().map(person -> view.row(exchange, person)).collect(Collectors.toList());
        Coverage coverage = asked.after == null && !exchange.json ? counts.coverage() : null;
        String covered = coverage == null ? null : told(exchange.words, coverage);
        boolean remindable = reminders.on() && rows.stream().anyMatch(row -> !row.isEnabled);
        return new Content(
                asked.shown(exchange, people.tellsRoles()),
                rows,
                page.next(),
                new Around(covered, remindable, notice),
                asked.link(exchange).with("after", page.next()).toString());
    }

    private static String told(LocalizedText words, Coverage coverage) {
        String all = number(words, coverage.all()) + (coverage.whole() && coverage.ofEverybody() ? "" : "+");
        return words.text("admin.people.covered", number(words, coverage.covered()), all);
    }

    private static String number(LocalizedText words, int number) {
        return NumberFormat.getIntegerInstance(words.locale()).format(number);
    }

    /** What stands around the list. Immutable. */
    static final class Around {
        private final String covered;
        private final boolean remindable;
        private final String notice;

        /**
         * @param covered how many are protected, or null
         * @param remindable whether somebody here can be reminded
         * @param notice what was done, or null
         */
        Around(String covered, boolean remindable, String notice) {
            this.covered = covered;
            this.remindable = remindable;
            this.notice = notice;
        }
    }

    static final class Content extends AdminContent {
        final PeopleAsked.Shown asked;
        final String covered;
        final List<PersonRow> people;
        final boolean nobody;
        final String olderHref;
        final boolean remindable;
        final String notice;
        final String named;
        final String namedHref;
        private final String next;

        /** @param next after whom the next page begins, or null */
        Content(PeopleAsked.Shown asked, List<PersonRow> people, String next, Around around, String nextHref) {
            super(PageTemplate.ADMIN_PEOPLE);
            boolean found = people.stream().anyMatch(row -> row.person.equals(asked.named));
            this.asked = asked;
            this.named = found ? null : asked.named;
            this.namedHref = asked.namedHref;
            this.covered = around.covered;
            this.people = people;
            this.nobody = people.isEmpty();
            this.olderHref = next == null ? null : nextHref;
            this.remindable = around.remindable;
            this.notice = around.notice;
            this.next = next;
        }

        JsonObject json() {
            JsonArray list = new JsonArray();
            people.forEach(person -> list.add(person.json()));
            JsonObject answer = new JsonObject();
            answer.put("people", list);
            answer.put("next", next);
            return answer;
        }
    }
}
