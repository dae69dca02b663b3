package io.github.secondgate.web.admin;

import static io.github.secondgate.view.States.ENGLISH;
import static io.github.secondgate.view.States.NO_MATCH;

import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.TotpAppFacts;
import io.github.secondgate.secondfactor.helpdesk.Caller;
import io.github.secondgate.secondfactor.helpdesk.DayPass;
import io.github.secondgate.secondfactor.helpdesk.PersonFacts;
import io.github.secondgate.secondfactor.helpdesk.Rescue;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.States;
import io.github.secondgate.web.admin.PersonContent.Filled;
import io.github.secondgate.web.admin.PersonContent.Form;
import io.github.secondgate.web.admin.people.PeopleFilter;
import io.github.secondgate.web.admin.rescue.HelpChoice;
import io.github.secondgate.web.admin.rescue.IssuedCode;
import io.github.secondgate.web.admin.rescue.WaitingPerson;
import io.github.secondgate.web.selfservice.EnabledStates;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** People, one of them, and bringing somebody back. */
public final class PeopleStates {

    private static final List<TotpAppFacts> APP = List.of(new TotpAppFacts("a1", "Phone", States.AT, null));
    private static final Instant WAITS = Instant.parse("2026-11-21T14:12:00Z");
    private static final PersonRow NADIA = row(
            new PersonFacts(facts("nadia@example.com", APP, Map.of()), null, null, false),
            new PersonRow.Exempt(null, false));
    private static final PersonRow THEO = throttled("theo@example.com", false);
    private static final PersonRow LOCKED = throttled("lou@example.com", true);
    private static final PersonRow EXEMPT = row(
            new PersonFacts(facts(States.LONG_NAME, List.of(), Map.of()), null, null, false),
            new PersonRow.Exempt(Instant.parse("2026-12-01T00:00:00Z"), false));
    private static final PersonRow BY_SETTINGS = row(
            new PersonFacts(facts("otto@example.com", List.of(), Map.of()), null, null, false),
            new PersonRow.Exempt(null, true));

    private PeopleStates() {}

    public static void addTo(States states) {
        people(states);
        person(states);
        rescue(states);
    }

    private static void people(States states) {
        states.add(
                "settings-enabled-administrator", EnabledStates.with(new AdministrationCard.Content("/app/2fa/admin")));
        List<PersonRow> rows = List.of(NADIA, THEO, LOCKED, EXEMPT, BY_SETTINGS);
        PeoplePage.Around first = new PeoplePage.Around("312 of 1,048 protected", true, null);
        states.add("admin-people", people("", null, rows, "x", first));
        states.add(
                "admin-people-reminded",
                people("", null, rows, null, new PeoplePage.Around(null, true, "Reminders on their way: 3")));
        states.add(
                "admin-people-none", people("rita", "rita", List.of(), null, new PeoplePage.Around(null, false, null)));
    }

    private static PeoplePage.Content people(
            String q, String named, List<PersonRow> rows, String next, PeoplePage.Around around) {
        PeopleAsked asked = new PeopleAsked(q, "contains", PeopleFilter.ALL, "", named, null, false);
        PeopleAsked.Shown shown = new PeopleAsked.Shown(
                asked, "/app/2fa/admin/person?account=rita", "/app/2fa/admin/people?format=csv", true, ENGLISH);
        return new PeoplePage.Content(shown, rows, next, around, "/app/2fa/admin/people?after=x");
    }

    private static void person(States states) {
        states.add("admin-person", person(THEO, false, "theo@example.com is unlocked.", Filled.NONE));
        states.add("admin-person-exempt", person(EXEMPT, false, null, Filled.NONE));
        states.add("admin-person-exempt-by-settings", person(BY_SETTINGS, false, null, Filled.NONE));
        Alert day = new Alert("Choose a last day from today on, within a year.", null).in(PersonChange.UNTIL);
        states.add(
                "admin-person-until-error",
                person(THEO, false, null, new Filled(Form.EXEMPT, day, "Called back", "2020-01-01")));
        states.add("admin-person-self", person(THEO, true, null, Filled.NONE));
        for (Form form : Form.values()) {
            Alert reason = new Alert("Give a reason of 3 to 200 characters.", null);
            states.add(
                    "admin-person-" + form.key() + "-error",
                    person(THEO, false, null, new Filled(form, reason, "", "")));
            String given = "Called back on the number in the file";
            states.add(
                    "admin-person-" + form.key() + "-hint",
                    person(THEO, false, null, new Filled(form, States.REFUSED, given, "2026-12-01")));
        }
    }

