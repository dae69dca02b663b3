package io.github.secondgate.view;

import java.util.Locale;

/** The templates that stand for a page, or for a piece of one of the application's. What they include has no name here. */
public enum PageTemplate {
    SETTINGS,
    CODES,
    QUESTION,
    CREDENTIALS,
    CREDENTIAL,
    CHALLENGE,
    CONFIRM,
    RESCUE,
    ARRIVED,
    RECOVERED,
    GRACE,
    DAY_PASS,
    ERROR,
    STATUS,
    ADMIN_POLICY,
    ADMIN_POLICY_CHECK,
    ADMIN_PEOPLE,
    ADMIN_PERSON,
    ADMIN_EXEMPTIONS,
    ADMIN_EVENTS,
    ADMIN_RESCUE;

    /** As its file and its title are called, such as {@code admin-policy}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
