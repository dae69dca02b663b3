package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Link;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageTemplate;
import java.util.function.Supplier;

/** What the pages for administrators have in common: where in their navigation they stand. */
abstract class AdminContent extends PageContent {
    AdminContent(PageTemplate template) {
        super(template);
    }

    boolean inPolicy() {
        return template() == PageTemplate.ADMIN_POLICY || template() == PageTemplate.ADMIN_POLICY_CHECK;
    }

    boolean inPeople() {
        return template() == PageTemplate.ADMIN_PEOPLE || template() == PageTemplate.ADMIN_PERSON;
    }

    boolean inExemptions() {
        return template() == PageTemplate.ADMIN_EXEMPTIONS;
    }

    boolean inEvents() {
        return template() == PageTemplate.ADMIN_EVENTS;
    }

    boolean inRescue() {
        return template() == PageTemplate.ADMIN_RESCUE;
    }

    /** What can be chosen from a list. Immutable. */
    static final class Choice {
        final String key;
        final String text;
        final boolean chosen;

        /** @param key as an address has it */
        Choice(String key, String text, boolean chosen) {
            this.key = key;
            this.text = text;
            this.chosen = chosen;
        }
    }

    /** One of several pages of a list, with the ways to those beside it. */
    static final class Paging {
        final String newerHref;
        final String olderHref;
        private final int page;
        private final boolean more;

        /** @param page from 0 on */
        Paging(int page, boolean more, Supplier<Link> address) {
            this.page = page;
            this.more = more;
            this.newerHref =
                    page == 0 ? null : address.get().with("page", page - 1).toString();
            this.olderHref = more ? address.get().with("page", page + 1).toString() : null;
        }

        /** This page of the list, as a script is told it. */
        JsonObject json(String name, JsonArray items) {
            JsonObject answer = new JsonObject();
            answer.put(name, items);
            answer.put("page", page);
            answer.put("more", more);
            return answer;
        }
    }
}
