package io.github.secondgate.web.selfservice.channel;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.sentcode.Channels;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.secondfactor.sentcode.Sending;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Refused;
import io.github.secondgate.web.page.SetUpPage;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.reauth.NotSent;
import io.github.secondgate.web.reauth.PasswordFirst;
import io.github.secondgate.web.reauth.SentWays;
import io.github.secondgate.web.selfservice.SettingsView;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /2fa/email/enable} and the same for {@code sms}: sends the first code, which changes nothing yet. */
public final class ChannelEnablePage implements SetUpPage {
    private final Channel channel;
    private final SettingsView view;
    private final SentWays ways;
    private final FreshFactor fresh;
    private final PasswordFirst passwordFirst;
    private final Channels channels;

    public ChannelEnablePage(
            Channel channel,
            SettingsView view,
            SentWays ways,
            FreshFactor fresh,
            PasswordFirst passwordFirst,
            Channels channels) {
        this.channel = channel;
        this.view = view;
        this.ways = ways;
        this.fresh = fresh;
        this.passwordFirst = passwordFirst;
        this.channels = channels;
    }

    @Override
    public String fault(Call call) {
        return passwordFirst.on() && !waiting(call) ? passwordFirst.fault(call) : null;
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        view.card(channel).again(call, Refused.malformed(fault));
    }

    @Override
    public void serve(Call call) throws IOException {
        AccountFacts facts = view.facts(call);
        boolean on = facts.confirmedAt(channel) != null;
        if (view.off() || on && !ways.codes.elsewhere(facts, channel)) {
            call.conflict();
            return;
        }
        if (!on && !ways.offers(channel, facts)) {
            view.card(channel).refuse(call, Refused.notOffered(call));
            return;
        }
        if (facts.enrolled()) {
            if (!fresh.ensured(call, view.card(channel))) {
                return;
            }
        } else if (!passwordFirst.questionStands(call)) {
            return;
        } else if (channel != Channel.EMAIL && !view.guard().passed(call)) {
            // A code by e-mail goes to the registered address as it is; anything else would get around the guard.
            view.guard().refuse(call);
            return;
        }
        Optional<Refused> refused = waiting(call) ? Optional.empty() : passwordFirst.refusal(call);
        if (refused.isPresent()) {
            view.card(channel).refuse(call, refused.get());
            return;
        }
        sent(call, channels.begin(call.account(), channel, call.attempt()));
    }

    /** Whether the password was given for the code before this one. */
    private boolean waiting(Call call) {
        return ways.codes
                .pending(call.account(), channel, CodePurpose.CONFIGURE, call.attempt())
                .isPresent();
    }

    private void sent(Call call, Sending sending) throws IOException {
        if (!sending.sent()) {
            view.card(channel).refuse(call, NotSent.of(call, sending));
        } else if (call.json) {
            JsonObject answer = NotSent.json(sending);
            answer.put("state", "PENDING_CONFIRMATION");
            call.answer(answer);
        } else {
            call.seeOther(call.base());
        }
    }
}
