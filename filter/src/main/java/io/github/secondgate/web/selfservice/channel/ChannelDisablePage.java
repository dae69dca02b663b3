package io.github.secondgate.web.selfservice.channel;

import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Removal;
import io.github.secondgate.secondfactor.sentcode.Channels;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.reauth.Change;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.selfservice.SettingsView;
import java.io.IOException;

/**
 * {@code POST /2fa/email/disable} and the same for {@code sms}: ends the method. Where it is the last factor, that is
 * disabling two-factor, and asks for what that asks for.
 */
final class ChannelDisablePage implements Page {
    private final Channel channel;
    private final SettingsView view;
    private final Form form;
    private final FreshFactor fresh;
    private final Channels channels;
    private final Page disable;

    /** @param disable what disables two-factor as a whole */
    ChannelDisablePage(
            Channel channel, SettingsView view, Form form, FreshFactor fresh, Channels channels, Page disable) {
        this.channel = channel;
        this.view = view;
        this.form = form;
        this.fresh = fresh;
        this.channels = channels;
        this.disable = disable;
    }

    @Override
    public String fault(Exchange exchange) {
        return isLast(exchange) ? disable.fault(exchange) : null;
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        form.redisplay(exchange, Rejection.malformed(fault));
    }

    private boolean isLast(Exchange exchange) {
        AccountFacts facts = view.facts(exchange);
        return facts.confirmedAt(channel) != null && ChannelCard.isLast(channel, facts);
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        Change change = Change.of(exchange, exchange.text("sent." + channel.key() + ".remove"));
        if (view.off() || view.facts(exchange).confirmedAt(channel) == null) {
            exchange.answers.conflict();
        } else if (isLast(exchange)) {
            disable.serve(exchange);
        } else if (fresh.require(exchange, change)) {
            remove(exchange);
        }
    }

    private void remove(Exchange exchange) throws IOException {
        Removal removal = channels.remove(exchange.account(), channel, exchange.requestOrigin());
        if (removal.outcome() != Removal.Outcome.REMOVED) {
            exchange.answers.conflict();
            return;
        }
        exchange.keepStamp(removal.changes());
        exchange.answers.done(exchange.text("sent." + channel.key() + ".removed"));
    }
}
