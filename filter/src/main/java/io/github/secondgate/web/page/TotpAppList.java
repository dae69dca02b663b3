package io.github.secondgate.web.page;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.TotpAppFacts;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.view.LastUse;
import io.github.secondgate.view.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The account's authenticator apps, as pages show them and scripts read them. */
public final class TotpAppList {
    private TotpAppList() {}

    /** All of them, for the settings page. */
    public static List<App> apps(Exchange exchange, AccountFacts facts) {
        List<App> apps = new ArrayList<>();
        for (TotpAppFacts app : facts.apps()) {
            boolean chosen = app.id().equals(exchange.named);
            boolean typed = chosen && exchange.input != null && exchange.input.has(Input.NAME);
            String name = typed ? exchange.input.text(Input.NAME) : app.name();
            LastUse use = lastUse(exchange, app.lastUse());
            apps.add(new App(app, name, chosen, isLastFactor(facts), use, exchange.words));
        }
        return apps;
    }

    /** Null of null. */
    public static LastUse lastUse(Exchange exchange, AccountFacts.Use use) {
        return use == null
                ? null
                : LastUse.of(use.at, use.address, use.browser, exchange.services.clock.instant(), exchange.words);
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

    /** An app with its forms. Immutable. */
    public static final class App {
        public final String id;
        public final String name;
        public final String addedOn;
        /** Null if never. */
        public final LastUse used;

        public final String typed;
        public final boolean chosen;
        public final boolean lastFactor;
        private final TotpAppFacts facts;

        /**
         * @param typed what stands in the form that renames it
         * @param chosen whether its forms are open
         * @param lastFactor whether it cannot be taken away on its own
         */
        public App(
                TotpAppFacts facts,
                String typed,
                boolean chosen,
                boolean lastFactor,
                LastUse used,
                LocalizedText words) {
            this.facts = facts;
            this.id = facts.id();
            this.name = facts.name();
            this.addedOn = words.day(facts.confirmedAt());
            this.used = used;
            this.typed = typed;
            this.chosen = chosen;
            this.lastFactor = lastFactor;
        }

        /** For a script that has passed. */
        public JsonObject json() {
            JsonObject item = new JsonObject();
            item.put("id", id);
            item.put("name", name);
            item.put("addedAt", facts.confirmedAt().toString());
            item.put(
                    "lastUsedAt",
                    facts.lastUsedAt() == null ? null : facts.lastUsedAt().toString());
            return item;
        }
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
