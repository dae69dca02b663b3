package io.github.secondgate.config;

import java.util.Map;

/** The lines {@code secondgate.trust.NAME = VALUE} of {@code shiro.ini}: browsers that are asked for no code for a while. */
public final class TrustSettings {
    private final Map<String, String> raw;

    public TrustSettings(Map<String, String> raw) {
        this.raw = raw;
    }

    /** How long a browser is trusted after a code, and so how often a code is asked; 0 (not at all, the default) to 30d. */
    public void setLifetime(String lifetime) {
        raw.put("trust.lifetime", lifetime);
    }

    /** Whether a sign-out ends the trust in the browser it happens on; true by default. */
    public void setEndsAtSignOut(String endsAtSignOut) {
        raw.put("trust.endsAtSignOut", endsAtSignOut);
    }

    /**
     * A query with one {@code ?} for the login name that gives the password as the application stores it, by which a change
     * of it is noticed.
     */
    public void setPasswordQuery(String passwordQuery) {
        raw.put("trust.passwordQuery", passwordQuery);
    }
}
