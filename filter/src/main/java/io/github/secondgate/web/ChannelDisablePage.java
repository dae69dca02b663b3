package io.github.secondgate.web;

import io.github.secondgate.secondfactor.AccountFacts;
import io.github.secondgate.secondfactor.Channel;
import io.github.secondgate.secondfactor.Channels;
import io.github.secondgate.secondfactor.Removal;
import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code POST /2fa/email/disable} and the same for {@code sms}: ends the method. Where it is the last factor, that is
 * disabling two-factor, and asks for what that asks for.
 */
final class ChannelDisablePage implements Page {
    private final Channel channel;
    private final SettingsView view;
    private final FreshFactor fresh;
    private final Channels channels;
    private final Page disable;

    /** @param disable what disables two-factor as a whole */
    ChannelDisablePage(Channel channel, SettingsView view, FreshFactor fresh, Channels channels, Page disable) {
        this.channel = channel;
        this.view = view;
        this.fresh = fresh;
        this.channels = channels;
        this.disable = disable;
    }

    @Override
    public String fault(Call call) {
        return isLast(call) ? disable.fault(call) : null;
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        view.showCard(call, HttpServletResponse.SC_BAD_REQUEST, channel, fault, null);
    }

    private boolean isLast(Call call) {
        AccountFacts facts = view.facts(call);
        return facts.confirmedAt(channel) != null && ChannelCard.isLast(channel, facts);
    }

    @Override
    public void serve(Call call) throws IOException {
        if (view.off() || view.facts(call).confirmedAt(channel) == null) {
            call.refuse(HttpServletResponse.SC_CONFLICT, "conflict");
        } else if (isLast(call)) {
            disable.serve(call);
        } else if (fresh.ensured(call, (c, status, error, hint) -> view.showCard(c, status, channel, error, hint))) {
            remove(call);
        }
    }

    private void remove(Call call) throws IOException {
        Removal removal = channels.remove(call.account(), channel, call.attempt());
        if (removal.outcome() != Removal.Outcome.REMOVED) {
            call.refuse(HttpServletResponse.SC_CONFLICT, "conflict");
            return;
        }
        call.restamp(removal.changes());
        if (call.json) {
            Reply.empty(call.response, HttpServletResponse.SC_NO_CONTENT);
        } else {
            Notice.leave(call, call.text("sent." + channel.key() + ".removed"));
            call.seeOther(call.base());
        }
    }
}
