package io.github.secondgate.web.selfservice;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.AccessState;
import io.github.secondgate.gate.PolicyDecisions;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.policy.Obligation;
import io.github.secondgate.web.page.Card;
import io.github.secondgate.web.page.Done;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.reauth.FirstEnrolmentGuard;
import io.github.secondgate.web.reauth.PasswordFirst;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;

/** The settings page in all its states, as the account stands now. */
public final class SettingsView {
    private final Accounts accounts;
    private final PolicyDecisions policyDecisions;
    private final PasswordFirst passwordFirst;
    private final boolean recoveryOn;
    private final List<Card> cards;
    private final FirstEnrolmentGuard guard;

    /**
     * @param recoveryOn whether recovery codes are given out at all
     * @param cards the further sections of the page
     * @param guard what a first set-up has to get past
     */
    public SettingsView(
            Accounts accounts,
            PolicyDecisions policyDecisions,
            PasswordFirst passwordFirst,
            boolean recoveryOn,
            List<Card> cards,
            FirstEnrolmentGuard guard) {
        this.accounts = accounts;
        this.policyDecisions = policyDecisions;
        this.passwordFirst = passwordFirst;
        this.recoveryOn = recoveryOn;
        this.cards = cards;
        this.guard = guard;
    }

    public AccountFacts facts(Exchange exchange) {
        return exchange.facts(accounts);
    }

    Obligation obligation(Exchange exchange, AccountFacts facts) {
        AccessState accessState = exchange.requestContext.accessState();
        return accessState.federated() ? Obligation.ELSEWHERE : policyDecisions.of(accessState.person(), facts);
    }

    public boolean off() {
        return policyDecisions.off();
    }

