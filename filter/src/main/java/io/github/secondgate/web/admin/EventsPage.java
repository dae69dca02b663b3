package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.audit.AuditEntry;
import io.github.secondgate.audit.AuditTrail;
import io.github.secondgate.http.Link;
import io.github.secondgate.http.Query;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.admin.event.EventExport;
import io.github.secondgate.web.admin.event.EventSentence;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import java.text.Collator;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
            exchange.answers.refuse(
                    HttpServletResponse.SC_BAD_REQUEST, "bad-request", exchange.text("admin.events.error"));
        } else if (export != null) {
            export.write(exchange.response, trail, asked.search());
        } else {
            exchange.answers.show(content(exchange, asked, asked.page()), Content::json);
        }
    }

    private static Content content(Exchange exchange, Asked asked, AuditTrail.Page page) {
        List<Row> rows = new ArrayList<>();
        for (AuditEntry event : page.events()) {
            String account = event.account();
            String href = account == null ? null : PersonView.address(exchange, account);
            rows.add(new Row(event, href, exchange.words));
        }
        List<AdminContent.Choice> kinds = AuditTrail.kinds().stream()
                .map(kind -> new AdminContent.Choice(
                        kind, EventSentence.kind(kind, exchange.words), kind.equals(asked.kind)))
                .sorted(Comparator.comparing(kind -> kind.text, Collator.getInstance(exchange.words.locale())))
                .collect(Collectors.toList());
        Search shown = new Search(asked.account, asked.from, asked.to, kinds);
        String zone = exchange.words.zone();
        return new Content(rows, zone, shown, page.newer(), page.older(), () -> asked.link(exchange));
    }

    static final class Content extends AdminContent {
        final List<Row> events;
        final String zone;
        final boolean nobody;
        final String of;
        final String from;
        final String to;
        final List<AdminContent.Choice> kinds;
        final String newerHref;
        final String olderHref;
        final String csvHref;
        final String linesHref;
        private final String newer;
        private final String older;

        /**
         * @param zone whose times they are
         * @param newer what {@code after} takes for the page of newer events; null where there are none
         * @param older the same of older ones, for {@code before}
         * @param address of this search
         */
        Content(List<Row> events, String zone, Search shown, String newer, String older, Supplier<Link> address) {
            super(PageTemplate.ADMIN_EVENTS);
            this.events = events;
            this.zone = zone;
            this.nobody = events.isEmpty();
            this.of = shown.account;
            this.from = shown.from;
            this.to = shown.to;
            this.kinds = shown.kinds;
            this.newerHref =
                    newer == null ? null : address.get().with(AFTER, newer).toString();
            this.olderHref =
                    older == null ? null : address.get().with(BEFORE, older).toString();
            this.csvHref = address.get().with("format", "csv").toString();
            this.linesHref = address.get().with("format", "jsonl").toString();
            this.newer = newer;
            this.older = older;
        }

        JsonObject json() {
            JsonArray list = new JsonArray();
            events.forEach(row -> list.add(EventExport.json(row.event)));
            JsonObject answer = new JsonObject();
            answer.put("events", list);
            answer.put("newer", newer);
            answer.put("older", older);
            return answer;
        }
    }

    /** What was searched for, as the form shows it again. Immutable. */
    static final class Search {
        private final String account;
        private final String from;
        private final String to;
        private final List<AdminContent.Choice> kinds;

        Search(String account, String from, String to, List<AdminContent.Choice> kinds) {
            this.account = account;
            this.from = from;
            this.to = to;
            this.kinds = kinds;
        }
    }

    /** One of them. Immutable. */
    static final class Row {
        final String at;
        final String text;
        final String detail;
        final String badge;
        final String colour;
        final boolean wentWell;
        final String person;
        final String personHref;
        final String from;
        final String times;
        private final AuditEntry event;

        /** @param personHref null where it is about nobody */
        Row(AuditEntry event, String personHref, LocalizedText words) {
            this.event = event;
            EventSentence sentence = new EventSentence(event, words);
            this.at = words.shortMoment(event.at());
            this.text = sentence.text();
            this.detail = sentence.detail();
            this.badge = sentence.badgeText();
            this.colour = sentence.badgeColour();
            this.wentWell = sentence.wentWell();
            this.person = event.account();
            this.personHref = personHref;
            this.from = event.address();
            this.times = event.occurrences() == 1
                    ? null
                    : words.text("admin.events.times", event.occurrences(), words.shortMoment(event.lastAt()));
        }
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

        AuditTrail.Search search() {
            return new AuditTrail.Search(
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
