package io.github.secondgate.view;

import static io.github.secondgate.view.SettingsStates.NONE;
import static io.github.secondgate.view.States.DAY;
import static io.github.secondgate.view.States.NO_MATCH;

/** Codes by e-mail and SMS: their cards on the settings page, and the code before a guarded first set-up. */
final class ChannelStates {

    private ChannelStates() {}

    static void addTo(States states) {
        configuring(states);
        configured(states);
        guard(states);
    }

    private static void configuring(States states) {
        Model unreachable = sms("idle").with("to", null).and("unreachable");
        Model off = NONE.with("email", email("idle")).with("sms", unreachable);
        states.add("channels-idle", "settings", off);
        states.add("channels-off", "settings", off.and("off"));
        Model password = NONE.with("email", email("idle").and("asksPassword"));
        states.add("channels-password-first", "settings", password);
        Model enabled = EnabledStates.page(EnabledStates.enabled());
        states.add(
                "channels-waiting",
                "settings",
                enabled.with("email", waiting(email("waiting")))
                        .with("sms", sms("idle").and("needsCode")));
        Model wrong = email("waiting").with("error", NO_MATCH).with("hint", "A newer code was sent. Enter that one.");
        states.add("channels-error", "settings", NONE.with("email", wrong));
    }

    private static void configured(States states) {
        Model three = EnabledStates.enabled().with("methods", "Authenticator app (TOTP), Code by e-mail, Code by SMS");
        Model email = on(email("on"));
        Model sms = on(sms("on"));
        states.add(
                "channels-on",
                "settings",
                EnabledStates.page(three).with("email", email.and("standby")).with("sms", sms.and("needsCode")));
        Model elsewhere = email.and("elsewhere last").with("counts", false);
        states.add("channels-elsewhere", "settings", EnabledStates.page(three).with("email", elsewhere));
        Model wrong = sms.and("needsCode").with("error", NO_MATCH);
        states.add(
                "channels-remove-error", "settings", EnabledStates.page(three).with("sms", wrong));
        Model appless = EnabledStates.enabled().and("appless").with("methods", "Code by e-mail");
        states.add("channels-only", "settings", EnabledStates.page(appless).with("email", email.and("last")));
        states.add(
                "channels-no-longer-offered",
                "settings",
                EnabledStates.page(appless).with("email", email.and("withdrawn adviseApp last")));
        states.add(
                "channels-only-not-fresh",
                "settings",
                EnabledStates.page(appless.with("methods", "Code by e-mail, Code by SMS"))
                        .with("email", email.and("needsChallenge"))
                        .with("sms", sms.with("to", null).and("unreachable needsChallenge")));
    }

    private static void guard(States states) {
        Model guard = Model.EMPTY.with("digits", 8).with("lives", "5 minutes").with("to", "n•••@example.org");
        states.add("guard", "settings", NONE.with("guard", guard));
        states.add(
                "guard-nowhere",
                "settings",
                NONE.with("guard", guard.with("to", null).and("unreachable")));
        states.add("guard-waiting", "settings", NONE.with("guard", waiting(guard.and("waiting"))));
        states.add(
                "guard-error",
                "settings",
                NONE.with("guard", guard.and("waiting")).with("enableError", NO_MATCH));
    }

    static Model waiting(Model sent) {
        return sent.with("wait", "43 seconds").with("seconds", 43);
    }

    private static Model on(Model card) {
        return card.and("counts").with("confirmedOn", DAY);
    }

    /** @param state {@code idle}, {@code waiting} or {@code on} */
    static Model email(String state) {
        return Model.that(state)
                .with("key", "email")
                .with("heading", "Code by e-mail")
                .with(
                        "explain",
                        "After your password you are sent a code of 8 digits by e-mail. Less safe than an app:"
                                + " whoever reads your mail can read the code.")
                .with("remove", "Stop codes by e-mail")
                .with("to", "n•••@example.org")
                .with("digits", 8)
                .with("lives", "5 minutes");
    }

    /** @param state {@code idle}, {@code waiting} or {@code on} */
    static Model sms(String state) {
        return Model.that(state)
                .with("key", "sms")
                .with("heading", "Code by SMS")
                .with(
                        "explain",
                        "After your password you are sent a code of 6 digits by SMS. Less safe than an app: phone"
                                + " numbers can be taken over.")
                .with("remove", "Stop codes by SMS")
                .with("to", "•••• 42")
                .with("digits", 6)
                .with("lives", "5 minutes");
    }
}
