package io.github.secondgate.web.selfservice;

import io.github.secondgate.view.Alert;

/** The first card of the settings page, in the one state that the account is in. Immutable. */
abstract class AppCard {
    /** As a script is told it. */
    abstract String state();

    /** How the document's title ends that says it. */
    abstract String title();

    abstract boolean failed();

    /** Whether it has this form. */
    abstract boolean offers(SettingsForm form);

    /** The same with one of its forms open. */
    AppCard opened(SettingsForm form) {
        return this;
    }

    /** The same with what went wrong with one of its forms. */
    abstract AppCard refused(SettingsForm form, Alert alert);
}
