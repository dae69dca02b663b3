package io.github.secondgate.web.selfservice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms for authenticator apps and for two-factor as a whole: the first begins, the others change what stands. */
public enum SettingsForm {
    ENABLE,
    ADD,
    RENAME,
    CHANGE,
    REMOVE,
    REGENERATE,
    DISABLE;

    /** As a session keeps it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SettingsForm> of(String key) {
        return Arrays.stream(values()).filter(form -> form.key().equals(key)).findFirst();
    }
}
