package io.github.secondgate.web.selfservice;

import static io.github.secondgate.view.States.AT;
import static io.github.secondgate.view.States.ENGLISH;
import static io.github.secondgate.view.States.NO_MATCH;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.TotpAppFacts;
import io.github.secondgate.secondfactor.policy.Obligation;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.LastUse;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.view.States;
import io.github.secondgate.web.page.Section;
import io.github.secondgate.web.page.TotpAppList.App;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings page once two-factor is on: what it says, and each of its forms gone wrong. */
public final class EnabledStates {

    private static final Instant LATER = Instant.parse("2026-12-01T08:00:00Z");
    private static final TotpAppFacts PHONE = app("Phone", LATER);
    private static final Alert WRONG = new Alert("Something is wrong", null);

    private EnabledStates() {}

    public static void addTo(States states) {
        accessState(states);
        gone(states);
    }

    private static void accessState(States states) {
        add(states, "", page(enabled(8, true, true)));
        add(states, "-low", page(enabled(2, true, false).opened(SettingsForm.REGENERATE)));
        add(states, "-fixed", page(enabled(8, false, true)));
        add(states, "-several", page(several(true)));
        add(states, "-no-password", page(withoutPassword().opened(SettingsForm.DISABLE)));
        add(states, "-run-as", page(enabled()).runAs());
        add(states, "-off", page(enabled()).off());
        add(states, "-exempt", page(enabled(), new Obligation(Obligation.Kind.SECOND_FACTOR, false, null, true)));
        add(states, "-notice", page(enabled()).notice("Phone has a new name."));
        add(states, "-demanded", page(enabled(), new Obligation(Obligation.Kind.SECOND_FACTOR, true, null, false)));
        add(states, "-grace", page(enabled(), new Obligation(Obligation.Kind.SECOND_FACTOR, true, LATER, false)));
        add(
                states,
                "-required",
                page(
                        enabled(8, true, false).opened(SettingsForm.DISABLE),
                        new Obligation(Obligation.Kind.SECOND_FACTOR, true, null, false)));
    }

    private static void gone(States states) {
        AppCard stale = enabled(8, true, false);
        Alert used = new Alert(NO_MATCH, "This code was used already.");
        add(states, "-regenerate-error", page(stale.refused(SettingsForm.REGENERATE, used)));
        Alert password = new Alert("Password did not match. Two-factor remains enabled.", null);
        add(states, "-disable-error", page(enabled().refused(SettingsForm.DISABLE, password)));
        Alert taken = new Alert("You have an app of this name already.", null).in(Input.NAME);
        add(states, "-add-name-error", page(several(false).refused(SettingsForm.ADD, taken)));
        add(states, "-rename-error", page(several(false).refused(SettingsForm.RENAME, WRONG)));
        add(states, "-change-error", page(several(false).refused(SettingsForm.CHANGE, WRONG)));
        add(states, "-remove-error", page(several(false).refused(SettingsForm.REMOVE, WRONG)));
    }

    private static void add(States states, String name, SettingsContent.Builder page) {
        states.add("settings-enabled" + name, page.build());
    }

    /** With an app, and with these cards. */
    public static PageContent with(Section... cards) {
        return SettingsStates.with(page(enabled()), cards);
    }

    /** The same for whoever acts as somebody else. */
    public static PageContent runAsWith(Section... cards) {
        return SettingsStates.with(page(enabled()).runAs(), cards);
    }

    /** With the form open that disables two-factor, where an answer is asked for. */
    public static PageContent disablingWith(Section... cards) {
        AppCard disabling = enabled().opened(SettingsForm.DISABLE);
        return SettingsStates.with(page(disabling).password(false, true), cards);
    }

    /** With these factors and cards. */
    public static PageContent with(AccountFacts facts, Section... cards) {
        return SettingsStates.with(page(card(facts, apps(facts), true, true)), cards);
    }

    /** Of somebody with these channels, confirmed long ago. */
    public static AccountFacts facts(boolean app, Channel... channels) {
        Map<Channel, Instant> confirmed = Stream.of(channels).collect(Collectors.toMap(each -> each, each -> AT));
        return new AccountFacts("nadia@example.com", 1, app ? List.of(PHONE) : List.of(), confirmed, null, 8);
    }

    private static SettingsContent.Builder page(AppCard card) {
        return page(card, new Obligation(Obligation.Kind.SECOND_FACTOR, false, null, false));
    }

    private static SettingsContent.Builder page(AppCard card, Obligation obligation) {
        AccountFacts facts = new AccountFacts("nadia@example.com", 1, List.of(PHONE), Map.of(), AT, 8);
        return new SettingsContent.Builder(
                new SettingsContent.Standing(facts, apps(facts), obligation, true), card, ENGLISH);
    }

    private static AppCard enabled() {
        return enabled(8, true, true);
    }

    /** @param free whether recovery codes are given out and two-factor may be disabled */
    private static AppCard enabled(int codesLeft, boolean free, boolean fresh) {
        AccountFacts facts = new AccountFacts("nadia@example.com", 1, List.of(PHONE), Map.of(), null, codesLeft);
        return card(facts, apps(facts), free, fresh);
    }

    /** Where the application's login lets none be asked for again. */
    private static AppCard withoutPassword() {
        AccountFacts facts = facts(true);
        EnabledCard.Allowed allowed = new EnabledCard.Allowed(true, true, false, false);
        return new EnabledCard(facts, apps(facts), "Phone 2", AT, allowed, ENGLISH);
    }

    private static AppCard several(boolean fresh) {
        List<TotpAppFacts> apps =
                List.of(PHONE, app("Tablet <b>|", null), app("W".repeat(64), LATER), app("هاتف المكتب", null));
        AccountFacts facts = new AccountFacts("nadia@example.com", 1, apps, Map.of(), null, 8);
        List<App> shown = apps.stream()
                .map(app -> new App(app, app.name(), app.name().startsWith("Tablet"), false, used(app), ENGLISH))
                .toList();
        return card(facts, shown, true, fresh);
    }

    private static AppCard card(AccountFacts facts, List<App> apps, boolean free, boolean fresh) {
        return new EnabledCard(facts, apps, "Phone 2", AT, new EnabledCard.Allowed(free, free, fresh, true), ENGLISH);
    }

    private static List<App> apps(AccountFacts facts) {
        boolean last = facts.factors() == 1;
        return facts.apps().stream()
                .map(app -> new App(app, app.name(), false, last, used(app), ENGLISH))
                .toList();
    }

    private static LastUse used(TotpAppFacts app) {
        Instant at = app.lastUsedAt();
        return at == null ? null : LastUse.of(at, "203.0.113.7", "Firefox on Windows", at.plusSeconds(7200), ENGLISH);
    }

    private static TotpAppFacts app(String name, Instant usedAt) {
        AccountFacts.Use use = usedAt == null ? null : new AccountFacts.Use(usedAt, null, null);
        return new TotpAppFacts("id-" + Integer.toHexString(name.hashCode()), name, AT, use);
    }
}
