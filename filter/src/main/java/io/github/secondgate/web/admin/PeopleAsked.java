package io.github.secondgate.web.admin;

import io.github.secondgate.http.Fields;
import io.github.secondgate.http.Input;
import io.github.secondgate.http.Link;
import io.github.secondgate.http.Query;
import io.github.secondgate.secondfactor.helpdesk.People;
import io.github.secondgate.secondfactor.helpdesk.PeopleSearch;
import io.github.secondgate.secondfactor.policy.Policy;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.web.admin.people.PeopleFilter;
import io.github.secondgate.web.page.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which people an address or a form asks for. Immutable. */
final class PeopleAsked {
    static final Fields TAKEN = Fields.of("q", "match", "show", "role");

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_ROLE = 64;

    final String after;
    final boolean csv;
    private final String q;
    private final String match;
    private final PeopleFilter filter;
    private final String role;
    private final String named;

    /**
     * @param match where in a name {@code q} must stand, as an address says it
     * @param named the account that {@code q} is the name of, or null
     * @param after whose page this is not any more, or null
     */
    PeopleAsked(String q, String match, PeopleFilter filter, String role, String named, String after, boolean csv) {
        this.q = q;
        this.match = match;
        this.filter = filter;
        this.role = role;
        this.named = named;
        this.after = after;
        this.csv = csv;
    }

    static PeopleAsked of(Exchange exchange, PersonView view) {
        return exchange.input == null ? by(new Query(exchange.request), view) : by(exchange.input, view);
    }

    private static PeopleAsked by(Query query, PersonView view) {
        String q = query.text("q", LONGEST_NAME);
        String after = query.text("after", LONGEST_NAME);
        return new PeopleAsked(
                q,
                query.text("match", 8),
                PeopleFilter.of(query.text("show", 16)).orElse(null),
                query.text("role", LONGEST_ROLE),
                view.account(q),
                after == null || after.isEmpty() ? null : after,
                "csv".equals(query.text("format", 8)));
    }

    private static PeopleAsked by(Input form, PersonView view) {
        String q = form.text("q").trim();
        PeopleFilter filter = PeopleFilter.of(form.text("show")).orElse(null);
        return new PeopleAsked(q, form.text("match"), filter, form.text("role"), view.account(q), null, false);
    }

    boolean fault(People people) {
        boolean matches = match != null && (match.isEmpty() || match.equals("begins") || match.equals("contains"));
        return q == null || !matches || filter == null || role == null || !role.isEmpty() && !people.tellsRoles();
    }

    private boolean anywhere() {
        return match.equals("contains");
    }

    PeopleSearch search(Policy policy, Instant now) {
        return new PeopleSearch(
                named == null ? q : named,
                anywhere() ? PeopleSearch.Match.CONTAINS : PeopleSearch.Match.BEGINS,
                role.isEmpty() ? null : role,
                filter.under(policy, now));
    }

    Link link(Exchange exchange) {
        return new Link(exchange.base() + "/admin/people")
                .with("q", q)
                .with("match", match)
                .with("show", filter == PeopleFilter.ALL ? "" : filter.key())
                .with("role", role);
    }

    Shown shown(Exchange exchange, boolean tellsRoles) {
        String href = named == null ? null : PersonView.address(exchange, named);
        String csvHref = link(exchange).with("format", "csv").toString();
        return new Shown(this, href, csvHref, tellsRoles, exchange.words);
    }

    /** As the form shows it again. Immutable. */
    static final class Shown {
        final String q;
        final boolean anywhere;
        final String match;
        final String show;
        final List<AdminContent.Choice> shows;
        final boolean tellsRoles;
        final String role;
        final String named;
        final String namedHref;
        final String csvHref;

        Shown(PeopleAsked asked, String namedHref, String csvHref, boolean tellsRoles, LocalizedText words) {
            this.q = asked.q;
            this.anywhere = asked.anywhere();
            this.match = asked.match;
            this.show = asked.filter.key();
            this.shows = Stream.of(PeopleFilter.values())
                    .map(each -> new AdminContent.Choice(each.key(), words.text(each.text), each == asked.filter))
                    .collect(Collectors.toList());
            this.tellsRoles = tellsRoles;
            this.role = asked.role;
            this.named = asked.named;
            this.namedHref = namedHref;
            this.csvHref = csvHref;
        }
    }
}
