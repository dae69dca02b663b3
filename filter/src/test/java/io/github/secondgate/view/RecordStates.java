package io.github.secondgate.view;

import java.util.List;

/** What administrators look up: exemptions and events. */
final class RecordStates {

    private RecordStates() {}

    static void addTo(States states) {
        exemptions(states);
        events(states);
    }

    private static void exemptions(States states) {
        Model runs = Model.that("runs")
                .with("id", "x1")
                .with("number", 0)
                .with("person", "nadia@example.com")
                .with("personHref", "/app/2fa/admin/person")
                .with("reason", "Phone in repair")
                .with("grantedBy", "mara@example.com")
                .with("grantedOn", States.DAY)
                .with("until", "1 December 2026, 00:00 (GMT)")
                .with("endedOn", null);
        Model over = runs.with("number", 1).with("runs", false);
        Model ended = over.with("number", 2).with("endedOn", States.DAY).with("person", States.LONG_NAME);
        Model page = Model.that("inExemptions").with("homeUrl", "/app/").with("exemptions", List.of(runs, over, ended));
        states.add("admin-exemptions", "admin-exemptions", page.with("notice", "The exemption has ended."));
        states.add("admin-exemptions-not-fresh", "admin-exemptions", page.and("needsCode"));
        states.add(
                "admin-exemptions-error",
                "admin-exemptions",
                page.and("needsCode").with("error", States.NO_MATCH));
        states.add(
                "admin-exemptions-none", "admin-exemptions", page.and("nobody").with("exemptions", List.of()));
    }

    private static void events(States states) {
        Model checked = Model.EMPTY
                .with("at", States.MOMENT)
                .with("kind", "SECOND_FACTOR_CHECKED")
                .with("factor", "APP")
                .with("person", "nadia@example.com")
                .with("personHref", "/app/2fa/admin/person")
                .with("from", "203.0.113.7")
                .with("outcome", "REJECTED CLOCK_BEHIND")
                .with("times", "7 × " + States.MOMENT);
        Model policy = checked.with("kind", "POLICY_CHANGED")
                .with("outcome", "version 3: EVERYONE")
                .with("times", null)
                .with("factor", null)
                .with("person", null)
                .with("personHref", null)
                .with("from", null);
        Model kind = Model.EMPTY.with("name", "POLICY_CHANGED");
        Model page = Model.that("inEvents")
                .with("homeUrl", "/app/")
                .with("events", List.of(checked, policy, checked.with("person", States.LONG_NAME)))
                .with("kinds", List.of(kind.with("chosen", false)))
                .with("csvHref", "/app/2fa/admin/events?format=csv")
                .with("linesHref", "/app/2fa/admin/events?format=jsonl");
        states.add("admin-events", "admin-events", page.with("newerHref", "/app/2fa/admin/events"));
        states.add(
                "admin-events-none",
                "admin-events",
                page.and("nobody")
                        .with("events", List.of())
                        .with("kinds", List.of(kind.and("chosen")))
                        .with("of", "rita"));
    }
}
