package io.github.secondgate.web.selfservice;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.Demands;
import io.github.secondgate.gate.Standing;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.policy.Demand;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Card;
import io.github.secondgate.web.page.Done;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Refused;
import io.github.secondgate.web.reauth.FirstSetUpGuard;
import io.github.secondgate.web.reauth.PasswordFirst;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;

/** The settings page in all its states, as the account stands now. */
public final class SettingsView {
    private final Accounts accounts;
    private final Demands demands;
    private final PasswordFirst passwordFirst;
    private final boolean recoveryOn;
    private final List<Card> cards;
    private final FirstSetUpGuard guard;

    /**
     * @param recoveryOn whether recovery codes are given out at all
     * @param cards the further sections of the page
     * @param guard what a first set-up has to get past
     */
    public SettingsView(
            Accounts accounts,
            Demands demands,
            PasswordFirst passwordFirst,
            boolean recoveryOn,
            List<Card> cards,
            FirstSetUpGuard guard) {
        this.accounts = accounts;
        this.demands = demands;
        this.passwordFirst = passwordFirst;
        this.recoveryOn = recoveryOn;
        this.cards = cards;
        this.guard = guard;
    }

    public AccountFacts facts(Call call) {
        return accounts.facts(call.account());
    }

    Demand demand(Call call, AccountFacts facts) {
        Standing standing = call.visit.standing();
        return standing.federated() ? Demand.ELSEWHERE : demands.of(standing.person(), facts);
    }

    public boolean off() {
        return demands.off();
    }

    /** Whether this person may go without a factor once they have one. */
    boolean mayDisable(Call call) {
        return demands.mayDisable(call.visit.standing().person());
    }

    public FirstSetUpGuard guard() {
        return guard;
    }

    boolean recoveryOn() {
        return recoveryOn;
    }

    /** Whether the person has a factor to work with; whoever the helpdesk lets in has lost all there are. */
    public static boolean enrolled(Call call, AccountFacts facts) {
        return facts.enrolled() && !call.visit.standing().rescued();
    }

    /** Not configured or enabled, whichever is true. */
    public Map<String, Object> model(Call call) {
        AccountFacts facts = facts(call);
        Map<String, Object> model = banners(call, facts);
        if (enrolled(call, facts)) {
            model.put("enabled", enabled(call, facts));
        } else {
            model.put("notConfigured", true);
            model.put("guard", guard.model(call));
        }
        return model;
    }

    void state(Call call, AccountFacts facts, JsonObject answer) {
        answer.put("canDisable", mayDisable(call));
        answer.put("passwordBeforeSetUp", passwordFirst.on());
        cards.forEach(card -> card.state(call, facts, answer));
    }

    public void show(Call call, int status, Map<String, Object> model) throws IOException {
        call.page(status, "settings", model);
    }

    /** One of the forms of the enabled card, for what is wrong with anything but its code. */
    public Form form(String name) {
        return (call, refused) -> showForm(call, name, false, refused);
    }

    /** The same, for what is wrong with the code that it asks for. */
    public Form codeIn(String name) {
        return (call, refused) -> showForm(call, name, true, refused);
    }

    private void showForm(Call call, String form, boolean inCode, Refused refused) throws IOException {
        Map<String, Object> model = model(call);
        Map<String, Object> enabled = enabledCard(model);
        if (enabled == null) {
            model.put(form.equals("enable") ? "enableError" : "error", refused.sentence);
            model.put("hint", refused.hint);
        } else {
            EnabledCard.explain(enabled, form, inCode, refused);
        }
        show(call, refused.status, model);
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
        return (call, refused) -> showCard(call, channel, refused);
    }

    @SuppressWarnings("unchecked")
    private void showCard(Call call, Channel channel, Refused refused) throws IOException {
        Map<String, Object> model = model(call);
        Map<String, Object> card = (Map<String, Object>) model.get(channel.key());
        if (card == null) {
            model.put("error", refused.sentence);
        } else {
            card.put("error", refused.sentence);
            card.put("hint", refused.hint);
        }
        show(call, refused.status, model);
    }

    /** A set-up. */
    public Form pending(PendingEnrolment pending) {
        return (call, refused) -> showPending(call, pending, refused);
    }

    /** A set-up has begun. */
    public void showBegun(Call call, PendingEnrolment pending) throws IOException {
        if (call.json) {
            call.answer(PendingCard.json(call, pending));
        } else {
            showPending(call, pending, null);
        }
    }

    /** @param refused null where nothing is wrong */
    private void showPending(Call call, PendingEnrolment pending, Refused refused) throws IOException {
        AccountFacts facts = facts(call);
        Map<String, Object> model = banners(call, facts);
        if (facts.enrolled()) {
            // What the policy wants stands already.
            model.put("required", false);
        }
        Map<String, Object> part = PendingCard.model(call, pending, enrolled(call, facts));
        part.put("error", refused == null ? null : refused.sentence);
        part.put("hint", refused == null ? null : refused.hint);
        model.put("pending", part);
        show(call, refused == null ? HttpServletResponse.SC_OK : refused.status, model);
    }

    /** What to say of a first factor that was confirmed, to whoever confirms it once more. */
    public Notice confirmed(Call call) {
        return recoveryOn
                ? new Notice(call.text("notice.confirmedAgain"), "regenerate", "")
                : Notice.saying(call.text("notice.active"));
    }

    /** The request that confirmed it comes again: a person is told how things stand, a script that it comes again. */
    public void confirmedAlready(Call call, Done before) throws IOException {
        if (call.json) {
            call.problem(HttpServletResponse.SC_CONFLICT, "already-confirmed", before.sentence());
        } else {
            before.tell(call);
        }
    }

    /** The same, where the first of the two was served by another node, or is still being served. */
    public void confirmedElsewhere(Call call) throws IOException {
        confirmedAlready(call, Done.before(call, confirmed(call), call.base()));
    }

    private Map<String, Object> banners(Call call, AccountFacts facts) {
        Demand demand = demand(call, facts);
        Map<String, Object> model = new HashMap<>();
        model.put("required", demand.required() || call.visit.standing().rescued());
        model.put("rescued", call.visit.standing().rescued());
        model.put("graceEndsOn", demand.graceEndsAt() == null ? null : call.words.day(demand.graceEndsAt()));
        model.put("exempt", demand.exempt());
        model.put("off", demands.off());
        model.put("askPassword", passwordFirst.on());
        model.put("changeAsksPassword", passwordFirst.beforeAChange(call));
        model.put("federated", call.visit.standing().federated());
        model.put("runAs", call.visit.real().isRunAs());
        Standing standing = call.visit.standing();
        for (Card card : cards) {
            if (!standing.federated() && (!standing.rescued() || card.forRescued())) {
                model.put(card.name(), card.model(call, facts));
            }
        }
        return model;
    }

    private Map<String, Object> enabled(Call call, AccountFacts facts) {
        Map<String, Object> enabled = EnabledCard.model(call, facts);
        enabled.put("recoveryOn", recoveryOn);
        enabled.put("canDisable", mayDisable(call));
        return enabled;
    }
}
