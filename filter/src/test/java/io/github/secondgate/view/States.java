package io.github.secondgate.view;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every state a page can be in, as complete models: what the gallery shows and the tests go through. */
final class States {

    static final String URI = "otpauth://totp/Meridian%20Private%20Bank:nadia@example.com"
            + "?secret=JBSWY3DPEHPK3PXPGEZDGNBVGY3TQOJQ&issuer=Meridian%20Private%20Bank"
            + "&algorithm=SHA1&digits=6&period=30";
    static final List<String> CODES = List.of(
            "7K2M-QXPD", "R4TN-9HVC", "W3JY-6BFG", "2MZD-K8RT", "PX5C-4NQH", "V9GW-T7JK", "H6BR-3YMZ", "Q8FN-D2XW");

    record State(String page, Map<String, Object> model) {}

    private States() {}

    static Map<String, State> all() {
        Map<String, State> all = new LinkedHashMap<>();
        settings(all);
        codes(all);
        challenge(all);
        administration(all);
        people(all);
        events(all);
        all.put(
                "error-csrf",
                new State(
                        "error",
                        model(Map.of(
                                "status",
                                403,
                                "title",
                                "This page was open too long",
                                "message",
                                "For your safety nothing was changed. Go back, reload the page and try again.",
                                "backUrl",
                                "/app/2fa"))));
        all.put(
                "error-unavailable",
                new State(
                        "error",
                        model(Map.of(
                                "status",
                                503,
                                "title",
                                "Not available at the moment",
                                "message",
                                "Your sign-in cannot be checked at the moment, so nothing was let through."))));
        return all;
    }

    private static void administration(Map<String, State> all) {
        Map<String, Object> policy = Map.of(
                "version", 3, "inPolicy", true, "homeUrl", "/app/", "roles", "admin, treasurer", "graceDays", 14);
        put(all, "admin-policy", "admin-policy", policy, "everyone", "true");
        put(
                all,
                "admin-policy-changed",
                "admin-policy",
                policy,
                "admins",
                "true",
                "graceEnds",
                "2026-12-05",
                "changedBy",
                "mara@example.com",
                "changedOn",
                "21 November 2026, 14:05 (GMT)",
                "notice",
                "The policy is saved. It holds in every session within seconds.");
        put(all, "admin-policy-error", "admin-policy", policy, "error", "Name at least one role.");
        Map<String, Object> check = with(
                policy,
                "everyone",
                "true",
                "whom",
                "Everyone",
                "hasGraceDays",
                true,
                "counted",
                "All accounts of the application were counted.");
        put(all, "admin-policy-check-nobody", "admin-policy-check", check);
        put(
                all,
                "admin-policy-check",
                "admin-policy-check",
                check,
                "stopsNow",
                128,
                "stopsSomebody",
                true,
                "stopsLater",
                17,
                "stopsSomebodyLater",
                true,
                "graceEndsOn",
                "5 December 2026",
                "needsCode",
                true,
                "digits",
                6);
        put(
                all,
                "admin-policy-check-error",
                "admin-policy-check",
                check,
                "needsCode",
                true,
                "digits",
                6,
                "error",
                "That code did not match");
    }

