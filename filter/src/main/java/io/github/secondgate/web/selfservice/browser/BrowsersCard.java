package io.github.secondgate.web.selfservice.browser;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.trust.TrustedBrowser;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.LastUse;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.web.page.Card;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The list of trusted browsers, for accounts that have a factor where browsers can be trusted. */
public final class BrowsersCard implements Card {
    private final BrowserTrust trust;

    public BrowsersCard(BrowserTrust trust) {
        this.trust = trust;
    }

    @Override
    public Section content(Exchange exchange, AccountFacts facts, Alert alert) {
        boolean shown = trust.browsers().on() && facts.enrolled();
        Instant now = exchange.services.clock.instant();
        List<Browser> list = new ArrayList<>();
        for (TrustedBrowser browser : shown || exchange.json ? of(facts) : Collections.<TrustedBrowser>emptyList()) {
            list.add(new Browser(
                    browser.id(),
                    browser.label(),
                    current(exchange, browser),
                    browser.firstUsedAt(),
                    browser.firstUsedAt().plus(trust.browsers().lifetime()),
                    LastUse.of(browser.lastUsedAt(), null, null, now, exchange.words),
                    exchange.words));
        }
        return new Content(shown, exchange.words.duration(trust.browsers().lifetime()), list);
    }

    private List<TrustedBrowser> of(AccountFacts facts) {
        return trust.browsers().of(facts.account(), facts.changes());
    }

    private boolean current(Exchange exchange, TrustedBrowser browser) {
        return browser.id().equals(trust.id(exchange.session(), exchange.account()));
    }

    static final class Content implements Section {
        final String lifetime;
        final List<Browser> list;
        final boolean none;
        /** Whether all of them can be ended at once. */
        final boolean several;

        private final boolean shown;

        /** @param lifetime how long a browser is trusted, in words */
        Content(boolean shown, String lifetime, List<Browser> list) {
            this.shown = shown;
            this.lifetime = lifetime;
            this.list = list;
            this.none = list.isEmpty();
            this.several = list.size() > 1;
        }

        @Override
        public String template() {
            return "browsers";
        }

        @Override
        public boolean shown() {
            return shown;
        }

        @Override
        public boolean listsTrust() {
            return !none;
        }

        @Override
        public void state(JsonObject answer) {
            JsonArray browsers = new JsonArray();
            list.forEach(browser -> browsers.add(browser.json()));
            answer.put("browsers", browsers);
        }
    }

    /** One of them. Immutable. */
    static final class Browser {
        final String id;
        final String label;
        final boolean current;
        final String firstUsed;
        final String until;
        final LastUse used;
        private final Instant firstUsedAt;

        /**
         * @param current whether it is the one that asks
         * @param until when a code is asked for there again at the latest
         */
        Browser(
                String id,
                String label,
                boolean current,
                Instant firstUsedAt,
                Instant until,
                LastUse used,
                LocalizedText words) {
            this.id = id;
            this.label = label;
            this.current = current;
            this.firstUsedAt = firstUsedAt;
            this.firstUsed = words.day(firstUsedAt);
            this.until = words.moment(until);
            this.used = used;
        }

        JsonObject json() {
            JsonObject item = new JsonObject();
            item.put("id", id);
            item.put("label", label);
            item.put("firstUsedAt", firstUsedAt.toString());
            item.put("lastUsedAt", used.at);
            item.put("current", current);
            return item;
        }
    }
}
