package io.github.secondgate.web.selfservice;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.AccessState;
import io.github.secondgate.gate.PolicyDecisions;
import io.github.secondgate.secondfactor.OwnTrail;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.policy.Obligation;
import io.github.secondgate.view.Alert;
import io.github.secondgate.web.page.Card;
import io.github.secondgate.web.page.Done;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.page.TotpAppList;
import io.github.secondgate.web.reauth.AskedPassword;
import io.github.secondgate.web.reauth.FirstEnrolmentGuard;
import io.github.secondgate.web.reauth.PasswordFirst;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.servlet.http.HttpServletResponse;

/** The settings page in all its states, as the account stands now. */
public final class SettingsView {
    private final Accounts accounts;
    private final PolicyDecisions policyDecisions;
    private final PasswordFirst passwordFirst;
    private final boolean recoveryOn;
    private final List<Card> cards;
    private final FirstEnrolmentGuard guard;
    private final OwnTrail trail;

    /**
     * @param recoveryOn whether recovery codes are given out at all
     * @param cards the further sections of the page
     * @param guard what a first set-up has to get past
     * @param trail what a person is told of what happened
     */
    public SettingsView(
            Accounts accounts,
            PolicyDecisions policyDecisions,
            PasswordFirst passwordFirst,
            boolean recoveryOn,
            List<Card> cards,
            FirstEnrolmentGuard guard,
            OwnTrail trail) {
        this.accounts = accounts;
        this.policyDecisions = policyDecisions;
        this.passwordFirst = passwordFirst;
        this.recoveryOn = recoveryOn;
        this.cards = cards;
        this.guard = guard;
        this.trail = trail;
    }

    public AccountFacts facts(Exchange exchange) {
        return exchange.facts(accounts);
    }

    Obligation obligation(Exchange exchange, AccountFacts facts) {
        AccessState accessState = exchange.requestContext.accessState();
        return accessState.federated()
                ? Obligation.ELSEWHERE
                : policyDecisions.of(exchange.requestContext.login(), facts);
    }

    public boolean off() {
        return policyDecisions.off();
    }

    /** Whether this person may go without a factor once they have one. */
    boolean mayDisable(Exchange exchange) {
        return policyDecisions.mayDisable(exchange.requestContext.login());
    }

    /** Whether this person sets a first app up by one click, with nothing to fill in before. */
    public boolean beginsAtOnce(Exchange exchange) {
        return exchange.requestContext.byPassword()
                && guard.passed(exchange)
                && passwordFirst.asksNothing(exchange)
                && !enrolled(exchange, facts(exchange));
    }

    public FirstEnrolmentGuard guard() {
        return guard;
    }

    boolean recoveryOn() {
        return recoveryOn;
    }

    /** Whether the person has a factor to work with; whoever the helpdesk lets in has lost all there are. */
    public static boolean enrolled(Exchange exchange, AccountFacts facts) {
        return facts.enrolled() && !exchange.requestContext.accessState().rescued();
    }

    /** Not configured or enabled, whichever is true. */
    SettingsContent.Builder content(Exchange exchange) {
        return content(exchange, card -> Alert.NONE);
    }

    /** @param alerts what went wrong with the form of each card */
    private SettingsContent.Builder content(Exchange exchange, Function<Card, Alert> alerts) {
        AccountFacts facts = facts(exchange);
        AppCard app = enrolled(exchange, facts)
                ? enabled(exchange, facts)
                // A script is not asked for the code of the guard here.
                : new NotConfiguredCard(exchange.json ? null : guard.code(exchange));
        return page(exchange, facts, app, alerts);
    }

    private AppCard enabled(Exchange exchange, AccountFacts facts) {
        return new EnabledCard(
                facts,
                TotpAppList.apps(exchange, facts),
                SuggestedName.typedOr(exchange, facts),
                exchange.json || !recoveryOn ? null : codesMadeAt(facts),
                new EnabledCard.Allowed(
                        recoveryOn, mayDisable(exchange), exchange.fresh(), AskedPassword.asks(exchange)),
                exchange.words);
    }

    /** Those that came with codes that are sent, when these were the first factor, came with the oldest one. */
    private Instant codesMadeAt(AccountFacts facts) {
        boolean appFirst =
                facts.apps().stream().anyMatch(app -> app.confirmedAt().equals(facts.confirmedAt()));
        return trail.recoveryCodesMade(facts.account()).orElse(appFirst ? null : facts.confirmedAt());
    }

    /** The account's state for a script, which has begun a set-up or not. */
    JsonObject json(Exchange exchange, Optional<PendingEnrolment> pending) {
        boolean waits = pending.isPresent() && !enrolled(exchange, facts(exchange));
        SettingsContent.Builder page = waits ? begun(exchange, pending.get()) : content(exchange);
        return page.build().json();
    }