    private static PersonContent person(PersonRow row, boolean self, String notice, Filled filled) {
        return new PersonContent(
                row,
                new PersonContent.Beside(
                        "/app/2fa/admin/events",
                        self ? null : "/app/2fa/admin/credentials?account=x",
                        self ? 0 : 2,
                        self ? List.of() : List.of("question.heading", "credentials.heading")),
                self,
                notice,
                filled);
    }

    private static void rescue(States states) {
        states.add("admin-rescue", RescuePage.Content.asking(Alert.NONE, ""));
        Rescue rescue = Rescue.issued("nadia@example.com", "7K2M-QXPD", Instant.parse("2026-11-21T14:20:00Z"), null);
        Instant now = Instant.parse("2026-11-21T14:05:00Z");
        states.add("admin-rescue-issued", RescuePage.Content.issued(new IssuedCode(rescue, DayPass.OFF, now, ENGLISH)));
        states.add("admin-rescue-error", RescuePage.Content.asking(new Alert(NO_MATCH, null), "41 73 80"));
        states.add("admin-rescue-hint", RescuePage.Content.asking(States.REFUSED, "41 73 80"));
        Caller caller =
                Caller.waiting("nadia@example.com", "Chrome on Linux", "127.0.0.1", now.minusSeconds(180), null);
        WaitingPerson person = new WaitingPerson(caller, "•••• 71", now, ENGLISH);
        states.add("admin-rescue-who", RescuePage.Content.naming(person, null, "41 73 80", "", Alert.NONE));
        WaitingPerson unknown = new WaitingPerson(
                Caller.waiting("nadia@example.com", null, null, now.minusSeconds(180), null), null, now, ENGLISH);
        states.add(
                "admin-rescue-who-error",
                RescuePage.Content.naming(unknown, null, "41 73 80", "Called back", States.REFUSED));
        Alert reason = new Alert("Give a reason of 3 to 200 characters.", null).in(PersonChange.REASON);
        states.add("admin-rescue-reason-error", RescuePage.Content.naming(person, null, "41 73 80", "x", reason));
        dayPass(states, person, now);
    }

    private static void dayPass(States states, WaitingPerson person, Instant now) {
        Instant end = Instant.parse("2026-11-21T18:00:00Z");
        HelpChoice open = new HelpChoice("", end, ENGLISH.text("admin.rescue.dayPass.hint", "18:00"));
        states.add("admin-rescue-choice", RescuePage.Content.naming(person, open, "41 73 80", "", Alert.NONE));
        HelpChoice over = new HelpChoice("rescue", null, ENGLISH.text("admin.rescue.error.DAY_PASS_OVER", "18:00"));
        states.add(
                "admin-rescue-choice-over",
                RescuePage.Content.naming(person, over, "41 73 80", "Called back", States.REFUSED));
        Rescue pass = Rescue.issued("nadia@example.com", "DK2M-QXPD", Instant.parse("2026-11-21T14:20:00Z"), end);
        DayPass evening = new DayPass(LocalTime.of(18, 0), ZoneOffset.UTC);
        states.add(
                "admin-rescue-issued-day-pass", RescuePage.Content.issued(new IssuedCode(pass, evening, now, ENGLISH)));
    }

    private static PersonRow throttled(String account, boolean locked) {
        AccountFacts facts = facts(account, APP, Map.of(Channel.EMAIL, States.AT));
        return row(new PersonFacts(facts, States.AT, WAITS, locked), new PersonRow.Exempt(null, false));
    }

    private static PersonRow row(PersonFacts person, PersonRow.Exempt exempt) {
        return new PersonRow(person, exempt, "/app/2fa/admin/person?account=x", ENGLISH);
    }

    private static AccountFacts facts(String account, List<TotpAppFacts> apps, Map<Channel, Instant> channels) {
        return new AccountFacts(account, 1, apps, channels, null, 7);
    }
}
