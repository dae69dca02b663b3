package io.github.secondgate.web.reauth;

import io.github.secondgate.view.Alert;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.page.TotpAppList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who are you, once more? The answer to a form that came when the last code was some time ago: sends the same to the same
 * address again, with a code, and with the password where the change asks for it. No secret that was sent stands in it.
 */
final class ConfirmContent extends PageContent {
    final String action;
    final List<Kept> kept;
    final String deed;
    final String backHref;
    final boolean asksPassword;
    final String question;
    final List<TotpAppList.Choice> choice;
    final int digits;
    /** Whether the code is all that is typed, so that it may send itself. */
    final boolean codeAlone;

    final String error;
    final String hint;
    private final boolean inPassword;

    /**
     * @param action where the form was sent, and is sent again
     * @param sent what it was, without secrets
     * @param apps all of the account's
     * @param digits of their codes
     */
    ConfirmContent(
            Change change,
            String action,
            Map<String, String> sent,
            List<TotpAppList.Choice> apps,
            int digits,
            Alert alert,
            boolean inPassword) {
        super(PageTemplate.CONFIRM);
        this.action = action;
        this.kept = sent.entrySet().stream()
                .map(field -> new Kept(field.getKey(), field.getValue()))
                .collect(Collectors.toList());
        this.deed = change.deed;
        this.backHref = change.page;
        this.asksPassword = change.password;
        this.question = change.question;
        this.choice = apps.size() > 1 ? apps : Collections.emptyList();
        this.digits = digits;
        this.codeAlone = !asksPassword && question == null;
        this.error = alert.sentence;
        this.hint = alert.hint;
        this.inPassword = inPassword;
    }

    @Override
    public boolean failed() {
        return error != null;
    }

    /** What was typed would be lost. */
    @Override
    public boolean shownAgain() {
        return false;
    }

    boolean wrongCode() {
        return error != null && !inPassword;
    }

    boolean wrongPassword() {
        return error != null && inPassword;
    }

    /** What was typed or chosen before. Immutable. */
    static final class Kept {
        final String name;
        final String value;

        Kept(String name, String value) {
            this.name = name;
            this.value = value;
        }
    }
}
