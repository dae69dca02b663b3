package io.github.secondgate.web;

import io.github.secondgate.secondfactor.AccountFacts;
import io.github.secondgate.secondfactor.Channel;
import io.github.secondgate.secondfactor.Channels;
import io.github.secondgate.secondfactor.Confirmation;
import io.github.secondgate.shiro.SecondFactorStamp.Method;
import java.io.IOException;

/** {@code POST /2fa/email/confirm} and the same for {@code sms}: the first code that came back makes the method count. */
final class ChannelConfirmPage implements SetUpPage {
    private final Channel channel;
    private final SettingsView view;
    private final SentWays ways;
    private final Channels channels;

    ChannelConfirmPage(Channel channel, SettingsView view, SentWays ways, Channels channels) {
        this.channel = channel;
        this.view = view;
        this.ways = ways;
        this.channels = channels;
    }

    @Override
    public String fault(Call call) {
        return call.input.appCode() == null ? call.text("error.malformedSentCode", channel.digits()) : null;
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        view.card(channel).again(call, Refused.malformed(fault));
    }

    @Override
    public void serve(Call call) throws IOException {
        if (view.off()) {
            call.conflict();
            return;
        }
        AccountFacts facts = view.facts(call);
        if (facts.confirmedAt(channel) == null && !ways.offers(channel, facts)) {
            view.card(channel).refuse(call, Refused.notOffered(call));
            return;
        }
        Confirmation confirmation = channels.confirm(call.account(), channel, call.input.appCode(), call.attempt());
        if (confirmation.outcome() == Confirmation.Outcome.CONFIRMED) {
            confirmed(call, confirmation);
        } else {
            view.card(channel).refuse(call, refused(call, confirmation));
        }
    }

    private static Refused refused(Call call, Confirmation confirmation) {
        switch (confirmation.outcome()) {
            case NO_PENDING:
                return Refused.conflict("no-pending-enrolment", call.text("sent.noPending"));
            case THROTTLED:
                return Refused.throttled(call, confirmation.retryAfter());
            default:
                return Refused.wrong(call, "error.code", confirmation.diagnosis());
        }
    }

    private void confirmed(Call call, Confirmation confirmation) throws IOException {
        boolean first = confirmation.effect() == Confirmation.Effect.ENABLED;
        String destination =
                SavedRequest.at(call.session(), call.account()).isPresent() ? call.destination() : call.base();
        if (first) {
            // Where no codes are shown, the way back of the settings page leads to the page first asked for.
            SavedRequest.arrive(call.session(), call.account());
            call.passed(Method.by(channel), confirmation.changes());
        } else {
            call.carryOn(confirmation.changes());
        }
        if (call.json || !confirmation.recoveryCodes().isEmpty()) {
            CodesPanel.show(call, confirmation.recoveryCodes(), first, first ? destination : call.base());
        } else {
            Notice.leave(call, call.text("sent." + channel.key() + ".active"));
            call.seeOther(call.base());
        }
    }
}
