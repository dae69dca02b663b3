package io.github.secondgate.web.selfservice;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.web.page.TotpAppList;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The account has a factor: what there is, and the forms that change it, one of which may be open. */
final class EnabledCard extends AppCard {
    final String confirmedOn;
    final int recoveryCodesLeft;
    /** Null where it is not known. */
    final String recoveryCodesMadeOn;

    final boolean lowStock;
    final boolean recoveryOn;
    final boolean canDisable;
    /** Whether the forms ask for what is secret; where not, it is asked for together with the code that comes first. */
    final boolean fresh;

    final boolean asksPassword;
    final boolean appless;
    final String methods;
    final List<TotpAppList.App> apps;
    final String newName;
    private final SettingsForm open;
    private final Alert alert;

    /**
     * @param facts of an account that is enrolled
     * @param newName what a further app may be called
     * @param recoveryCodesMadeAt null where it is not known
     */
    EnabledCard(
            AccountFacts facts,
            List<TotpAppList.App> apps,
            String newName,
            Instant recoveryCodesMadeAt,
            Allowed allowed,
            LocalizedText words) {
        this.confirmedOn = words.day(facts.confirmedAt());
        this.recoveryCodesLeft = facts.recoveryCodesLeft();
        this.recoveryCodesMadeOn = recoveryCodesMadeAt == null ? null : words.day(recoveryCodesMadeAt);
        this.lowStock = RecoveryCodes.isLow(recoveryCodesLeft);
        this.recoveryOn = allowed.recoveryOn;
        this.canDisable = allowed.canDisable;
        this.asksPassword = allowed.asksPassword;
        this.appless = apps.isEmpty();
        this.fresh = allowed.fresh;
        this.methods =
                facts.kinds().stream().map(kind -> words.text("kind." + kind)).collect(Collectors.joining(", "));
        this.apps = apps;
        this.newName = newName;
        this.open = null;
        this.alert = Alert.NONE;
    }

    private EnabledCard(EnabledCard card, SettingsForm open, Alert alert) {
        this.confirmedOn = card.confirmedOn;
        this.recoveryCodesLeft = card.recoveryCodesLeft;
        this.recoveryCodesMadeOn = card.recoveryCodesMadeOn;
        this.lowStock = card.lowStock;
        this.recoveryOn = card.recoveryOn;
        this.canDisable = card.canDisable;
        this.fresh = card.fresh;
        this.asksPassword = card.asksPassword;
        this.appless = card.appless;
        this.methods = card.methods;
        this.apps = card.apps;
        this.newName = card.newName;
        this.open = open;
        this.alert = alert;
    }

    @Override
    String state() {
        return "ENABLED";
    }

    @Override
    String title() {
        return "enabled";
    }

    @Override
    boolean failed() {
        return alert.sentence != null;
    }

    @Override
    boolean offers(SettingsForm form) {
        return form != SettingsForm.ENABLE;
    }

    @Override
    AppCard opened(SettingsForm form) {
        return new EnabledCard(this, form, Alert.NONE);
    }

    @Override
    AppCard refused(SettingsForm form, Alert why) {
        return new EnabledCard(this, form, why);
    }

    boolean regenerateOpen() {
        return open == SettingsForm.REGENERATE;
    }

    String regenerateError() {
        return error(SettingsForm.REGENERATE);
    }

    boolean disableOpen() {
        return open == SettingsForm.DISABLE;
    }

    String disableError() {
        return error(SettingsForm.DISABLE);
    }

    boolean addOpen() {
        return open == SettingsForm.ADD;
    }

    String addError() {
        return error(SettingsForm.ADD);
    }

    /** With the name of the new app, or with the password beside it. */
    boolean wrongName() {
        return addOpen() && alert.isIn(Input.NAME);
    }

    boolean wrongPassword() {
        return addOpen() && alert.isIn(Input.PASSWORD);
    }

    String renameError() {
        return error(SettingsForm.RENAME);
    }

    String changeError() {
        return error(SettingsForm.CHANGE);
    }

    String removeError() {
        return error(SettingsForm.REMOVE);
    }

    private String error(SettingsForm form) {
        return open == form ? alert.sentence : null;
    }

    String hint() {
        return alert.hint;
    }

    /** What the settings, the policy and the session allow. Immutable. */
    static final class Allowed {
        private final boolean recoveryOn;
        private final boolean canDisable;
        private final boolean fresh;
        private final boolean asksPassword;

        /**
         * @param recoveryOn whether recovery codes are given out at all
         * @param canDisable whether the person may go without a factor
         * @param fresh whether changes need no further code
         * @param asksPassword whether the password can be asked for again
         */
        Allowed(boolean recoveryOn, boolean canDisable, boolean fresh, boolean asksPassword) {
            this.recoveryOn = recoveryOn;
            this.canDisable = canDisable;
            this.fresh = fresh;
            this.asksPassword = asksPassword;
        }
    }
}
