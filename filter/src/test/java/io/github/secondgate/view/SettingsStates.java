package io.github.secondgate.view;

import static io.github.secondgate.view.States.NO_MATCH;

/** The settings page before two-factor is on: whom it is offered to, who must, and the set-up. */
final class SettingsStates {

    static final Model NONE = Model.that("notConfigured").with("homeUrl", "/app/");

    private SettingsStates() {}

    static void addTo(States states) {
        notConfigured(states);
        passwordFirst(states);
        pending(states);
    }

    private static void notConfigured(States states) {
        states.add("settings-not-configured", "settings", NONE);
        states.add("settings-no-issuer", "settings", NONE.with("issuer", null));
        states.add("settings-required", "settings", NONE.and("required"));
        states.add("settings-grace", "settings", NONE.and("required").with("graceEndsOn", "5 December 2026"));
        states.add(
                "settings-undone",
                "settings",
                NONE.and("required")
                        .with(
                                "undone",
                                "What you just sent was not carried out. Once you have finished here, you can go back to"
                                        + " the form and send it again."));
        states.add("settings-rescued", "settings", NONE.and("required rescued"));
        states.add("settings-exempt", "settings", NONE.and("exempt"));
        states.add("settings-federated", "settings", NONE.and("federated"));
        states.add("settings-federated-run-as", "settings", NONE.and("federated runAs"));
        states.add("settings-off", "settings", NONE.and("off"));
        states.add("settings-run-as", "settings", NONE.and("runAs"));
        states.add(
                "settings-disabled",
                "settings",
                NONE.with(
                        "notice",
                        "Two-factor authentication has been disabled. Your password alone now signs you in."));
        states.add(
                "settings-no-pending",
                "settings",
                NONE.with("error", "No pending enrollment. Click \"Enable\" to start over"));
    }

    private static void passwordFirst(States states) {
        Model wrong = NONE.and("askPassword").with("enableError", "Password did not match. Nothing has changed.");
        states.add("settings-password-first", "settings", NONE.and("askPassword"));
        states.add("settings-password-wrong", "settings", wrong);
    }

    private static void pending(States states) {
        Model page = Model.EMPTY.with("homeUrl", "/app/");
        Model further = pendingModel().and("adds").with("name", "Tablet");
        Model change = pendingModel().and("changes").with("name", "Phone");
        states.add("settings-pending", "settings", page.with("pending", pendingModel()));
        states.add("settings-pending-required", "settings", page.and("required").with("pending", pendingModel()));
        states.add(
                "settings-pending-error",
                "settings",
                page.with(
                        "pending",
                        pendingModel()
                                .with("error", NO_MATCH)
                                .with(
                                        "hint",
                                        "Your phone’s clock seems to be 4 minutes behind. Set it to automatic, then enter a new code.")));
        states.add("settings-pending-further", "settings", page.with("pending", further));
        states.add("settings-pending-change", "settings", page.with("pending", change.with("error", NO_MATCH)));
    }

    static Model pendingModel() {
        return Model.EMPTY
                .with("qrSvg", QrSvg.of(States.URI))
                .with("secret", "JBSWY3DPEHPK3PXPGEZDGNBVGY3TQOJQ")
                .with("secretGroups", "JBSW Y3DP EHPK 3PXP GEZD GNBV GY3T QOJQ")
                .with("uri", States.URI)
                .with("digits", 6);
    }
}
