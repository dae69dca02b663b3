package io.github.secondgate.web.selfservice.channel;

import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Removal;
import io.github.secondgate.secondfactor.sentcode.Channels;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Refused;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.selfservice.SettingsView;
import java.io.IOException;

/**
 * {@code POST /2fa/email/disable} and the same for {@code sms}: ends the method. Where it is the last factor, that is
 * disabling two-factor, and asks for what that asks for.
 */
public final class ChannelDisablePage implements Page {
    private final Channel channel;
    private final SettingsView view;
    private final FreshFactor fresh;
    private final Channels channels;
    private final Page disable;

    /** @param disable what disables two-factor as a whole */
    public ChannelDisablePage(Channel channel, SettingsView view, FreshFactor fresh, Channels channels, Page disable) {
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
        view.card(channel).again(call, Refused.malformed(fault));
    }

    private boolean isLast(Call call) {
        AccountFacts facts = view.facts(call);
        return facts.confirmedAt(channel) != null && ChannelCard.isLast(channel, facts);
    }

    @Override
    public void serve(Call call) throws IOException {
        if (view.off() || view.facts(call).confirmedAt(channel) == null) {
            call.conflict();
        } else if (isLast(call)) {
            disable.serve(call);
        } else if (fresh.ensured(call, view.card(channel))) {
            remove(call);
        }
    }

    private void remove(Call call) throws IOException {
        Removal removal = channels.remove(call.account(), channel, call.attempt());
        if (removal.outcome() != Removal.Outcome.REMOVED) {
            call.conflict();
            return;
        }
        call.carryOn(removal.changes());
        call.done(call.text("sent." + channel.key() + ".removed"));
    }
}
