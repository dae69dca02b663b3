package io.github.secondgate.web.selfservice.channel;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.web.page.Card;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.reauth.PasswordFirst;
import io.github.secondgate.web.reauth.SentCodeOptions;
import java.time.Instant;
import java.util.Map;

/** The card "Code by e-mail" or "Code by SMS" on the settings page; shown where it is offered, or counts already. */
public final class ChannelCard implements Card {
    private final Channel channel;
    private final SentCodeOptions ways;
    private final PasswordFirst passwordFirst;

    public ChannelCard(Channel channel, SentCodeOptions ways, PasswordFirst passwordFirst) {
        this.channel = channel;
        this.ways = ways;
        this.passwordFirst = passwordFirst;
    }

    @Override
    public String name() {
        return channel.key();
    }

    @Override
    public Map<String, Object> model(Exchange exchange, AccountFacts facts) {
        Instant confirmedAt = facts.confirmedAt(channel);
        boolean offered = ways.offers(channel, facts);
        if (confirmedAt == null && !offered) {
            return null;
        }
        Map<String, Object> model = ways.pending(exchange, channel, CodePurpose.CONFIGURE);
        boolean on = confirmedAt != null;
        boolean elsewhere = on && ways.codes.elsewhere(facts, channel);
        boolean waiting = (!on || elsewhere) && Boolean.TRUE.equals(model.get("waiting"));
        model.put("elsewhere", elsewhere && !waiting);
        model.put("key", channel.key());
        model.put("heading", exchange.text("kind." + channel.key()));
        model.put("explain", exchange.text("sent." + channel.key() + ".explain", channel.digits()));
        model.put("on", on && !waiting);
        model.put("counts", on && !elsewhere);
        model.put("waiting", waiting);
        model.put("idle", !on && !waiting);
        model.put("confirmedOn", on ? exchange.words.day(confirmedAt) : null);
        model.put("standby", on && !ways.usable(facts).contains(channel));
        model.put("withdrawn", !offered);
        model.put("adviseApp", facts.apps().isEmpty());
        model.put("last", on && isLast(channel, facts));
        boolean stale = facts.enrolled() && !exchange.fresh();
        model.put("needsCode", stale && !facts.apps().isEmpty());
        model.put("needsChallenge", stale && facts.apps().isEmpty());
        model.put("asksPassword", passwordFirst.on());
        model.put("remove", exchange.text("sent." + channel.key() + ".remove"));
        return model;
    }

    /** Whether it is the account's only factor, so that ending it is disabling two-factor. */
    static boolean isLast(Channel channel, AccountFacts facts) {
        return facts.confirmedAt(channel) != null && facts.factors() == 1;
    }

    @Override
    public void state(Exchange exchange, AccountFacts facts, JsonObject answer) {
        Map<String, Object> model = model(exchange, facts);
        JsonObject state = new JsonObject();
        state.put("state", model == null ? "NOT_OFFERED" : name(model));
        state.put("to", model == null ? null : model.get("to"));
        state.put("offered", ways.offers(channel, facts));
        answer.put(name(), state);
    }

    private static String name(Map<String, Object> model) {
        if (Boolean.TRUE.equals(model.get("counts"))) {
            return "ENABLED";
        }
        if (Boolean.TRUE.equals(model.get("elsewhere"))) {
            return "ADDRESS_CHANGED";
        }
        return Boolean.TRUE.equals(model.get("waiting")) ? "PENDING_CONFIRMATION" : "NOT_CONFIGURED";
    }
}
