package io.github.secondgate.view;

import static io.github.secondgate.view.States.DAY;
import static io.github.secondgate.view.States.NO_MATCH;

import java.util.List;

/** The settings page once two-factor is on: what it says, and each of its forms gone wrong. */
final class EnabledStates {

    private static final String LATER = "1 December 2026";

    private EnabledStates() {}

    static void addTo(States states) {
        accessState(states);
        gone(states);
        browsers(states);
    }

    private static void accessState(States states) {
        add(states, "", enabled());
        add(states, "-low", enabled().with("recoveryCodesLeft", 2).and("lowStock needsCode regenerateOpen"));
        add(states, "-fixed", enabled().without("recoveryOn canDisable"));
        add(states, "-several", several());
        Model page = page(enabled());
        states.add("settings-enabled-run-as", "settings", page.and("runAs"));
        states.add("settings-enabled-off", "settings", page.and("off"));
        states.add(
                "settings-enabled-administrator",
                "settings",
                page.with("administration", Model.EMPTY.with("href", "/app/2fa/admin")));
        states.add("settings-enabled-exempt", "settings", page.and("exempt"));
        states.add("settings-enabled-notice", "settings", page.with("notice", "Phone has a new name."));
        states.add(
                "settings-enabled-required",
                "settings",
                page(enabled().and("needsCode disableOpen")).and("required"));
    }

    private static void gone(States states) {
        add(
                states,
                "-regenerate-error",
                enabled()
                        .and("needsCode regenerateOpen")
                        .with("regenerateError", NO_MATCH)
                        .with("hint", "This code was used already."));
        Model disable = enabled().and("needsCode disableOpen");
        add(
                states,
                "-disable-error",
                disable.with("disableError", "Password did not match. Two-factor remains enabled."));
        add(states, "-disable-code-error", disable.and("errorInCode").with("disableError", NO_MATCH));
        Model adding = several().and("needsCode addOpen");
        add(states, "-add-name-error", adding.with("addError", "You have an app of this name already."));
        add(
                states,
                "-add-code-error",
                adding.and("errorInCode")
                        .with("addError", NO_MATCH)
                        .with("hint", "This is a code of “Tablet”, another of your apps."));
        for (String form : List.of("rename", "change", "remove")) {
            add(
                    states,
                    "-" + form + "-error",
                    several().and("needsCode " + form + "Open").with(form + "Error", "Something is wrong"));
        }
    }

    private static void browsers(States states) {
        Model page = page(enabled());
        states.add("browsers-none", "settings", page.with("browsers", trusted(List.of())));
        Model here = browser("b1", "Firefox on Windows").and("current");
        Model other = browser("b2", "Ein Browser mit einem sehr langen Namen ".repeat(3));
        Model both = trusted(List.of(here, other));
        states.add("browsers", "settings", page.with("browsers", both));
        states.add("browsers-run-as", "settings", page.and("runAs").with("browsers", both));
    }

    private static Model trusted(List<Model> list) {
        return Model.EMPTY
                .with("lifetime", "7 days")
                .with("none", list.isEmpty())
                .with("list", list);
    }

    private static Model browser(String id, String label) {
        return Model.EMPTY
                .with("id", id)
                .with("label", label)
                .with("current", false)
                .with("firstUsed", States.MOMENT)
                .with("lastUsed", "22 November 2026, 09:12 (GMT)");
    }

    private static void add(States states, String name, Model card) {
        states.add("settings-enabled" + name, "settings", page(card));
    }

    static Model page(Model card) {
        return Model.EMPTY.with("homeUrl", "/app/").with("enabled", card);
    }

    static Model enabled() {
        return Model.that("recoveryOn canDisable")
                .with("confirmedOn", DAY)
                .with("recoveryCodesLeft", 8)
                .with("digits", 6)
                .with("newName", "Phone 2")
                .with("methods", "Authenticator app (TOTP)")
                .with("apps", List.of(app("Phone", LATER).and("lastFactor")));
    }

    private static Model several() {
        List<Model> apps = List.of(
                app("Phone", LATER),
                app("Tablet <b>|", null).and("chosen"),
                app("W".repeat(64), LATER),
                app("هاتف المكتب", null));
        return enabled().with("choice", choice()).with("apps", apps);
    }

    /** To choose one from, at a form and at the challenge. */
    static List<Model> choice() {
        Model app = Model.EMPTY;
        return List.of(
                app.with("id", "a1").with("name", "Phone"),
                app.with("id", "a2").with("name", "Tablet <b>|").and("selected"),
                app.with("id", "a3").with("name", "W".repeat(64)));
    }

    private static Model app(String name, String usedOn) {
        return Model.EMPTY
                .with("id", "id-" + Integer.toHexString(name.hashCode()))
                .with("name", name)
                .with("typed", name)
                .with("addedOn", DAY)
                .with("usedOn", usedOn);
    }
}
