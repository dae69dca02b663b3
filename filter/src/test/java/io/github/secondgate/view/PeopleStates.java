package io.github.secondgate.view;

import static io.github.secondgate.view.States.MOMENT;
import static io.github.secondgate.view.States.NO_MATCH;

import java.util.List;

/** People, one of them, and bringing somebody back. */
final class PeopleStates {

    private static final Model NADIA =
            person("nadia@example.com").and("isEnabled").with("methods", "Authenticator app");
    private static final Model THEO = person("theo@example.com")
            .and("isEnabled")
            .with("methods", "Authenticator app, Code by e-mail")
            .with("lastUsedOn", MOMENT)
            .with("throttledUntil", "21 November 2026, 14:12 (GMT)");
    private static final Model LOCKED = THEO.and("isLocked").with("person", "lou@example.com");
    private static final Model EXEMPT = person(States.LONG_NAME).with("exemptUntil", "1 December 2026, 00:00 (GMT)");

    private PeopleStates() {}

    static void addTo(States states) {
        people(states);
        person(states);
        rescue(states);
    }

    private static void people(States states) {
        Model page = Model.that("inPeople").with("homeUrl", "/app/");
        states.add(
                "admin-people",
                "admin-people",
                page.with("people", List.of(NADIA, THEO, LOCKED, EXEMPT))
                        .with("anywhere", true)
                        .with("newerHref", "/app/2fa/admin/people?page=0")
                        .with("olderHref", "/app/2fa/admin/people?page=2"));
        states.add(
                "admin-people-none",
                "admin-people",
                page.and("nobody")
                        .with("people", List.of())
                        .with("q", "rita")
                        .with("named", "rita")
                        .with("namedHref", "/app/2fa/admin/person?account=rita"));
    }

    private static void person(States states) {
        Model frame = Model.that("inPeople")
                .with("homeUrl", "/app/")
                .with("recoveryCodesLeft", 7)
                .with("eventsHref", "/app/2fa/admin/events");
        Model page = frame.with(THEO.without("personHref")).with("confirmedOn", States.DAY);
        states.add("admin-person", "admin-person", page.with("notice", "theo@example.com is unlocked."));
        states.add("admin-person-exempt", "admin-person", frame.with(EXEMPT.without("personHref")));
        states.add(
                "admin-person-self", "admin-person", page.and("self needsCode").with("digits", 6));
        Model stale = page.and("needsCode").with("digits", 6);
        Model reason = stale.with("reason", "Called back on the number in the file");
        for (String form : List.of("unlock", "exempt", "reset", "forget")) {
            states.add(
                    "admin-person-" + form + "-error",
                    "admin-person",
                    stale.and(form + "Open").with(form + "Error", "Give a reason of 3 to 200 characters."));
            states.add(
                    "admin-person-" + form + "-code-error",
                    "admin-person",
                    reason.and(form + "Open inCode").with(form + "Error", NO_MATCH));
        }
    }

    private static void rescue(States states) {
        Model page = Model.that("inRescue").with("homeUrl", "/app/").with("digits", 6);
        states.add("admin-rescue", "admin-rescue", page);
        states.add(
                "admin-rescue-issued",
                "admin-rescue",
                page.with("person", "nadia@example.com")
                        .with("code", "7K2M-QXPD-R4TN")
                        .with("expiresAt", "14:20 (GMT)"));
        states.add(
                "admin-rescue-error",
                "admin-rescue",
                page.and("needsCode")
                        .with("phrase", "duse-bemu-lete")
                        .with("reason", "Called back on the number in the file")
                        .with("error", NO_MATCH));
    }

    private static Model person(String account) {
        Model row = Model.EMPTY.with("person", account).with("personHref", "/app/2fa/admin/person?account=x");
        for (String key : "isEnabled methods confirmedOn lastUsedOn throttledUntil isLocked exemptUntil".split(" ")) {
            row = row.with(key, null);
        }
        return row;
    }
}
