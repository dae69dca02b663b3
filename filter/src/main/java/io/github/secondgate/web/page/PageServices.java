package io.github.secondgate.web.page;

import io.github.secondgate.gate.Languages;
import io.github.secondgate.gate.Paths;
import io.github.secondgate.secondfactor.account.GateEvents;
import io.github.secondgate.view.Templates;
import java.time.Clock;
import java.time.Duration;

/** What all our pages share; immutable. */
public final class PageServices {
    public final Templates templates;
    public final Languages languages;
    public final Paths paths;
    public final GateEvents gateEvents;
    public final Clock clock;
    public final String issuer;
    public final int digits;
    final boolean sendWhenComplete;
    public final Duration fresh;

    public PageServices(
            Templates templates,
            Languages languages,
            Paths paths,
            GateEvents gateEvents,
            Clock clock,
            Settings settings) {
        this.templates = templates;
        this.languages = languages;
        this.paths = paths;
        this.gateEvents = gateEvents;
        this.clock = clock;
        this.issuer = settings.issuer;
        this.digits = settings.digits;
        this.sendWhenComplete = settings.sendWhenComplete;
        this.fresh = settings.fresh;
    }

    /** What the application's settings say of all pages. */
    public static final class Settings {
        private final String issuer;
        private final int digits;
        private final boolean sendWhenComplete;
        private final Duration fresh;

        /**
         * @param issuer the name the authenticator app shows beside the account
         * @param digits of an app's code, 6 to 8
         * @param sendWhenComplete whether a code that is complete is sent without a press of the button
         * @param fresh how old a second factor may be at most when factors are changed
         */
        public Settings(String issuer, int digits, boolean sendWhenComplete, Duration fresh) {
            this.issuer = issuer;
            this.digits = digits;
            this.sendWhenComplete = sendWhenComplete;
            this.fresh = fresh;
        }
    }
}
