package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Link;
import io.github.secondgate.http.Query;
import io.github.secondgate.secondfactor.helpdesk.People;
import io.github.secondgate.secondfactor.helpdesk.PersonFacts;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code GET /2fa/admin/people?q=&match=&page=}: the people on record whose name begins with a text, or with
 * {@code match=contains} holds it.
 */
final class PeoplePage implements Page {
    private final People people;
    private final PersonView view;

    PeoplePage(People people, PersonView view) {
        this.people = people;
        this.view = view;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        Query query = new Query(exchange.request);
        String asked = query.text("q", 255);
        People.Match match = match(query.text("match", 8));
        int page = query.page(People.MOST_PAGES);
        if (asked == null || match == null || page < 0) {
            exchange.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request");
            return;
        }
        String named = view.account(asked);
        List<PersonFacts> found = new ArrayList<>(people.search(named == null ? asked : named, match, page));
        boolean more = found.size() > People.PAGE && page + 1 < People.MOST_PAGES;
        if (found.size() > People.PAGE) {
            found.remove(People.PAGE);
        }
        if (exchange.json) {
            json(exchange, found, page, more);
        } else {
            show(exchange, asked, match, named, found, page, more);
        }
    }

    /** Null where it is none. */
    private static People.Match match(String asked) {
        if ("contains".equals(asked)) {
            return People.Match.CONTAINS;
        }
        return "".equals(asked) || "begins".equals(asked) ? People.Match.BEGINS : null;
    }

    private static void json(Exchange exchange, List<PersonFacts> found, int page, boolean more) throws IOException {
        JsonArray list = new JsonArray();
        found.forEach(person -> list.add(PersonView.json(exchange, person)));
        JsonObject answer = new JsonObject();
        answer.put("people", list);
        answer.put("page", page);
        answer.put("more", more);
        exchange.answer(answer);
    }

    private static void show(
            Exchange exchange,
            String asked,
            People.Match match,
            String named,
            List<PersonFacts> found,
            int page,
            boolean more)
            throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        found.forEach(person -> rows.add(PersonView.row(exchange, person)));
        boolean exact =
                found.stream().anyMatch(person -> person.facts().account().equals(named));
        Map<String, Object> model = new HashMap<>();
        model.put("inPeople", true);
        model.put("q", asked);
        model.put("people", rows);
        model.put("nobody", rows.isEmpty());
        model.put("named", exact ? null : named);
        model.put("namedHref", named == null ? null : PersonView.address(exchange, named));
        model.put("anywhere", match == People.Match.CONTAINS);
        model.put("newerHref", page == 0 ? null : link(exchange, asked, match).with("page", page - 1));
        model.put("olderHref", more ? link(exchange, asked, match).with("page", page + 1) : null);
        exchange.page(HttpServletResponse.SC_OK, "admin-people", model);
    }

    private static Link link(Exchange exchange, String asked, People.Match match) {
        return new Link(exchange.base() + "/admin/people")
                .with("q", asked)
                .with("match", match.name().toLowerCase(Locale.ROOT));
    }
}
