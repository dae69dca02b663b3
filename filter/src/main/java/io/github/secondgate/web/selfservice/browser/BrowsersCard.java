package io.github.secondgate.web.selfservice.browser;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.trust.TrustedBrowser;
import io.github.secondgate.web.page.Card;
import io.github.secondgate.web.page.Exchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The list of trusted browsers, for accounts that have a factor where browsers can be trusted. */
public final class BrowsersCard implements Card {
    private final BrowserTrust trust;

    public BrowsersCard(BrowserTrust trust) {
        this.trust = trust;
    }

    @Override
    public String name() {
        return "browsers";
    }

    @Override
    public Map<String, Object> model(Exchange exchange, AccountFacts facts) {
        if (!trust.browsers().on() || !facts.enrolled()) {
            return null;
        }
        List<Map<String, Object>> list = new ArrayList<>();
        for (TrustedBrowser browser : of(facts)) {
            Map<String, Object> item = new HashMap<>();
            item.put("id", browser.id());
            item.put("label", browser.label());
            item.put("current", current(exchange, browser));
            item.put("firstUsed", exchange.words.day(browser.firstUsedAt()));
            item.put("lastUsed", exchange.words.moment(browser.lastUsedAt()));
            list.add(item);
        }
        Map<String, Object> model = new HashMap<>();
        model.put("lifetime", exchange.words.duration(trust.browsers().lifetime()));
        model.put("list", list);
        model.put("none", list.isEmpty());
        return model;
    }

    @Override
    public void state(Exchange exchange, AccountFacts facts, JsonObject answer) {
        JsonArray list = new JsonArray();
        for (TrustedBrowser browser : of(facts)) {
            JsonObject item = new JsonObject();
            item.put("id", browser.id());
            item.put("label", browser.label());
            item.put("firstUsedAt", browser.firstUsedAt().toString());
            item.put("lastUsedAt", browser.lastUsedAt().toString());
            item.put("current", current(exchange, browser));
            list.add(item);
        }
        answer.put("browsers", list);
    }

    private List<TrustedBrowser> of(AccountFacts facts) {
        return trust.browsers().of(facts.account(), facts.changes());
    }

    private boolean current(Exchange exchange, TrustedBrowser browser) {
        return browser.id().equals(trust.id(exchange.session(), exchange.account()));
    }
}
