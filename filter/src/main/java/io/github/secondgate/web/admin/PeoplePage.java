package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Link;
import io.github.secondgate.http.Query;
import io.github.secondgate.secondfactor.helpdesk.People;
import io.github.secondgate.secondfactor.helpdesk.PersonFacts;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
            exchange.answers.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request");
            return;
        }
        String named = view.account(asked);
        List<PersonFacts> found = new ArrayList<>(people.search(named == null ? asked : named, match, page));
        boolean more = found.size() > People.PAGE && page + 1 < People.MOST_PAGES;
        if (found.size() > People.PAGE) {
            found.remove(People.PAGE);
        }
        List<PersonRow> rows =
                found.stream().map(person -> view.row(exchange, person)).collect(Collectors.toList());
        AdminContent.Paging paging = new AdminContent.Paging(page, more, () -> link(exchange, asked, match));
        String href = named == null ? null : PersonView.address(exchange, named);
        exchange.answers.show(
                new Content(asked, match == People.Match.CONTAINS, named, href, rows, paging), Content::json);
    }

    /** Null where it is none. */
    private static People.Match match(String asked) {
        if ("contains".equals(asked)) {
            return People.Match.CONTAINS;
        }
        return "".equals(asked) || "begins".equals(asked) ? People.Match.BEGINS : null;
    }

    private static Link link(Exchange exchange, String asked, People.Match match) {
        return new Link(exchange.base() + "/admin/people")
                .with("q", asked)
                .with("match", match.name().toLowerCase(Locale.ROOT));
    }

    static final class Content extends AdminContent {
        final String q;
        final boolean anywhere;
        final String named;
        final String namedHref;
        final List<PersonRow> people;
        final boolean nobody;
        final String newerHref;
        final String olderHref;
        private final Paging paging;

        /**
         * @param q what was searched for
         * @param anywhere whether names may hold it, rather than begin with it
         * @param named the account that it is the name of, or null; the way to it is shown where it was not found
         */
        Content(String q, boolean anywhere, String named, String namedHref, List<PersonRow> people, Paging paging) {
            super(PageTemplate.ADMIN_PEOPLE);
            boolean found = people.stream().anyMatch(row -> row.person.equals(named));
            this.q = q;
            this.anywhere = anywhere;
            this.named = found ? null : named;
            this.namedHref = namedHref;
            this.people = people;
            this.nobody = people.isEmpty();
            this.newerHref = paging.newerHref;
            this.olderHref = paging.olderHref;
            this.paging = paging;
        }

        JsonObject json() {
            JsonArray list = new JsonArray();
            people.forEach(person -> list.add(person.json()));
            return paging.json("people", list);
        }
    }
}
