package io.github.secondgate.web.challenge;

import static io.github.secondgate.view.States.NO_MATCH;
import static io.github.secondgate.view.States.REFUSED;

import io.github.secondgate.view.Alert;
import io.github.secondgate.view.PageFrame;
import io.github.secondgate.view.States;
import io.github.secondgate.web.page.Section;
import io.github.secondgate.web.page.TotpAppList.Choice;
import io.github.secondgate.web.reauth.SentCode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The page after the password, and the one that tells what did not arrive. */
public final class ChallengeStates {

    private static final List<Choice> APP = List.of(new Choice("a1", "Phone", false));
    private static final String PHRASE = "41 73 80";
    private static final Alert WRONG = new Alert(NO_MATCH, null);

    private static final String TRUST = "Don’t ask again in this browser for up to 7 days. Signing out ends it.";

    private ChallengeStates() {}

    public static void addTo(States states) {
        code(states);
        stepUp(states);
        refused(states);
        sent(states);
        rescue(states);
    }

    private static final RecoveryMethod.Content RECOVERY = RecoveryMethod.Content.ASKING;

    private static ChallengeContent.Builder appAnd(Section... others) {
        return with(new AppMethod.Content(6, APP), others);
    }

    private static ChallengeContent.Builder app() {
        return appAnd(RECOVERY);
    }

    private static ChallengeContent.Builder with(Section first, Section... others) {
        String icon = first instanceof SentCodeSection ? "icon-message" : "icon-phone";
        ChallengeContent.Builder challenge = new ChallengeContent.Builder(icon, "?tab=1");
        if (first instanceof RecoveryMethod.Content) {
            challenge.section(first);
        } else {
            challenge.open(first);
        }
        if (first instanceof AppMethod.Content) {
            challenge.byApp();
        }
        Stream.of(others).forEach(challenge::section);
        return challenge;
    }

    private static ChallengeContent.Builder trusting() {
        return app().trust(Duration.ofDays(7), TRUST, false).trusting();
    }

    private static ChallengeContent.Builder several() {
        return with(new AppMethod.Content(6, States.choice()), RECOVERY);
    }

    private static void code(States states) {
        add(states, "", app());
        add(states, "-eight-digits", with(new AppMethod.Content(8, APP)));
        add(states, "-error", app().refused(WRONG, false, false));
        add(states, "-hint", app().refused(REFUSED, false, false));
        add(
                states,
                "-recovery-error",
                appAnd(RecoveryMethod.Content.refused(REFUSED)).refused(WRONG, false, false));
        add(
                states,
                "-recovery-brought",
                appAnd(RecoveryMethod.Content.broughtHere("abcd efgh")).refused(WRONG, false, false));
        add(states, "-trust", trusting());
        add(states, "-trust-error", app().trust(Duration.ofDays(7), TRUST, true).refused(WRONG, false, false));
        states.add(
                "challenge-long-names",
                new PageFrame(
                        "/app/2fa",
                        "c5RfT0k3n",
                        States.LONG_NAME,
                        "/app/",
                        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"),
                app().build());
        add(states, "-several-apps", several().trust(Duration.ofDays(7), TRUST, false));
        add(states, "-several-apps-error", several().refused(WRONG, false, false));
    }

    private static void stepUp(States states) {
        add(states, "-step-up", app().stepUp());
        add(
                states,
                "-step-up-lost",
                app().stepUp()
                        .notice("What you just sent was not carried out, because it needs a fresh code. Go back to the"
                                + " form, enter a code when asked, and send it again."));
        add(states, "-step-up-email", byEmail(email(true, null)).stepUp());
    }

    private static void refused(States states) {
        String throttled = "Too many attempts. Try again in 4 minutes.";
        add(
                states,
                "-throttled",
                with(RECOVERY).refused(new Alert(throttled, null), true, false).waits(Duration.ofMinutes(4)));
        Alert waits = new Alert(throttled, null);
        RecoveryMethod.Content wrong = RecoveryMethod.Content.refused(REFUSED);
        add(states, "-throttled-recovery-error", with(wrong).refused(waits, true, false));
        RecoveryMethod.Content brought = RecoveryMethod.Content.broughtHere("abcd efgh");
        add(states, "-throttled-recovery-brought", with(brought).refused(waits, true, false));
        add(states, "-throttled-hint", app().refused(new Alert(throttled, REFUSED.hint), true, false));
        String locked = "Too many attempts. Use a recovery code, or ask your helpdesk.";
        add(states, "-locked", with(RECOVERY).refused(new Alert(locked, null), true, true));
    }

    private static void sent(States states) {
        add(states, "-email", byEmail(email(false, null)));
        add(states, "-email-waiting", byEmail(email(true, "43 seconds")));
        add(states, "-email-trust", byEmail(email(true, null)).trust(Duration.ofDays(7), TRUST, false));
        add(states, "-email-error", byEmail(email(true, null).refused(WRONG)).refused(WRONG, false, false));
        add(states, "-email-hint", byEmail(email(true, null).refused(REFUSED)).refused(REFUSED, false, false));
        SentCode nowhere = new SentCode(null, 8, "5 minutes", true, null, 0);
        add(states, "-email-nowhere", byEmail(new SentCodeSection("email", "E-mail me a code", nowhere, null)));
        String elsewhere = "The address or number we have for you is no longer the one you verified, so no code is sent"
                + " there. Use another way or a recovery code, or ask your helpdesk.";
        SentCodeSection moved = new SentCodeSection("email", "E-mail me a code", code(false, null), elsewhere);
        add(states, "-email-elsewhere", byEmail(moved));
        SentCode bySms = new SentCode("•••• 42", 6, "5 minutes", false, null, 0);
        add(
                states,
                "-both",
                with(email(true, null), new SentCodeSection("sms", "Text me a code", bySms, null), RECOVERY));
        SentCode waits = new SentCode("•••• 42", 6, "5 minutes", true, "43 seconds", 43);
        add(
                states,
                "-sms-hint",
                appAnd(new SentCodeSection("sms", "Text me a code", waits, null).refused(REFUSED), RECOVERY)
                        .refused(REFUSED, true, false));
        add(states, "-sms-elsewhere", appAnd(new SentCodeSection("sms", "Text me a code", bySms, elsewhere), RECOVERY));
        add(states, "-app-and-email", appAnd(email(false, null), RECOVERY));
        Section app = new AppMethod.Content(6, States.choice());
        add(states, "-email-and-app", with(email(false, null), app, RECOVERY).byApp());
    }

    private static ChallengeContent.Builder byEmail(SentCodeSection way) {
        return with(way, RECOVERY);
    }

    private static SentCodeSection email(boolean waiting, String wait) {
        return new SentCodeSection("email", "E-mail me a code", code(waiting, wait), null);
    }

    private static SentCode code(boolean waiting, String wait) {
        return new SentCode("n•••@example.org", 8, "5 minutes", waiting, wait, 43);
    }

    private static void rescue(States states) {
        states.add("rescue", app().section(new RescueView.Fold(false)).build());
        states.add(
                "rescue-or-day-pass", app().section(new RescueView.Fold(true)).build());
        states.add("rescue-phrase", new RescueContent(PHRASE, false, Alert.NONE, States.ENGLISH));
        states.add("rescue-error", new RescueContent(PHRASE, true, REFUSED, States.ENGLISH));
        states.add("rescue-over", new RescueContent(null, false, REFUSED, States.ENGLISH));
    }

    private static void add(States states, String name, ChallengeContent.Builder challenge) {
        states.add("challenge" + name, challenge.build());
    }
}
