package io.github.secondgate.web.admin;

import static io.github.secondgate.view.States.ENGLISH;

import io.github.secondgate.audit.AuditEntry;
import io.github.secondgate.http.Link;
import io.github.secondgate.secondfactor.policy.Exemption;
import io.github.secondgate.store.EventRow;
import io.github.secondgate.view.States;
import io.github.secondgate.web.admin.AdminContent.Choice;
import java.time.Instant;
import java.util.List;

/** What administrators look up: exemptions and events. */
public final class RecordStates {

    private static final Instant UNTIL = Instant.parse("2026-12-01T00:00:00Z");

    private RecordStates() {}

    public static void addTo(States states) {
        exemptions(states);
        events(states);
    }

    private static void exemptions(States states) {
        ExemptionsPage.Row runs = row("nadia@example.com", null, true);
        ExemptionsPage.Row over = row("nadia@example.com", null, false);
        ExemptionsPage.Row ended = row(States.LONG_NAME, States.AT, false);
        List<ExemptionsPage.Row> three = List.of(runs, over, ended);
        AdminContent.Paging middle = new AdminContent.Paging(1, true, () -> new Link("/app/2fa/admin/exemptions"));
        states.add(
                "admin-exemptions-middle",
                new ExemptionsPage.Content(new ExemptionsPage.Listed(List.of(), three), middle, null));
        states.add("admin-exemptions", exemptions(three, "The exemption has ended."));
        states.add("admin-exemptions-none", exemptions(List.of(), null));
    }

    private static ExemptionsPage.Content exemptions(List<ExemptionsPage.Row> rows, String notice) {
        AdminContent.Paging only = new AdminContent.Paging(0, false, () -> new Link("/app/2fa/admin/exemptions"));
        List<ExemptionsPage.Standing> standing = rows.isEmpty()
                ? List.of()
                : List.of(new ExemptionsPage.Standing("otto@example.com", "/app/2fa/admin/person?account=otto"));
        return new ExemptionsPage.Content(new ExemptionsPage.Listed(standing, rows), only, notice);
    }

    private static ExemptionsPage.Row row(String account, Instant endedAt, boolean runs) {
        Exemption exemption =
                new Exemption("x1", account, "Phone in repair", "mara@example.com", States.AT, UNTIL, endedAt);
        return new ExemptionsPage.Row(exemption, "/app/2fa/admin/person", runs, ENGLISH);
    }

    private static void events(States states) {
        String rejected = "REJECTED CLOCK_OFF(-3)";
        EventsPage.Row checked = event("SECOND_FACTOR_CHECKED", "APP", "nadia@example.com", rejected, 7);
        EventsPage.Row policy =
                event("POLICY_CHANGED", "NONE", null, "version 3: EVERYONE grace 14d offering app,email", 1);
        EventsPage.Row longName = event("SECOND_FACTOR_CHECKED", "APP", States.LONG_NAME, rejected, 7);
        states.add(
                "admin-events",
                events(
                        List.of(checked, policy, longName),
                        "",
                        List.of(new Choice("POLICY_CHANGED", "The policy is saved", false)),
                        "e1",
                        null));
        states.add("admin-events-middle", events(List.of(checked), "", List.of(), "e3", "e2"));
        states.add(
                "admin-events-none",
                events(
                        List.of(),
                        "rita",
                        List.of(new Choice("POLICY_CHANGED", "The policy is saved", true)),
                        null,
                        null));
    }

    private static EventsPage.Content events(
            List<EventsPage.Row> rows, String account, List<Choice> kinds, String newer, String older) {
        EventsPage.Search shown = new EventsPage.Search(account, "", "", kinds);
        return new EventsPage.Content(rows, "UTC", shown, newer, older, () -> new Link("/app/2fa/admin/events"));
    }

    private static EventsPage.Row event(String kind, String factor, String account, String outcome, int times) {
        String address = account == null ? null : "203.0.113.7";
        EventRow row = new EventRow("e1", States.AT.toEpochMilli(), kind, factor, account, address, outcome);
        return new EventsPage.Row(
                new AuditEntry(row.happened(times)), account == null ? null : "/app/2fa/admin/person", ENGLISH);
    }
}