    /** Whether this person may go without a factor once they have one. */
    boolean mayDisable(Exchange exchange) {
        return policyDecisions.mayDisable(exchange.requestContext.accessState().person());
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
    public Map<String, Object> model(Exchange exchange) {
        AccountFacts facts = facts(exchange);
        Map<String, Object> model = banners(exchange, facts);
        if (enrolled(exchange, facts)) {
            model.put("enabled", enabled(exchange, facts));
        } else {
            model.put("notConfigured", true);
            model.put("guard", guard.model(exchange));
        }
        return model;
    }

    void state(Exchange exchange, AccountFacts facts, JsonObject answer) {
        answer.put("canDisable", mayDisable(exchange));
        answer.put("passwordBeforeSetUp", passwordFirst.on());
        cards.forEach(card -> card.state(exchange, facts, answer));
    }

    public void show(Exchange exchange, int status, Map<String, Object> model) throws IOException {
        exchange.page(status, "settings", model);
    }

    /** One of the forms of the enabled card, for what is wrong with anything but its code. */
    public Form form(String name) {
        return (exchange, rejection) -> showForm(exchange, name, false, rejection);
    }

    /** The same, for what is wrong with the code that it asks for. */
    public Form codeIn(String name) {
        return (exchange, rejection) -> showForm(exchange, name, true, rejection);
    }

    private void showForm(Exchange exchange, String form, boolean inCode, Rejection rejection) throws IOException {
        Map<String, Object> model = model(exchange);
        Map<String, Object> enabled = enabledCard(model);
        if (enabled == null) {
            model.put(form.equals("enable") ? "enableError" : "error", rejection.sentence);
            model.put("hint", rejection.hint);
        } else {
            EnabledCard.explain(enabled, form, inCode, rejection);
        }
        show(exchange, rejection.status, model);
    }

    /** Opens one of the forms of the enabled card, where it is shown. */
    static void open(Map<String, Object> model, String form) {
        Map<String, Object> enabled = enabledCard(model);
        if (enabled != null && !form.isEmpty()) {
            EnabledCard.open(enabled, form);
        }
    }

    /** Null where it is not shown. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> enabledCard(Map<String, Object> model) {
        return (Map<String, Object>) model.get("enabled");
    }

    /** The card of a channel. */
    public Form card(Channel channel) {
        return (exchange, rejection) -> showCard(exchange, channel, rejection);
    }

    @SuppressWarnings("unchecked")
    private void showCard(Exchange exchange, Channel channel, Rejection rejection) throws IOException {
        Map<String, Object> model = model(exchange);
        Map<String, Object> card = (Map<String, Object>) model.get(channel.key());
        if (card == null) {
            model.put("error", rejection.sentence);
        } else {
            card.put("error", rejection.sentence);
            card.put("hint", rejection.hint);
        }
        show(exchange, rejection.status, model);
    }

    /** A set-up. */
    public Form pending(PendingEnrolment pending) {
        return (exchange, rejection) -> showPending(exchange, pending, rejection);
    }

    /** A set-up has begun. */
    public void showBegun(Exchange exchange, PendingEnrolment pending) throws IOException {
        if (exchange.json) {
            exchange.answer(PendingCard.json(exchange, pending));
        } else {
            showPending(exchange, pending, null);
        }
    }

    /** @param rejection null where nothing is wrong */
    private void showPending(Exchange exchange, PendingEnrolment pending, Rejection rejection) throws IOException {
        AccountFacts facts = facts(exchange);
        Map<String, Object> model = banners(exchange, facts);
        if (facts.enrolled()) {
            // What the policy wants stands already.
            model.put("required", false);
        }
        Map<String, Object> part = PendingCard.model(exchange, pending, enrolled(exchange, facts));
        part.put("error", rejection == null ? null : rejection.sentence);
        part.put("hint", rejection == null ? null : rejection.hint);
        model.put("pending", part);
        show(exchange, rejection == null ? HttpServletResponse.SC_OK : rejection.status, model);
    }

    /** What to say of a first factor that was confirmed, to whoever confirms it once more. */
    public Notice confirmed(Exchange exchange) {
        return recoveryOn
                ? new Notice(exchange.text("notice.confirmedAgain"), "regenerate", "")
                : Notice.saying(exchange.text("notice.active"));
    }

    /** The request that confirmed it comes again: a person is told how things stand, a script that it comes again. */
    public void confirmedAlready(Exchange exchange, Done before) throws IOException {
        if (exchange.json) {
            exchange.problem(HttpServletResponse.SC_CONFLICT, "already-confirmed", before.sentence());
        } else {
            before.tell(exchange);
        }
    }

    /** The same, where the first of the two was served by another node, or is still being served. */
    public void confirmedElsewhere(Exchange exchange) throws IOException {
        confirmedAlready(exchange, Done.before(exchange, confirmed(exchange), exchange.base()));
    }

    private Map<String, Object> banners(Exchange exchange, AccountFacts facts) {
        Obligation obligation = obligation(exchange, facts);
        Map<String, Object> model = new HashMap<>();
        model.put(
                "required",
                obligation.required() || exchange.requestContext.accessState().rescued());
        model.put("rescued", exchange.requestContext.accessState().rescued());
        model.put(
                "graceEndsOn", obligation.graceEndsAt() == null ? null : exchange.words.day(obligation.graceEndsAt()));
        model.put("exempt", obligation.exempt());
        model.put("off", policyDecisions.off());
        model.put("askPassword", passwordFirst.on());
        model.put("changeAsksPassword", passwordFirst.beforeAChange(exchange));
        model.put("federated", exchange.requestContext.accessState().federated());
        model.put("runAs", exchange.requestContext.real().isRunAs());
        AccessState accessState = exchange.requestContext.accessState();
        for (Card card : cards) {
            if (!accessState.federated() && (!accessState.rescued() || card.forRescued())) {
                model.put(card.name(), card.model(exchange, facts));
            }
        }
        return model;
    }

    private Map<String, Object> enabled(Exchange exchange, AccountFacts facts) {
        Map<String, Object> enabled = EnabledCard.model(exchange, facts);
        enabled.put("recoveryOn", recoveryOn);
        enabled.put("canDisable", mayDisable(exchange));
        return enabled;
    }
}
