package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.audit.EventTrail;
import io.github.secondgate.audit.EventTrail.Search;
import io.github.secondgate.audit.KeptEvent;
import io.github.secondgate.http.Link;
import io.github.secondgate.http.Query;
import io.github.secondgate.view.Words;
import io.github.secondgate.web.page.Call;
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

    private final EventTrail trail;
    private final PersonView people;

    EventsPage(EventTrail trail, PersonView people) {
        this.trail = trail;
        this.people = people;
    }

    @Override
    public void serve(Call call) throws IOException {
        Asked asked = new Asked(call);
        EventExport export = EventExport.wanted(call);
        if (asked.fault) {
            call.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request", call.text("admin.events.error"));
        } else if (export != null) {
            export.write(call.response, trail, asked.search());
        } else if (call.json) {
            json(call, asked.page());
        } else {
            show(call, asked, asked.page());
        }
    }

    private static void json(Call call, EventTrail.Page page) throws IOException {
        JsonArray list = new JsonArray();
        page.events().forEach(event -> list.add(EventExport.json(event)));
        JsonObject answer = new JsonObject();
        answer.put("events", list);
        answer.put("newer", page.newer());
        answer.put("older", page.older());
        call.answer(answer);
    }

    private static void show(Call call, Asked asked, EventTrail.Page page) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        page.events().forEach(event -> rows.add(row(call, event)));
        List<Map<String, Object>> kinds = new ArrayList<>();
        for (String kind : EventTrail.kinds()) {
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
        model.put("newerHref", page.newer() == null ? null : asked.link(call).with(AFTER, page.newer()));
        model.put("olderHref", page.older() == null ? null : asked.link(call).with(BEFORE, page.older()));
        model.put("csvHref", asked.link(call).with("format", "csv"));
        model.put("linesHref", asked.link(call).with("format", "jsonl"));
        call.page(HttpServletResponse.SC_OK, "admin-events", model);
    }

    private static Map<String, Object> row(Call call, KeptEvent event) {
        Map<String, Object> row = new HashMap<>();
        row.put("at", call.words.moment(event.at()));
        row.put("kind", event.kind());
        row.put("factor", event.factor().equals("NONE") ? null : event.factor());
        row.put("person", event.account());
        row.put("personHref", event.account() == null ? null : PersonView.address(call, event.account()));
        row.put("from", event.address());
        row.put("outcome", event.outcome());
        boolean once = event.occurrences() == 1;
        row.put(
                "times",
                once ? null : call.text("admin.events.times", event.occurrences(), call.words.moment(event.lastAt())));
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
        private final Words words;

        Asked(Call call) {
            words = call.words;
            Query query = new Query(call.request);
            account = query.text(PersonView.ACCOUNT, LONGEST_ACCOUNT);
            kind = query.text("kind", LONGEST_WORD);
            from = query.text("from", LONGEST_WORD);
            to = query.text("to", LONGEST_WORD);
            before = query.text(BEFORE, LONGEST_WORD);
            after = query.text(AFTER, LONGEST_WORD);
            fault = account == null
                    || kind == null
                    || !kind.isEmpty() && !EventTrail.kinds().contains(kind)
                    || !usable(from)
                    || !usable(to)
                    || !isPlace(before)
                    || !isPlace(after)
                    || !before.isEmpty() && !after.isEmpty()
                    // Pages once had numbers: whoever counts on would get the newest events for ever.
                    || query.page(1) != 0
                    || !account.isEmpty() && people.account(account) == null;
        }

        EventTrail.Page page() {
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

        Link link(Call call) {
            return new Link(call.base() + "/admin/events")
                    .with(PersonView.ACCOUNT, account)
                    .with("kind", kind)
                    .with("from", from)
                    .with("to", to);
        }

        private boolean isPlace(String id) {
            return id != null && (id.isEmpty() || EventTrail.isPlace(id));
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