    private static void people(Map<String, State> all) {
        Map<String, Object> nadia = person("nadia@example.com", "isEnabled", true, "methods", "Authenticator app");
        Map<String, Object> theo = person(
                "theo@example.com",
                "isEnabled",
                true,
                "methods",
                "Authenticator app, Code by e-mail",
                "lastUsedOn",
                "21 November 2026, 14:05 (GMT)",
                "throttledUntil",
                "21 November 2026, 14:12 (GMT)");
        Map<String, Object> maximiliana = person(
                "maximiliana-wolfeschlegelsteinhausenbergerdorff.the.third@correspondence.example.org",
                "exemptUntil",
                "1 December 2026, 00:00 (GMT)");
        Map<String, Object> people = Map.of("people", List.of(nadia, theo, maximiliana), "inPeople", true);
        put(all, "admin-people", "admin-people", people, "olderHref", "/app/2fa/admin/people?page=1");
        put(
                all,
                "admin-people-none",
                "admin-people",
                Map.of("people", List.of(), "inPeople", true),
                "nobody",
                true,
                "q",
                "rita",
                "named",
                "rita",
                "namedHref",
                "/app/2fa/admin/person?account=rita");
        Map<String, Object> one =
                with(theo, "recoveryCodesLeft", 7, "eventsHref", "/app/2fa/admin/events", "inPeople", true);
        one.remove("personHref");
        put(all, "admin-person", "admin-person", one, "notice", "theo@example.com is unlocked.");
        put(all, "admin-person-self", "admin-person", one, "self", true, "needsCode", true, "digits", 6);
        put(
                all,
                "admin-person-reset-error",
                "admin-person",
                one,
                "needsCode",
                true,
                "digits",
                6,
                "resetOpen",
                true,
                "resetError",
                "Give a reason of 3 to 200 characters.");
        Map<String, Object> exemption = with(
                Map.of("id", "x1", "number", 0, "person", "nadia@example.com", "personHref", "/app/2fa/admin/person"),
                "reason",
                "Phone in repair",
                "grantedBy",
                "mara@example.com",
                "grantedOn",
                "21 November 2026",
                "until",
                "1 December 2026, 00:00 (GMT)",
                "endedOn",
                null,
                "runs",
                true);
        put(
                all,
                "admin-exemptions",
                "admin-exemptions",
                Map.of(
                        "exemptions",
                        List.of(exemption, with(exemption, "number", 1, "runs", false)),
                        "needsCode",
                        true),
                "inExemptions",
                true);
    }

    private static void events(Map<String, State> all) {
        Map<String, Object> event =
                with(Map.of(), "at", "21 November 2026, 14:05 (GMT)", "kind", "SECOND_FACTOR_CHECKED");
        event.putAll(
                with(Map.of(), "factor", "APP", "person", "nadia@example.com", "personHref", "/app/2fa/admin/person"));
        event.putAll(Map.of("from", "203.0.113.7", "outcome", "REJECTED CLOCK_BEHIND"));
        Map<String, Object> policy =
                with(event, "kind", "POLICY_CHANGED", "factor", null, "outcome", "version 3: EVERYONE");
        Map<String, Object> model = Map.of(
                "events",
                List.of(event, with(policy, "person", null, "personHref", null, "from", null)),
                "kinds",
                List.of(Map.of("name", "POLICY_CHANGED", "chosen", false)),
                "csvHref",
                "/app/2fa/admin/events?format=csv",
                "linesHref",
                "/app/2fa/admin/events?format=jsonl",
                "inEvents",
                true);
        put(all, "admin-events", "admin-events", model, "newerHref", "/app/2fa/admin/events");
        put(all, "admin-events-none", "admin-events", with(model, "events", List.of()), "nobody", true, "of", "rita");
    }

    private static Map<String, Object> person(String account, Object... more) {
        Map<String, Object> row = new HashMap<>();
        for (String key : "isEnabled methods confirmedOn lastUsedOn throttledUntil isLocked exemptUntil".split(" ")) {
            row.put(key, null);
        }
        row.put("person", account);
        row.put("personHref", "/app/2fa/admin/person?account=x");
        return with(row, more);
    }

