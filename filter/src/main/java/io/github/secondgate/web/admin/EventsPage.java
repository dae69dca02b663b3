package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.audit.AuditEntry;
import io.github.secondgate.audit.AuditTrail;
import io.github.secondgate.audit.AuditTrail.Search;
import io.github.secondgate.http.Link;
import io.github.secondgate.http.Query;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code GET /2fa/admin/events?account=&kind=&from=&to=&before=&after=}: the audit log; as CSV or JSON lines, by {@code Accept} or
 * {@code format}, all of it up to a bound.
 */
final class EventsPage implements Page {
    private static final int LONGEST_ACCOUNT = 300;
    private static final int LONGEST_WORD = 40;
    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    private final AuditTrail trail;
    private final PersonView people;

    EventsPage(AuditTrail trail, PersonView people) {
        this.trail = trail;
        this.people = people;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        Asked asked = new Asked(exchange);
        EventExport export = EventExport.wanted(exchange);
        if (asked.fault) {
            exchange.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request", exchange.text("admin.events.error"));
        } else if (export != null) {
            export.write(exchange.response, trail, asked.search());
        } else if (exchange.json) {
            json(exchange, asked.page());
        } else {
            show(exchange, asked, asked.page());
        }
    }

    private static void json(Exchange exchange, AuditTrail.Page page) throws IOException {
        JsonArray list = new JsonArray();
        page.events().forEach(event -> list.add(EventExport.json(event)));
        JsonObject answer = new JsonObject();
        answer.put("events", list);
        answer.put("newer", page.newer());
        answer.put("older", page.older());
        exchange.answer(answer);
    }

    private static void show(Exchange exchange, Asked asked, AuditTrail.Page page) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        page.events().forEach(event -> rows.add(row(exchange, event)));
        List<Map<String, Object>> kinds = new ArrayList<>();
        for (String kind : AuditTrail.kinds()) {
            Map<String, Object> option = new HashMap<>();
            option.put("name", kind);
            option.put("chosen", kind.equals(asked.kind));
            kinds.add(option);
        }
        Map<String, Object> model = new HashMap<>();
        model.put("inEvents", true);
        model.put("events", rows);
        model.put("kinds", kinds);
        model.put("nobody", rows.isEmpty());
        model.put("of", asked.account);
        model.put("from", asked.from);
        model.put("to", asked.to);
        model.put(
                "newerHref", page.newer() == null ? null : asked.link(exchange).with(AFTER, page.newer()));
        model.put(
                "olderHref", page.older() == null ? null : asked.link(exchange).with(BEFORE, page.older()));
        model.put("csvHref", asked.link(exchange).with("format", "csv"));
        model.put("linesHref", asked.link(exchange).with("format", "jsonl"));
        exchange.page(HttpServletResponse.SC_OK, "admin-events", model);
    }

    private static Map<String, Object> row(Exchange exchange, AuditEntry event) {
        Map<String, Object> row = new HashMap<>();
        row.put("at", exchange.words.moment(event.at()));
        row.put("kind", event.kind());
        row.put("factor", event.factor().equals("NONE") ? null : event.factor());
        row.put("person", event.account());
        row.put("personHref", event.account() == null ? null : PersonView.address(exchange, event.account()));
        row.put("from", event.address());
        row.put("outcome", event.outcome());
        boolean once = event.occurrences() == 1;
        row.put(
                "times",
                once
                        ? null
                        : exchange.text(
                                "admin.events.times", event.occurrences(), exchange.words.moment(event.lastAt())));
        return row;
    }

    /** What the address asks for; the last day is a whole one. */
    private final class Asked {
        final String account;
        final String kind;
        final String from;
        final String to;
        final String before;
        final String after;
        final boolean fault;
        private final LocalizedText words;

        Asked(Exchange exchange) {
            words = exchange.words;
            Query query = new Query(exchange.request);
            account = query.text(PersonView.ACCOUNT, LONGEST_ACCOUNT);
            kind = query.text("kind", LONGEST_WORD);
            from = query.text("from", LONGEST_WORD);
            to = query.text("to", LONGEST_WORD);
            before = query.text(BEFORE, LONGEST_WORD);
            after = query.text(AFTER, LONGEST_WORD);
            fault = account == null
                    || kind == null
                    || !kind.isEmpty() && !AuditTrail.kinds().contains(kind)
                    || !usable(from)
                    || !usable(to)
                    || !isPlace(before)
                    || !isPlace(after)
                    || !before.isEmpty() && !after.isEmpty()
                    // Pages once had numbers: whoever counts on would get the newest events for ever.
                    || query.page(1) != 0
                    || !account.isEmpty() && people.account(account) == null;
        }

        AuditTrail.Page page() {
            if (!before.isEmpty()) {
                return trail.before(search(), before);
            }
            return after.isEmpty() ? trail.newest(search()) : trail.after(search(), after);
        }

        Search search() {
            return new Search(
                    account.isEmpty() ? null : people.account(account),
                    kind.isEmpty() ? null : kind,
                    start(from, 0),
                    start(to, 1));
        }

        Link link(Exchange exchange) {
            return new Link(exchange.base() + "/admin/events")
                    .with(PersonView.ACCOUNT, account)
                    .with("kind", kind)
                    .with("from", from)
                    .with("to", to);
        }

        private boolean isPlace(String id) {
            return id != null && (id.isEmpty() || AuditTrail.isPlace(id));
        }

        private boolean usable(String day) {
            try {
                return day != null && (day.isEmpty() || start(day, 1).toEpochMilli() > 0);
            } catch (DateTimeException | ArithmeticException e) {
                return false;
            }
        }

        private Instant start(String day, int later) {
            return day.isEmpty() ? null : words.start(LocalDate.parse(day).plusDays(later));
        }
    }
}
