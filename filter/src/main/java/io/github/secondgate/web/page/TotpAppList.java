package io.github.secondgate.web.page;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.TotpAppFacts;
import io.github.secondgate.secondfactor.app.TotpAppName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The account's authenticator apps, as pages show them and scripts read them. */
public final class TotpAppList {
    private TotpAppList() {}

    /** All of them, for the settings page. */
    public static List<Map<String, Object>> model(Exchange exchange, AccountFacts facts) {
        List<Map<String, Object>> apps = new ArrayList<>();
        for (TotpAppFacts app : facts.apps()) {
            boolean chosen = app.id().equals(exchange.named);
            boolean typed = chosen && exchange.input != null && exchange.input.has(Input.NAME);
            Map<String, Object> item = item(app);
            item.put("addedOn", exchange.words.day(app.confirmedAt()));
            item.put("usedOn", app.lastUsedAt() == null ? null : exchange.words.day(app.lastUsedAt()));
            item.put("typed", typed ? exchange.input.text(Input.NAME) : app.name());
            item.put("chosen", chosen);
            item.put("lastFactor", isLastFactor(facts));
            apps.add(item);
        }
        return apps;
    }

    /** Whether taking the only app away would leave the account without a factor. */
    public static boolean isLastFactor(AccountFacts facts) {
        return facts.apps().size() == 1 && facts.factors() == 1;
    }

    /**
     * All of them, to choose from where a code is asked for; the one used last first.
     *
     * @param selected an id; where it is none of them, the first one is selected
     */
    public static List<Choice> choice(AccountFacts facts, String selected) {
        return facts.apps().stream()
                .map(app -> new Choice(app.id(), app.name(), app.id().equals(selected)))
                .collect(Collectors.toList());
    }

    public static List<Map<String, Object>> oldChoice(AccountFacts facts, String selected) {
        if (facts.apps().size() < 2) {
            return Collections.emptyList();
        }
        List<Map<String, Object>> apps = new ArrayList<>();
        for (TotpAppFacts app : facts.apps()) {
            Map<String, Object> item = item(app);
            item.put("selected", app.id().equals(selected));
            apps.add(item);
        }
        return apps;
    }

    private static Map<String, Object> item(TotpAppFacts app) {
        Map<String, Object> item = new HashMap<>();
        item.put("id", app.id());
        item.put("name", app.name());
        return item;
    }

    /** For a script that has passed. */
    public static JsonArray json(AccountFacts facts) {
        JsonArray apps = new JsonArray();
        for (TotpAppFacts app : facts.apps()) {
            JsonObject item = choosable(app);
            item.put("addedAt", app.confirmedAt().toString());
            item.put(
                    "lastUsedAt",
                    app.lastUsedAt() == null ? null : app.lastUsedAt().toString());
            apps.add(item);
        }
        return apps;
    }

    private static JsonObject choosable(TotpAppFacts app) {
        JsonObject item = new JsonObject();
        item.put("id", app.id());
        item.put("name", app.name());
        return item;
    }

    public static Optional<TotpAppFacts> named(Exchange exchange, AccountFacts facts) {
        return facts.apps().stream()
                .filter(app -> app.id().equals(exchange.named))
                .findFirst();
    }

    /** What is wrong with the field {@code name}, or null. */
    public static String faultInName(Exchange exchange) {
        return TotpAppName.of(exchange.input.text(Input.NAME)).isPresent()
                ? null
                : exchange.text("error.malformedName", TotpAppName.LONGEST);
    }

    /** What is wrong with the field {@code code} where it was filled, or null. */
    public static String faultInCode(Exchange exchange) {
        boolean malformed = exchange.input.has(Input.CODE) && exchange.input.appCode() == null;
        return malformed ? exchange.text("error.malformedCode", exchange.services.digits) : null;
    }

    /** An app that can be chosen. Immutable. */
    public static final class Choice {
        public final String id;
        public final String name;
        public final boolean selected;

        public Choice(String id, String name, boolean selected) {
            this.id = id;
            this.name = name;
            this.selected = selected;
        }

        /** For a script that owes a code. */
        public JsonObject json() {
            JsonObject item = new JsonObject();
            item.put("id", id);
            item.put("name", name);
            return item;
        }
    }
}