    private static void settings(Map<String, State> all) {
        Map<String, Object> none = Map.of("notConfigured", true, "homeUrl", "/app/");
        put(all, "settings-not-configured", "settings", none);
        put(all, "settings-grace", "settings", none, "required", true, "graceEndsOn", "5 December 2026");
        put(all, "settings-required", "settings", Map.of("notConfigured", true, "required", true, "homeUrl", "/app/"));
        put(all, "settings-exempt", "settings", none, "exempt", true);
        put(all, "settings-password-first", "settings", none, "askPassword", true);
        put(
                all,
                "settings-password-wrong",
                "settings",
                none,
                "askPassword",
                true,
                "enableError",
                "Password did not match. Nothing has changed.");
        put(all, "settings-question-first", "settings", none, "securityQuestion", Map.of("activated", false));
        put(
                all,
                "settings-question-activated",
                "settings",
                Map.of("homeUrl", "/app/", "enabled", enabled()),
                "securityQuestion",
                Map.of("activated", true, "question", "What was the name of your first teacher?"));
        List<String> suggestions = List.of("What was your first job?", "Which book have you read most often?");
        Map<String, Object> question = Map.of("activated", false, "typed", "", "suggestions", suggestions);
        put(all, "question", "question", question, "needsPassword", true);
        put(
                all,
                "question-error",
                "question",
                question,
                "activated",
                true,
                "needsCode",
                true,
                "enrolled",
                true,
                "typed",
                "What was your first job?",
                "error",
                "Give an answer of at least 3 and at most 255 characters.");
        put(all, "settings-federated", "settings", none, "federated", true);
        put(all, "settings-off", "settings", none, "off", true);
        put(all, "settings-run-as", "settings", none, "runAs", true);
        put(
                all,
                "settings-disabled",
                "settings",
                none,
                "notice",
                "Two-factor authentication has been disabled. Your password alone now signs you in.");
        put(
                all,
                "settings-no-pending",
                "settings",
                none,
                "error",
                "No pending enrollment. Click \"Enable\" to start over");
        put(all, "settings-pending", "settings", Map.of("homeUrl", "/app/", "pending", pending()));
        put(
                all,
                "settings-pending-required",
                "settings",
                Map.of("required", true, "homeUrl", "/app/", "pending", pending()));
        put(
                all,
                "settings-pending-error",
                "settings",
                Map.of(
                        "homeUrl",
                        "/app/",
                        "pending",
                        with(
                                pending(),
                                "error",
                                "That code did not match",
                                "hint",
                                "Your phone’s clock seems to be 4 minutes behind. Set it to automatic, then enter a new code.")));
        put(all, "settings-enabled", "settings", Map.of("homeUrl", "/app/", "enabled", enabled()));
        put(
                all,
                "settings-enabled-low",
                "settings",
                Map.of(
                        "homeUrl",
                        "/app/",
                        "required",
                        true,
                        "enabled",
                        with(
                                enabled(),
                                "recoveryCodesLeft",
                                2,
                                "lowStock",
                                true,
                                "needsCode",
                                true,
                                "regenerateOpen",
                                true)));
        put(
                all,
                "settings-enabled-regenerate-error",
                "settings",
                Map.of(
                        "homeUrl",
                        "/app/",
                        "enabled",
                        with(
                                enabled(),
                                "needsCode",
                                true,
                                "regenerateOpen",
                                true,
                                "regenerateError",
                                "That code did not match",
                                "hint",
                                "This code was used already.")));
        put(
                all,
                "settings-enabled-disable-error",
                "settings",
                Map.of(
                        "homeUrl",
                        "/app/",
                        "required",
                        true,
                        "enabled",
                        with(
                                enabled(),
                                "needsCode",
                                true,
                                "disableOpen",
                                true,
                                "disableError",
                                "Password did not match. Two-factor remains enabled.")));
        put(
                all,
                "settings-enabled-disable-code-error",
                "settings",
                Map.of(
                        "homeUrl",
                        "/app/",
                        "enabled",
                        with(
                                enabled(),
                                "needsCode",
                                true,
                                "disableOpen",
                                true,
                                "errorInCode",
                                true,
                                "disableError",
                                "That code did not match")));
        put(
                all,
                "settings-enabled-fixed",
                "settings",
                Map.of("homeUrl", "/app/", "enabled", with(enabled(), "recoveryOn", false, "canDisable", false)));
        put(all, "settings-enabled-several", "settings", Map.of("homeUrl", "/app/", "enabled", several()));
        put(
                all,
                "settings-enabled-add-code-error",
                "settings",
                Map.of(
                        "homeUrl",
                        "/app/",
                        "enabled",
                        with(
                                several(),
                                "needsCode",
                                true,
                                "addOpen",
                                true,
                                "errorInCode",
                                true,
                                "addError",
                                "That code did not match",
                                "hint",
                                "This is a code of “Tablet”, another of your apps.")));
        for (String form : List.of("rename", "change", "remove")) {
            put(
                    all,
                    "settings-enabled-" + form + "-error",
                    "settings",
                    Map.of(
                            "homeUrl",
                            "/app/",
                            "enabled",
                            with(
                                    several(),
                                    "needsCode",
                                    true,
                                    form + "Open",
                                    true,
                                    form + "Error",
                                    "Something is wrong")));
        }
        put(
                all,
                "settings-pending-further",
                "settings",
                Map.of("homeUrl", "/app/", "pending", with(pending(), "adds", true, "name", "Tablet")));
        put(
                all,
                "settings-pending-change",
                "settings",
                Map.of(
                        "homeUrl",
                        "/app/",
                        "pending",
                        with(pending(), "changes", true, "name", "Phone", "error", "That code did not match")));
        put(
                all,
                "settings-enabled-run-as",
                "settings",
                Map.of("homeUrl", "/app/", "runAs", true, "enabled", enabled()));
    }