    /** Tells a person what was done, and where they go on from there. */
    public void show(Exchange exchange, String notice, String homeUrl) throws IOException {
        exchange.answers.page(
                HttpServletResponse.SC_OK, content(exchange).notice(notice).build(), homeUrl);
    }

    /** Tells a person above all cards what cannot be. */
    public void showError(Exchange exchange, int status, String error) throws IOException {
        exchange.answers.page(status, content(exchange).error(error).build());
    }

    /** One of the forms of the app's card. */
    public Form form(SettingsForm form) {
        return (exchange, rejection) -> {
            SettingsContent.Builder page = content(exchange).refused(form, rejection.alert());
            exchange.answers.page(rejection.status, page.build());
        };
    }

    /** One of the cards; what is wrong stands above all of them where it is not shown. */
    public Form card(Card card) {
        return (exchange, rejection) -> {
            SettingsContent.Builder page = content(exchange, each -> each == card ? rejection.alert() : Alert.NONE);
            if (!page.failed()) {
                page.error(rejection.sentence);
            }
            exchange.answers.page(rejection.status, page.build());
        };
    }

    /** A set-up. */
    public Form pending(PendingEnrolment pending) {
        return (exchange, rejection) -> {
            PendingCard card = card(exchange, pending, rejection);
            exchange.answers.page(rejection.status, begun(exchange, card).build());
        };
    }

    /** A set-up has begun. */
    public void showBegun(Exchange exchange, PendingEnrolment pending) throws IOException {
        PendingCard card = card(exchange, pending, Rejection.NONE);
        if (exchange.json) {
            exchange.answers.tell(card.json());
        } else {
            exchange.answers.page(
                    HttpServletResponse.SC_OK, begun(exchange, card).build());
        }
    }

    /** The page of a set-up that has begun. */
    SettingsContent.Builder begun(Exchange exchange, PendingEnrolment pending) {
        return begun(exchange, card(exchange, pending, Rejection.NONE));
    }

    private PendingCard card(Exchange exchange, PendingEnrolment pending, Rejection rejection) {
        boolean beside = enrolled(exchange, facts(exchange));
        return PendingCard.of(pending, exchange.services.issuer, beside, AppGuide.of(exchange))
                .refused(alert(exchange, rejection));
    }

    /** Whoever has to wait before a code is looked at is told that, whatever else was wrong. */
    private Alert alert(Exchange exchange, Rejection rejection) {
        Rejection closing = rejection.closing(exchange, facts(exchange));
        // First codes always come to be looked at again.
        return closing == null || closing.locked ? rejection.alert() : closing.alert(rejection.hint);
    }

    private SettingsContent.Builder begun(Exchange exchange, PendingCard card) {
        AccountFacts facts = facts(exchange);
        SettingsContent.Builder page = page(exchange, facts, card, each -> Alert.NONE);
        return facts.enrolled() ? page.satisfied() : page;
    }

    /** What to say of a first factor that was confirmed, to whoever confirms it once more. */
    public Notice confirmed(Exchange exchange) {
        return recoveryOn
                ? new Notice(exchange.text("notice.confirmedAgain"), SettingsForm.REGENERATE.key(), "")
                : Notice.saying(exchange.text("notice.active"));
    }

    /** The request that confirmed it comes again: a person is told how things stand, a script that it comes again. */
    public void confirmedAlready(Exchange exchange, Done before) throws IOException {
        if (exchange.json) {
            exchange.answers.problem(HttpServletResponse.SC_CONFLICT, "already-confirmed", before.sentence());
        } else {
            before.tell(exchange);
        }
    }

    /** The same, where the first of the two was served by another node, or is still being served. */
    public void confirmedElsewhere(Exchange exchange) throws IOException {
        confirmedAlready(exchange, Done.before(exchange, confirmed(exchange), exchange.base()));
    }

    private SettingsContent.Builder page(
            Exchange exchange, AccountFacts facts, AppCard app, Function<Card, Alert> alerts) {
        AccessState accessState = exchange.requestContext.accessState();
        SettingsContent.Standing standing = new SettingsContent.Standing(
                facts, TotpAppList.apps(exchange, facts), obligation(exchange, facts), mayDisable(exchange));
        SettingsContent.Builder page = new SettingsContent.Builder(standing, app, exchange.words)
                .password(passwordFirst.on(), passwordFirst.beforeAChange(exchange));
        if (accessState.rescued()) {
            page.rescued();
        }
        if (accessState.dayPassAt() != null) {
            page.dayPass();
        }
        if (accessState.federated()) {
            page.federated();
        }
        if (off()) {
            page.off();
        }
        if (exchange.requestContext.login().actsAsAnother()) {
            page.runAs();
        }
        for (Card card : cards) {
            boolean visible = !accessState.federated() && (!accessState.rescued() || card.forRescued());
            if (visible || exchange.json) {
                page.card(card.content(exchange, facts, alerts.apply(card)));
            }
        }
        return page;
    }
}
