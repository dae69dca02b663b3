package io.github.secondgate.web.selfservice;

import io.github.secondgate.http.Input;
import io.github.secondgate.view.Alert;
import io.github.secondgate.web.reauth.SentCode;

/** Two-factor is not set up: what it is, and the form that begins. */
final class NotConfiguredCard extends AppCard {
    final SentCode guard;
    final String enableError;
    final String hint;
    final boolean wrongPassword;

    /** @param guard the code that the form asks for; null where it asks for none */
    NotConfiguredCard(SentCode guard) {
        this(guard, Alert.NONE);
    }

    private NotConfiguredCard(SentCode guard, Alert alert) {
        this.guard = guard;
        this.enableError = alert.sentence;
        this.hint = alert.hint;
        this.wrongPassword = alert.isIn(Input.PASSWORD);
    }

    @Override
    String state() {
        return "NOT_CONFIGURED";
    }

    @Override
    String title() {
        return "notConfigured";
    }

    @Override
    boolean failed() {
        return enableError != null;
    }

    @Override
    boolean offers(SettingsForm form) {
        return form == SettingsForm.ENABLE;
    }

    @Override
    AppCard refused(SettingsForm form, Alert alert) {
        return new NotConfiguredCard(guard, alert);
    }
}