    private static void codes(Map<String, State> all) {
        Map<String, Object> codes = Map.of(
                "codes", CODES, "continueUrl", "/app/", "downloadHref", TextDownload.href(String.join("\r\n", CODES)));
        put(all, "codes-active", "codes", codes, "active", true);
        put(all, "codes-regenerated", "codes", codes);
    }

    /** The card of a channel; {@code state} is idle, waiting or on. */
    static Map<String, Object> channel(String key, String state, Object... more) {
        Map<String, Object> card = new HashMap<>(Map.of(
                "key",
                key,
                "heading",
                key.equals("sms") ? "Code by SMS" : "Code by e-mail",
                "explain",
                "After your password you are sent a code. Less safe than an app: whoever reads your mail can read it.",
                "remove",
                key.equals("sms") ? "Stop codes by SMS" : "Stop codes by e-mail",
                "to",
                key.equals("sms") ? "•••• 42" : "n•••@example.org",
                "digits",
                key.equals("sms") ? 6 : 8));
        card.put(state, true);
        return with(card, more);
    }

    private static Map<String, Object> way(String key, boolean folded, Object... more) {
        Map<String, Object> way = channel(key, "waiting", more);
        way.keySet().removeAll(List.of("explain", "remove"));
        way.put("folded", folded);
        way.put("open", folded);
        return way;
    }

    private static void channels(Map<String, State> all) {
        Map<String, Object> none = Map.of("notConfigured", true, "homeUrl", "/app/");
        put(
                all,
                "channels-idle",
                "settings",
                none,
                "email",
                channel("email", "idle"),
                "sms",
                channel("sms", "idle", "to", null, "unreachable", true));
        put(
                all,
                "channels-waiting",
                "settings",
                Map.of("enabled", enabled()),
                "email",
                channel("email", "waiting", "wait", "43 seconds", "seconds", 43),
                "sms",
                channel("sms", "idle", "needsCode", true));
        put(
                all,
                "channels-error",
                "settings",
                none,
                "email",
                channel(
                        "email",
                        "waiting",
                        "error",
                        "That code did not match",
                        "hint",
                        "A newer code was sent. Enter that one."));
        put(
                all,
                "channels-on",
                "settings",
                Map.of("enabled", with(enabled(), "methods", "Authenticator app (TOTP), Code by e-mail, Code by SMS")),
                "email",
                channel("email", "on", "confirmedOn", "21 November 2026", "standby", true),
                "sms",
                channel("sms", "on", "confirmedOn", "21 November 2026", "needsCode", true));
        put(
                all,
                "channels-only",
                "settings",
                Map.of("enabled", with(enabled(), "appless", true, "methods", "Code by e-mail")),
                "email",
                channel("email", "on", "confirmedOn", "21 November 2026", "last", true));
        put(all, "guard", "settings", none, "guard", Map.of("digits", 8, "to", "n•••@example.org"));
        put(
                all,
                "guard-waiting",
                "settings",
                none,
                "guard",
                Map.of("digits", 8, "to", "n•••@example.org", "waiting", true, "wait", "43 seconds", "seconds", 43));
        Map<String, Object> appless = Map.of("digits", 6, "recoveryOn", true, "appless", true);
        put(all, "challenge-email", "challenge", appless, "byEmail", way("email", false, "waiting", false));
        put(
                all,
                "challenge-email-waiting",
                "challenge",
                appless,
                "byEmail",
                way("email", false, "wait", "43 seconds", "seconds", 43));
        put(
                all,
                "challenge-email-error",
                "challenge",
                appless,
                "byEmail",
                way("email", false, "error", "That code did not match"));
        put(
                all,
                "challenge-both",
                "challenge",
                appless,
                "byEmail",
                way("email", true),
                "bySms",
                way("sms", true, "waiting", false));
    }

