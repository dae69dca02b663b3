package io.github.secondgate.view;

import static io.github.secondgate.view.States.NO_MATCH;

import java.util.List;

/** The policy, and what changing it would do. */
final class PolicyStates {

    private static final Model POLICY = Model.that("inPolicy")
            .with("version", 3)
            .with("homeUrl", "/app/")
            .with("roles", "admin, treasurer")
            .with("graceDays", 14)
            .with("ways", List.of(way("email", "Code by e-mail").and("chosen"), way("sms", "Code by SMS")));

    private PolicyStates() {}

    static void addTo(States states) {
        policy(states);
        check(states);
    }

    private static Model way(String key, String name) {
        return Model.that("deliverable").with("key", key).with("name", name).with("chosen", false);
    }

    private static void policy(States states) {
        states.add("admin-policy", "admin-policy", POLICY.with("everyone", "true"));
        states.add(
                "admin-policy-changed",
                "admin-policy",
                POLICY.with("admins", "true")
                        .with("graceEnds", "2026-12-05")
                        .with("changedBy", "mara@example.com")
                        .with("changedOn", States.MOMENT)
                        .with("notice", "The policy is saved. It holds in every session within seconds."));
        states.add("admin-policy-error", "admin-policy", POLICY.with("error", "Name at least one role."));
        states.add(
                "admin-policy-no-sms",
                "admin-policy",
                POLICY.with(
                        "ways",
                        List.of(
                                way("email", "Code by e-mail"),
                                way("sms", "Code by SMS").with("deliverable", false))));
    }

    private static void check(States states) {
        Model check = POLICY.and("hasGraceDays")
                .with("everyone", "true")
                .with("whom", "Everyone")
                .with("offered", "Authenticator app (TOTP), Code by e-mail")
                .with("counted", "All accounts of the application were counted.");
        states.add("admin-policy-check-nobody", "admin-policy-check", check);
        states.add(
                "admin-policy-check-no-grace",
                "admin-policy-check",
                check.without("hasGraceDays graceDays").and("stopsSomebody").with("stopsNow", 1));
        Model stops = check.and("stopsSomebody stopsSomebodyLater needsCode")
                .with("stopsNow", 128)
                .with("stopsLater", 17)
                .with("graceEndsOn", "5 December 2026")
                .with("digits", 6);
        states.add("admin-policy-check", "admin-policy-check", stops);
        states.add(
                "admin-policy-check-lost",
                "admin-policy-check",
                check.with("lost", "Code by SMS").with("haveNothingElse", 3));
        states.add("admin-policy-check-error", "admin-policy-check", stops.with("error", NO_MATCH));
    }
}
