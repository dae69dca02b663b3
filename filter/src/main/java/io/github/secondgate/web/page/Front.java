package io.github.secondgate.web.page;

import io.github.secondgate.gate.Languages;
import io.github.secondgate.gate.Paths;
import io.github.secondgate.secondfactor.account.Incidents;
import io.github.secondgate.view.Templates;
import java.time.Clock;
import java.time.Duration;

/** What all our pages share; immutable. */
public final class Front {
    public final Templates templates;
    final Languages languages;
    public final Paths paths;
    public final Incidents incidents;
    public final Clock clock;
    public final String issuer;
    public final int digits;
    public final Duration fresh;

    /**
     * @param issuer the name the authenticator app shows beside the account
     * @param digits of an app's code, 6 to 8
     * @param fresh how old a second factor may be at most when factors are changed
     */
    public Front(
            Templates templates,
            Languages languages,
            Paths paths,
            Incidents incidents,
            Clock clock,
            String issuer,
            int digits,
            Duration fresh) {
        this.templates = templates;
        this.languages = languages;
        this.paths = paths;
        this.incidents = incidents;
        this.clock = clock;
        this.issuer = issuer;
        this.digits = digits;
        this.fresh = fresh;
    }
}
