package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Link;
import io.github.secondgate.http.Query;
import io.github.secondgate.secondfactor.policy.Exemption;
import io.github.secondgate.secondfactor.policy.Exemptions;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.reauth.Change;
import io.github.secondgate.web.reauth.FreshFactor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code GET /2fa/admin/exemptions}: who granted what until when; {@code POST /2fa/admin/exemptions/ID/end} ends one, with
 * a fresh second factor.
 */
final class ExemptionsPage implements Page {
    private final Exemptions exemptions;
    private final Policies policies;
    private final FreshFactor fresh;

    ExemptionsPage(Exemptions exemptions, Policies policies, FreshFactor fresh) {
        this.exemptions = exemptions;
        this.policies = policies;
        this.fresh = fresh;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (exchange.input != null) {
            end(exchange);
        } else {
            int page = new Query(exchange.request).page(Exemptions.MOST_PAGES);
            if (page < 0) {
                exchange.answers.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request");
            } else {
                // A script is told no notice, so it leaves the one there is to the person.
                String notice = exchange.json ? null : Notice.take(exchange).sentence;
                exchange.answers.show(content(exchange, page, notice), Content::json);
            }
        }
    }

    private void end(Exchange exchange) throws IOException {
        String page = exchange.base() + "/admin/exemptions";
        Change change = Change.of(page, exchange.text("admin.exemption.end"));
        if (!fresh.require(exchange, change)) {
            return;
        }
        if (!exemptions.end(exchange.named, exchange.account(), exchange.requestOrigin())) {
            exchange.answers.conflict();
        } else {
            exchange.answers.done(exchange.text("admin.exemption.ended"), page);
        }
    }

    private Content content(Exchange exchange, int page, String notice) {
        List<Exemption> found = exemptions.page(page);
        List<Row> rows = new ArrayList<>();
        for (Exemption one : found.subList(0, Math.min(found.size(), Exemptions.PAGE))) {
            String href = PersonView.address(exchange, one.account());
            boolean runs = one.runs(exchange.services.clock.instant());
            rows.add(new Row(one, href, runs, exchange.words));
        }
        AdminContent.Paging paging = new AdminContent.Paging(
                page, found.size() > Exemptions.PAGE, () -> new Link(exchange.base() + "/admin/exemptions"));
        List<Standing> standing = new ArrayList<>();
        for (String account : page == 0 ? policies.exemptBySettings() : Collections.<String>emptySet()) {
            standing.add(new Standing(account, PersonView.address(exchange, account)));
        }
        return new Content(new Listed(standing, rows), paging, notice);
    }

    static final class Content extends AdminContent {
        final List<Standing> standing;
        final List<Row> exemptions;
        final boolean nobody;
        final String newerHref;
        final String olderHref;
        final String notice;
        private final Paging paging;

        /** @param notice what was done, or null */
        Content(Listed listed, Paging paging, String notice) {
            super(PageTemplate.ADMIN_EXEMPTIONS);
            this.standing = listed.standing;
            this.exemptions = listed.granted;
            this.nobody = standing.isEmpty() && exemptions.isEmpty();
            this.newerHref = paging.newerHref;
            this.olderHref = paging.olderHref;
            this.notice = notice;
            this.paging = paging;
        }

        JsonObject json() {
            JsonArray list = new JsonArray();
            exemptions.forEach(row -> list.add(row.json()));
            JsonArray bySettings = new JsonArray();
            standing.forEach(each -> bySettings.add(each.person));
            JsonObject answer = paging.json("exemptions", list);
            answer.put("bySettings", bySettings);
            return answer;
        }
    }

    /** What stands on a page. Immutable. */
    static final class Listed {
        private final List<Standing> standing;
        private final List<Row> granted;

        Listed(List<Standing> standing, List<Row> granted) {
            this.standing = standing;
            this.granted = granted;
        }
    }

    /** One by the settings: it has no end and no reason, and only they end it. Immutable. */
    static final class Standing {
        final String person;
        final String personHref;

        Standing(String person, String personHref) {
            this.person = person;
            this.personHref = personHref;
        }
    }

    /** One that was granted. Immutable. */
    static final class Row {
        final String id;
        final String person;
        final String personHref;
        final String reason;
        final String grantedBy;
        final String grantedOn;
        final String until;
        final String endedOn;
        final boolean runs;
        private final Exemption exemption;

        Row(Exemption exemption, String personHref, boolean runs, LocalizedText words) {
            this.exemption = exemption;
            this.id = exemption.id();
            this.person = exemption.account();
            this.personHref = personHref;
            this.reason = exemption.reason();
            this.grantedBy = exemption.grantedBy();
            this.grantedOn = words.day(exemption.grantedAt());
            this.until = words.lastDay(exemption.until());
            this.endedOn = exemption.endedAt() == null ? null : words.day(exemption.endedAt());
            this.runs = runs;
        }

        JsonObject json() {
            JsonObject answer = new JsonObject();
            answer.put("id", id);
            answer.put("account", person);
            answer.put("reason", reason);
            answer.put("grantedBy", grantedBy);
            answer.put("grantedAt", exemption.grantedAt().toString());
            answer.put("until", exemption.until().toString());
            answer.put(
                    "endedAt",
                    exemption.endedAt() == null ? null : exemption.endedAt().toString());
            answer.put("runs", runs);
            return answer;
        }
    }
}
