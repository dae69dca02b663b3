package io.github.secondgate.web;

import io.github.secondgate.secondfactor.Incidents;
import io.github.secondgate.view.Messages;
import io.github.secondgate.view.Templates;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** What all our pages share; immutable. */
public final class Front {
    /** Other languages have no texts yet. */
    static final Locale LANGUAGE = Locale.ENGLISH;

    final Templates templates;
    final Messages messages;
    final Paths paths;
    final Incidents incidents;
    final Clock clock;
    final String issuer;
    final int digits;
    final Duration fresh;

    /**
     * @param issuer the name the authenticator app shows beside the account
     * @param digits of an app's code, 6 to 8
     * @param fresh how old a second factor may be at most when factors are changed
     */
    public Front(
            Templates templates,
            Messages messages,
            Paths paths,
            Incidents incidents,
            Clock clock,
            String issuer,
            int digits,
            Duration fresh) {
        this.templates = templates;
        this.messages = messages;
        this.paths = paths;
        this.incidents = incidents;
        this.clock = clock;
        this.issuer = issuer;
        this.digits = digits;
        this.fresh = fresh;
    }

    String text(String key, Object... arguments) {
        return messages.text(LANGUAGE, key, arguments);
    }

    /** A time span as people say it, rounded up. */
    String text(Duration duration) {
        return messages.duration(LANGUAGE, duration);
    }
}
