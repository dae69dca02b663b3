package io.github.secondgate.web.selfservice;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.policy.Obligation;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.PageTemplate;
import io.github.secondgate.web.page.Section;
import io.github.secondgate.web.page.TotpAppList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The settings page: the card of the app in one of its states, the other cards, and what is to be said above all of them. */
final class SettingsContent extends PageContent {
    final String notice;
    final String undone;
    final String error;
    /** Whether something is told above all cards, where the person begins to read. */
    final boolean told;

    final boolean required;
    final String graceEndsOn;
    /** What the policy wants of the account and from when, in words. */
    final String demanded;

    final boolean exempt;
    final boolean rescued;
    /** Whether the helpdesk let the person in for the day. */
    final boolean dayPass;

    final boolean federated;
    final boolean off;
    final boolean runAs;
    final boolean byApp;
    final boolean askPassword;
    final boolean changeAsksPassword;
    final List<Section> cards;
    private final AppCard app;
    private final Standing standing;

    private SettingsContent(Builder built) {
        super(PageTemplate.SETTINGS);
        this.notice = built.notice;
        this.undone = built.undone;
        this.error = built.error;
        this.told = notice != null || undone != null || error != null;
        this.required = built.required;
        this.graceEndsOn = built.graceEndsOn;
        this.demanded = built.demanded;
        this.exempt = built.standing.obligation.exempt();
        this.rescued = built.rescued;
        this.dayPass = built.dayPass;
        this.federated = built.federated;
        this.off = built.off;
        this.runAs = built.runAs;
        this.askPassword = built.askPassword;
        this.changeAsksPassword = built.changeAsksPassword;
        this.app = built.app;
        this.byApp = enabled() == null || !enabled().appless;
        this.standing = built.standing;
        this.cards = new ArrayList<>(built.cards);
    }

    /** Those beside the authenticator apps. */
    List<Section> ways() {
        return cards.stream().filter(Section::signsIn).collect(Collectors.toList());
    }

    List<Section> others() {
        return cards.stream().filter(card -> !card.signsIn()).collect(Collectors.toList());
    }

    NotConfiguredCard notConfigured() {
        return app instanceof NotConfiguredCard ? (NotConfiguredCard) app : null;
    }

    PendingCard pending() {
        return app instanceof PendingCard ? (PendingCard) app : null;
    }

    EnabledCard enabled() {
        return app instanceof EnabledCard ? (EnabledCard) app : null;
    }

    /** Whether what is told leads on to new recovery codes, whose form is open. */
    boolean toNewCodes() {
        return enabled() != null && enabled().regenerateOpen();
    }

    /** What is shown of it, for the forms that ask for its answer; null where nothing is. */
    Section securityQuestion() {
        return cards.stream()
                .filter(card -> card.shown() && card.template().equals("securityQuestion"))
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean failed() {
        return error != null || app.failed() || cards.stream().anyMatch(Section::failed);
    }

    @Override
    public boolean held() {
        return required && graceEndsOn == null && enabled() == null;
    }

    @Override
    protected String title(LocalizedText words) {
        return words.text("title.settings." + (federated ? "federated" : app.title()));
    }

    JsonObject json() {
        AccountFacts facts = standing.facts;
        JsonArray list = new JsonArray();
        standing.apps.forEach(one -> list.add(one.json()));
        JsonObject state = new JsonObject();
        state.put("state", app.state());
        state.put("confirmedAt", facts.enrolled() ? facts.confirmedAt().toString() : null);
        state.put("apps", list);
        state.put("required", standing.obligation.required());
        state.put("federated", federated);
        state.put("recoveryCodesLeft", facts.recoveryCodesLeft());
        state.put("canDisable", standing.canDisable);
        state.put("passwordBeforeSetUp", askPassword);
        cards.forEach(card -> card.state(state));
        return state;
    }

    /** How the account stands. Immutable. */
    static final class Standing {
        private final AccountFacts facts;
        private final List<TotpAppList.App> apps;
        private final Obligation obligation;
        private final boolean canDisable;

        /** @param canDisable whether the person may go without a factor once they have one */
        Standing(AccountFacts facts, List<TotpAppList.App> apps, Obligation obligation, boolean canDisable) {
            this.facts = facts;
            this.apps = apps;
            this.obligation = obligation;
            this.canDisable = canDisable;
        }
    }

    /** A page in the making; nothing is said and no card stands beside the app's until that is added. */
    static final class Builder {
        private final Standing standing;
        private final List<Section> cards = new ArrayList<>();
        private final String graceEndsOn;
        private final String demanded;
        private AppCard app;
        private boolean required;
        private String notice;
        private String undone;
        private String error;
        private boolean rescued;
        private boolean dayPass;
        private boolean federated;
        private boolean off;
        private boolean runAs;
        private boolean askPassword;
        private boolean changeAsksPassword;

        Builder(Standing standing, AppCard app, LocalizedText words) {
            Obligation obligation = standing.obligation;
            this.standing = standing;
            this.app = app;
            this.required = obligation.required();
            this.graceEndsOn = obligation.graceEndsAt() == null ? null : words.day(obligation.graceEndsAt());
            this.demanded = demanded(words);
        }

        private String demanded(LocalizedText words) {
            Instant since = standing.facts.requiredSince();
            if (!required) {
                return words.text(standing.obligation.exempt() ? "demanded.exempt" : "demanded.no");
            }
            if (graceEndsOn != null) {
                return words.text("demanded.from", graceEndsOn);
            }
            return since == null ? words.text("demanded.yes") : words.text("demanded.since", words.day(since));
        }

        /** The helpdesk let the person in to set a factor up anew. */
        Builder rescued() {
            rescued = true;
            required = true;
            return this;
        }

        /** The helpdesk let the person in for the day. */
        Builder dayPass() {
            dayPass = true;
            return this;
        }

        /** What the policy wants stands already. */
        Builder satisfied() {
            required = false;
            return this;
        }

        Builder federated() {
            federated = true;
            return this;
        }

        Builder off() {
            off = true;
            return this;
        }

        Builder runAs() {
            runAs = true;
            return this;
        }

        /** Which forms ask for the password: those that begin a set-up, and the one that changes an app. */
        Builder password(boolean toBegin, boolean toChange) {
            askPassword = toBegin;
            changeAsksPassword = toChange;
            return this;
        }

        Builder card(Section card) {
            cards.add(card);
            return this;
        }

        /** Whether one of the cards tells what went wrong. */
        boolean failed() {
            return cards.stream().anyMatch(Section::failed);
        }

        Builder notice(String sentence) {
            notice = sentence;
            return this;
        }

        Builder undone(String sentence) {
            undone = sentence;
            return this;
        }

        Builder error(String sentence) {
            error = sentence;
            return this;
        }

        Builder opened(SettingsForm form) {
            app = app.opened(form);
            return this;
        }

        /** In the form where the page has it, else above all cards. */
        Builder refused(SettingsForm form, Alert alert) {
            if (app.offers(form)) {
                app = app.refused(form, alert);
            } else {
                error = alert.sentence;
            }
            return this;
        }

        SettingsContent build() {
            return new SettingsContent(this);
        }
    }
}