    private static void challenge(Map<String, State> all) {
        channels(all);
        Map<String, Object> challenge = Map.of("digits", 6, "recoveryOn", true);
        put(all, "challenge", "challenge", challenge);
        put(all, "challenge-error", "challenge", challenge, "error", "That code did not match");
        put(
                all,
                "challenge-hint",
                "challenge",
                challenge,
                "error",
                "That code did not match",
                "hint",
                "This code was used already. Wait for the next one.");
        put(
                all,
                "challenge-recovery-error",
                "challenge",
                challenge,
                "recoveryOpen",
                true,
                "recoveryError",
                "That code did not match");
        put(all, "challenge-remembered", "challenge", challenge, "remembered", true);
        put(all, "challenge-step-up", "challenge", challenge, "stepUp", true, "homeUrl", "/app/");
        put(
                all,
                "challenge-step-up-lost",
                "challenge",
                challenge,
                "stepUp",
                true,
                "homeUrl",
                "/app/",
                "notice",
                "What you just sent was not carried out, because it asks for a fresh code. Go back to the form,"
                        + " enter a code when asked, and send it again.");
        put(
                all,
                "challenge-throttled",
                "challenge",
                challenge,
                "throttled",
                true,
                "recoveryOpen",
                true,
                "error",
                "Too many attempts. Try again in 4 minutes.");
        put(
                all,
                "challenge-locked",
                "challenge",
                challenge,
                "locked",
                true,
                "recoveryOpen",
                true,
                "error",
                "Too many attempts. Use a recovery code, or ask your helpdesk.");
        put(
                all,
                "challenge-long-names",
                "challenge",
                challenge,
                "account",
                "maximiliana-wolfeschlegelsteinhausenbergerdorff.the.third@correspondence.example.org",
                "issuer",
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft");
        put(
                all,
                "challenge-several-apps",
                "challenge",
                challenge,
                "apps",
                choice(),
                "error",
                "That code did not match");
        put(all, "challenge-eight-digits", "challenge", Map.of("digits", 8));
    }

    static Map<String, Object> pending() {
        return Map.of(
                "qrSvg",
                QrSvg.of(URI),
                "secret",
                "JBSWY3DPEHPK3PXPGEZDGNBVGY3TQOJQ",
                "secretGroups",
                "JBSW Y3DP EHPK 3PXP GEZD GNBV GY3T QOJQ",
                "uri",
                URI,
                "digits",
                6);
    }

    static Map<String, Object> enabled() {
        return Map.of(
                "confirmedOn",
                "21 November 2026",
                "recoveryOn",
                true,
                "recoveryCodesLeft",
                8,
                "canDisable",
                true,
                "digits",
                6,
                "newName",
                "Phone 2",
                "methods",
                "Authenticator app (TOTP)",
                "apps",
                List.of(app("Phone", "1 December 2026", Map.of("lastFactor", true))));
    }

    private static Map<String, Object> several() {
        return with(
                enabled(),
                "choice",
                choice(),
                "apps",
                List.of(
                        app("Phone", "1 December 2026", Map.of()),
                        app("Tablet <b>|", null, Map.of("chosen", true)),
                        app("W".repeat(64), "1 December 2026", Map.of()),
                        app("هاتف المكتب", null, Map.of())));
    }

    private static List<Map<String, Object>> choice() {
        return List.of(
                Map.of("id", "a1", "name", "Phone"),
                Map.of("id", "a2", "name", "Tablet <b>|", "selected", true),
                Map.of("id", "a3", "name", "W".repeat(64)));
    }

    private static Map<String, Object> app(String name, String usedOn, Map<String, Object> more) {
        Map<String, Object> app = new HashMap<>(more);
        app.put("id", "id-" + Integer.toHexString(name.hashCode()));
        app.put("name", name);
        app.put("typed", name);
        app.put("addedOn", "21 November 2026");
        app.put("usedOn", usedOn);
        return app;
    }

    private static void put(
            Map<String, State> all, String name, String page, Map<String, Object> model, Object... more) {
        all.put(name, new State(page, model(with(model, more))));
    }

    static Map<String, Object> model(Map<String, Object> model) {
        Map<String, Object> common = new HashMap<>(Map.of(
                "base",
                "/app/2fa",
                "csrf",
                "c5RfT0k3n",
                "account",
                "nadia@example.com",
                "issuer",
                "Meridian Private Bank"));
        common.putAll(model);
        return common;
    }

    static Map<String, Object> with(Map<String, Object> model, Object... more) {
        Map<String, Object> all = new HashMap<>(model);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }
}
