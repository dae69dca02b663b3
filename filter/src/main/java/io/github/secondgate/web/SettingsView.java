package io.github.secondgate.web;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.AccountFacts;
import io.github.secondgate.secondfactor.Accounts;
import io.github.secondgate.secondfactor.Channel;
import io.github.secondgate.secondfactor.Demand;
import io.github.secondgate.secondfactor.PendingEnrolment;
import io.github.secondgate.view.QrSvg;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;

/** The settings page in all its states, as the account stands now. */
public final class SettingsView {
    /** From this many recovery codes down, the owner is told that few are left. */
    static final int LOW_STOCK = 2;

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

    AccountFacts facts(Call call) {
        return accounts.facts(call.account());
    }

    Demand demand(Call call, AccountFacts facts) {
        Standing standing = call.visit.standing();
        return standing.federated() ? Demand.ELSEWHERE : demands.of(standing.person(), facts);
    }

    boolean off() {
        return demands.off();
    }

    /** Whether this person may go without a factor once they have one. */
    boolean mayDisable(Call call) {
        return demands.mayDisable(call.visit.standing().person());
    }

    FirstSetUpGuard guard() {
        return guard;
    }

    boolean recoveryOn() {
        return recoveryOn;
    }

    static boolean low(int recoveryCodesLeft) {
        return recoveryCodesLeft <= LOW_STOCK;
    }

    /** Whether the person has a factor to work with; whoever the helpdesk lets in has lost all there are. */
    static boolean enrolled(Call call, AccountFacts facts) {
        return facts.enrolled() && !call.visit.standing().rescued();
    }

    /** Not configured or enabled, whichever is true. */
    Map<String, Object> model(Call call) {
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

    void show(Call call, int status, Map<String, Object> model) throws IOException {
        call.page(status, "settings", model);
    }

    /**
     * The enabled card with one of its forms open and what is wrong with it.
     *
     * @param inCode whether that is the code, rather than the password
     */
    @SuppressWarnings("unchecked")
    void showForm(Call call, int status, String form, boolean inCode, String error, String hint) throws IOException {
        Map<String, Object> model = model(call);
        Map<String, Object> enabled = (Map<String, Object>) model.get("enabled");
        if (enabled == null) {
            model.put(form.equals("enable") ? "enableError" : "error", error);
            model.put("hint", hint);
        } else {
            enabled.put(form + "Open", true);
            enabled.put(form + "Error", error);
            enabled.put("errorInCode", inCode);
            enabled.put("hint", hint);
        }
        show(call, status, model);
    }

    /** A check in one of the page's forms did not accept. */
    void refuse(Call call, String form, Refused refused) throws IOException {
        if (call.json) {
            call.problem(refused.status, refused.problem, refused.detail());
        } else {
            showForm(call, refused.status, form, false, refused.sentence, refused.hint);
        }
    }

    /** A form whose input is well formed and does not fit how things stand. */
    void refuseForm(Call call, String form, String problem, String sentence) throws IOException {
        if (call.json) {
            call.problem(HttpServletResponse.SC_CONFLICT, problem, sentence);
        } else {
            showForm(call, HttpServletResponse.SC_CONFLICT, form, false, sentence, null);
        }
    }

    /** The card of a channel with what is wrong in it. */
    @SuppressWarnings("unchecked")
    void showCard(Call call, int status, Channel channel, String error, String hint) throws IOException {
        Map<String, Object> model = model(call);
        Map<String, Object> card = (Map<String, Object>) model.get(channel.key());
        if (card == null) {
            model.put("error", error);
        } else {
            card.put("error", error);
            card.put("hint", hint);
        }
        show(call, status, model);
    }

    /** Something was changed, and there is nothing to show but that. */
    void done(Call call, String notice) throws IOException {
        if (call.json) {
            Reply.empty(call.response, HttpServletResponse.SC_NO_CONTENT);
        } else {
            Notice.leave(call, notice);
            call.seeOther(call.base());
        }
    }

    /** A set-up has begun. */
    void showBegun(Call call, PendingEnrolment pending) throws IOException {
        if (!call.json) {
            showPending(call, HttpServletResponse.SC_OK, pending, null, null);
            return;
        }
        JsonObject answer = new JsonObject();
        answer.put("state", "PENDING_CONFIRMATION");
        answer.put("name", pending.name());
        answer.put("secret", pending.setupKey());
        answer.put("uri", pending.uri(call.front.issuer));
        answer.put("csrf", call.csrf());
        call.json(HttpServletResponse.SC_OK, answer);
    }

    void showPending(Call call, int status, PendingEnrolment pending, String error, String hint) throws IOException {
        AccountFacts facts = facts(call);
        Map<String, Object> model = banners(call, facts);
        if (facts.enrolled()) {
            // What the policy wants stands already.
            model.put("required", false);
        }
        Map<String, Object> part = pending(call, pending);
        boolean beside = enrolled(call, facts);
        part.put("adds", beside && pending.replaces() == null);
        part.put("changes", beside && pending.replaces() != null);
        part.put("error", error);
        part.put("hint", hint);
        model.put("pending", part);
        show(call, status, model);
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
        model.put("federated", call.visit.standing().federated());
        model.put("runAs", call.visit.real().isRunAs());
        if (!call.visit.standing().federated() && !call.visit.standing().rescued()) {
            cards.forEach(card -> model.put(card.name(), card.model(call, facts)));
        }
        return model;
    }

    private Map<String, Object> enabled(Call call, AccountFacts facts) {
        Map<String, Object> enabled = new HashMap<>();
        enabled.put("confirmedOn", call.words.day(facts.confirmedAt()));
        enabled.put("recoveryOn", recoveryOn);
        enabled.put("recoveryCodesLeft", facts.recoveryCodesLeft());
        enabled.put("lowStock", low(facts.recoveryCodesLeft()));
        enabled.put("digits", call.front.digits);
        enabled.put("apps", AppList.model(call, facts));
        enabled.put("choice", AppList.choice(facts, call.input == null ? null : call.input.app()));
        enabled.put("newName", newName(call, facts));
        enabled.put("needsCode", !call.fresh() && !facts.apps().isEmpty());
        enabled.put("appless", facts.apps().isEmpty());
        enabled.put("methods", methods(call, facts));
        enabled.put("canDisable", mayDisable(call));
        return enabled;
    }

    private static String methods(Call call, AccountFacts facts) {
        List<String> methods = new ArrayList<>();
        if (!facts.apps().isEmpty()) {
            methods.add(call.text("settings.app"));
        }
        for (Channel channel : Channel.values()) {
            if (facts.confirmedAt(channel) != null) {
                methods.add(call.text("sent." + channel.key()));
            }
        }
        return String.join(", ", methods);
    }

    private static String newName(Call call, AccountFacts facts) {
        boolean typed = call.named.isEmpty() && call.input != null && call.input.has(Input.NAME);
        return typed
                ? call.input.text(Input.NAME)
                : SuggestedName.of(call, facts).text();
    }

    private static Map<String, Object> pending(Call call, PendingEnrolment pending) {
        String uri = pending.uri(call.front.issuer);
        Map<String, Object> model = new HashMap<>();
        model.put("qrSvg", QrSvg.of(uri));
        model.put("secret", pending.setupKey());
        model.put("secretGroups", pending.setupKey().replaceAll("(.{4})(?=.)", "$1 "));
        model.put("uri", uri);
        model.put("digits", pending.digits());
        model.put("name", pending.name());
        return model;
    }
}
