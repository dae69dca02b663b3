package io.github.secondgate.web.selfservice;

import static io.github.secondgate.view.States.ENGLISH;
import static io.github.secondgate.view.States.NO_MATCH;
import static io.github.secondgate.view.States.REFUSED;

import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.policy.Obligation;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageFrame;
import io.github.secondgate.view.States;
import io.github.secondgate.web.page.Section;
import io.github.secondgate.web.reauth.SentCode;
import io.github.secondgate.web.selfservice.PendingCard.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The settings page before two-factor is on: whom it is offered to, who must, and the set-up. */
public final class SettingsStates {

    private static final String SECRET = "JBSWY3DPEHPK3PXPGEZDGNBVGY3TQOJQ";
    private static final Obligation NOTHING = new Obligation(Obligation.Kind.NONE, false, null, false);
    private static final Obligation MUST = new Obligation(Obligation.Kind.ENROLMENT, true, null, false);

    private SettingsStates() {}

    public static void addTo(States states) {
        notConfigured(states);
        asMet(states);
        passwordFirst(states);
        pending(states);
        guard(states);
    }

    /** What was just done, in a sentence. */
    public static PageContent told(String sentence) {
        return none().notice(sentence).build();
    }

    private static void notConfigured(States states) {
        states.add("settings-not-configured", none().build());
        states.add(
                "settings-no-issuer",
                new PageFrame("/app/2fa", "c5RfT0k3n", "nadia@example.com", "/app/", null),
                none().build());
        Instant fifth = Instant.parse("2026-12-05T00:00:00Z");
        states.add("settings-required", none(MUST).build());
        states.add(
                "settings-grace",
                none(new Obligation(Obligation.Kind.NONE, true, fifth, false)).build());
        states.add(
                "settings-undone",
                none(MUST)
                        .undone(
                                "What you just sent was not carried out. Once you have finished here, you can go back to"
                                        + " the form and send it again.")
                        .build());
        states.add("settings-rescued", none().rescued().build());
        states.add("settings-day-pass", none().dayPass().build());
        states.add(
                "settings-exempt",
                none(new Obligation(Obligation.Kind.NONE, false, null, true)).build());
    }

    private static void asMet(States states) {
        states.add("settings-federated", none().federated().build());
        states.add("settings-federated-run-as", none().federated().runAs().build());
        states.add("settings-off", none().off().build());
        states.add("settings-run-as", none().runAs().build());
        states.add(
                "settings-disabled",
                none().notice("Two-factor authentication has been disabled. Your password alone now signs you in.")
                        .build());
        states.add(
                "settings-no-pending",
                none().error("No pending enrollment. Click \"Enable\" to start over")
                        .build());
    }

    private static void passwordFirst(States states) {
        Alert wrong = new Alert("Password did not match. Nothing has changed.", null);
        states.add("settings-password-first", none().password(true, false).build());
        states.add(
                "settings-password-wrong",
                none().password(true, false).refused(SettingsForm.ENABLE, wrong).build());
    }

    private static void pending(States states) {
        PendingCard first = pending("Phone", Purpose.FIRST);
        states.add("settings-pending", page(first, NOTHING).build());
        states.add("settings-pending-required", page(first, MUST).build());
        Alert behind = new Alert(
                NO_MATCH,
                "Your phone’s clock seems to be 4 minutes behind. Set it to automatic, then enter a new code.");
        states.add(
                "settings-pending-error", page(first.refused(behind), NOTHING).build());
        Alert waiting = new Alert("Too many attempts. Try again in 52 minutes.", null).until(Duration.ofMinutes(52));
        states.add(
                "settings-pending-waiting",
                page(first.refused(waiting), NOTHING).build());
        PendingCard further = pending("Tablet", Purpose.FURTHER);
        states.add("settings-pending-further", page(further, NOTHING).build());
        PendingCard change = pending("Phone", Purpose.CHANGE).refused(new Alert(NO_MATCH, null));
        states.add("settings-pending-change", page(change, NOTHING).build());
    }

    private static PendingCard pending(String name, Purpose purpose) {
        String device = purpose == Purpose.FIRST ? "ios" : null;
        AppGuide guide = AppGuide.of(device, key -> States.ENGLISH.text(key));
        return new PendingCard(States.URI, SECRET, 6, name, purpose, guide);
    }

    /** The code before a first set-up. */
    private static void guard(States states) {
        String to = "n•••@example.org";
        states.add(
                "guard",
                guarded(new SentCode(to, 8, "5 minutes", false, null, 0)).build());
        states.add(
                "guard-nowhere",
                guarded(new SentCode(null, 8, "5 minutes", false, null, 0)).build());
        states.add(
                "guard-waiting",
                guarded(new SentCode(to, 8, "5 minutes", true, "43 seconds", 43))
                        .build());
        SentCode waiting = new SentCode(to, 8, "5 minutes", true, null, 0);
        states.add(
                "guard-error",
                guarded(waiting)
                        .refused(SettingsForm.ENABLE, new Alert(NO_MATCH, null))
                        .build());
        states.add(
                "guard-hint",
                guarded(waiting).refused(SettingsForm.ENABLE, REFUSED).build());
    }

    private static SettingsContent.Builder guarded(SentCode code) {
        return page(new NotConfiguredCard(code), NOTHING);
    }

    static SettingsContent.Builder none() {
        return none(NOTHING);
    }

    private static SettingsContent.Builder none(Obligation obligation) {
        return page(new NotConfiguredCard(null), obligation);
    }

    private static SettingsContent.Builder page(AppCard card, Obligation obligation) {
        AccountFacts facts = new AccountFacts("nadia@example.com", 0, List.of(), Map.of(), null, 0);
        return new SettingsContent.Builder(
                new SettingsContent.Standing(facts, List.of(), obligation, true), card, ENGLISH);
    }

    /** Without a factor, and with these cards. */
    public static PageContent with(Section... cards) {
        return with(none(), cards);
    }

    /** The same where two-factor is off. */
    public static PageContent offWith(Section... cards) {
        return with(none().off(), cards);
    }

    static PageContent with(SettingsContent.Builder page, Section... cards) {
        Stream.of(cards).forEach(page::card);
        return page.build();
    }
}
