package io.github.secondgate.web;

import io.github.secondgate.secondfactor.Channel;
import io.github.secondgate.secondfactor.Channels;
import io.github.secondgate.secondfactor.Confirmation;
import io.github.secondgate.shiro.SecondFactorStamp.Method;
import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

/** {@code POST /2fa/email/confirm} and the same for {@code sms}: the first code that came back makes the method count. */
final class ChannelConfirmPage implements SetUpPage {
    private final Channel channel;
    private final SettingsView view;
    private final Channels channels;

    ChannelConfirmPage(Channel channel, SettingsView view, Channels channels) {
        this.channel = channel;
        this.view = view;
        this.channels = channels;
    }

    @Override
    public String fault(Call call) {
        return call.input.appCode() == null ? call.text("error.malformedSentCode", channel.digits()) : null;
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        view.showCard(call, HttpServletResponse.SC_BAD_REQUEST, channel, fault, null);
    }

    @Override
    public void serve(Call call) throws IOException {
        if (view.off()) {
            call.refuse(HttpServletResponse.SC_CONFLICT, "conflict");
            return;
        }
        Confirmation confirmation = channels.confirm(call.account(), channel, call.input.appCode(), call.attempt());
        switch (confirmation.outcome()) {
            case CONFIRMED:
                confirmed(call, confirmation);
                return;
            case NO_PENDING:
                refuse(
                        call,
                        Refused.because(
                                HttpServletResponse.SC_CONFLICT, "no-pending-enrolment", call.text("sent.noPending")));
                return;
            case THROTTLED:
                refuse(call, Refused.throttled(call, confirmation.retryAfter()));
                return;
            default:
                refuse(call, Refused.wrong(call, "error.code", confirmation.diagnosis()));
        }
    }

    private void confirmed(Call call, Confirmation confirmation) throws IOException {
        boolean first = confirmation.effect() == Confirmation.Effect.ENABLED;
        String destination =
                SavedRequest.at(call.session(), call.account()).isPresent() ? call.destination() : call.base();
        if (first) {
            SavedRequest.forget(call.session());
            call.passed(Method.by(channel), confirmation.changes());
        } else {
            call.restamp(confirmation.changes());
        }
        if (call.json || !confirmation.recoveryCodes().isEmpty()) {
            CodesPanel.show(call, confirmation.recoveryCodes(), first, first ? destination : call.base());
        } else {
            Notice.leave(call, call.text("sent." + channel.key() + ".active"));
            call.seeOther(call.base());
        }
    }

    private void refuse(Call call, Refused refused) throws IOException {
        if (call.json) {
            call.problem(refused.status, refused.problem, refused.detail());
        } else {
            view.showCard(call, refused.status, channel, refused.sentence, refused.hint);
        }
    }
}
