package io.github.secondgate.view;

import static io.github.secondgate.view.States.NO_MATCH;

/** The page after the password. */
final class ChallengeStates {

    private static final Model CHALLENGE = Model.that("recoveryOn").with("digits", 6);

    private ChallengeStates() {}

    static void addTo(States states) {
        code(states);
        stepUp(states);
        refused(states);
        sent(states);
        rescue(states);
    }

    private static void code(States states) {
        add(states, "", CHALLENGE);
        add(states, "-eight-digits", Model.EMPTY.with("digits", 8));
        add(states, "-error", CHALLENGE.with("error", NO_MATCH));
        add(
                states,
                "-hint",
                CHALLENGE.with("error", NO_MATCH).with("hint", "This code was used already. Wait for the next one."));
        add(states, "-recovery-error", CHALLENGE.and("recoveryOpen").with("recoveryError", NO_MATCH));
        add(states, "-trust", CHALLENGE.with("trustFor", "7 days"));
        add(
                states,
                "-trust-error",
                CHALLENGE.and("trustTicked").with("trustFor", "7 days").with("error", NO_MATCH));
        add(
                states,
                "-long-names",
                CHALLENGE
                        .with("account", States.LONG_NAME)
                        .with(
                                "issuer",
                                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"));
        Model several = CHALLENGE.with("apps", EnabledStates.choice());
        add(states, "-several-apps", several.with("trustFor", "7 days"));
        add(states, "-several-apps-error", several.with("error", NO_MATCH));
    }

    private static void stepUp(States states) {
        Model stepUp = CHALLENGE.and("stepUp").with("homeUrl", "/app/");
        add(states, "-step-up", stepUp);
        add(
                states,
                "-step-up-lost",
                stepUp.with(
                        "notice",
                        "What you just sent was not carried out, because it asks for a fresh code. Go back to the form,"
                                + " enter a code when asked, and send it again."));
        add(states, "-step-up-email", stepUp.and("appless").with("byEmail", way(ChannelStates.email("waiting"))));
    }

    private static void refused(States states) {
        Model refused = CHALLENGE.and("recoveryOpen");
        add(states, "-throttled", refused.and("throttled").with("error", "Too many attempts. Try again in 4 minutes."));
        add(
                states,
                "-locked",
                refused.and("locked").with("error", "Too many attempts. Use a recovery code, or ask your helpdesk."));
    }

    private static void sent(States states) {
        Model appless = CHALLENGE.and("appless");
        Model email = way(ChannelStates.email("waiting"));
        Model sms = way(ChannelStates.sms("waiting"));
        add(states, "-email", appless.with("byEmail", email.without("waiting")));
        add(states, "-email-waiting", appless.with("byEmail", ChannelStates.waiting(email)));
        add(states, "-email-trust", appless.with("byEmail", email).with("trustFor", "7 days"));
        add(states, "-email-error", appless.with("byEmail", email.with("error", NO_MATCH)));
        add(
                states,
                "-email-nowhere",
                appless.with("byEmail", email.with("to", null).and("unreachable")));
        String elsewhere =
                "The address or number that we know of you is no longer the one you verified, so no code is sent"
                        + " there. Use another way or a recovery code, or ask your helpdesk.";
        add(
                states,
                "-email-elsewhere",
                appless.with("byEmail", email.without("waiting").with("elsewhere", elsewhere)));
        Model folded = email.and("folded");
        add(
                states,
                "-both",
                appless.with("byEmail", folded.and("open"))
                        .with("bySms", sms.and("folded").without("waiting")));
        add(states, "-app-and-email", CHALLENGE.with("byEmail", folded.without("waiting")));
    }

    private static void rescue(States states) {
        Model offered = CHALLENGE.and("rescueOn");
        Model asked = offered.and("rescueOpen").with("rescuePhrase", "duse-bemu-lete");
        states.add("rescue", "challenge", offered);
        states.add("rescue-phrase", "challenge", asked);
        states.add("rescue-error", "challenge", asked.with("rescueError", NO_MATCH));
    }

    /** A code that is sent, at the challenge: without what only its card on the settings page says. */
    private static Model way(Model channel) {
        return channel.without("explain remove").with("folded", false).with("open", false);
    }

    private static void add(States states, String name, Model model) {
        states.add("challenge" + name, "challenge", model);
    }
}
