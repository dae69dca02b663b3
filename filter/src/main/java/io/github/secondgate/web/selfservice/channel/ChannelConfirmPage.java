package io.github.secondgate.web.selfservice.channel;

import io.github.secondgate.gate.SavedRequest;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.sentcode.Channels;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.shiro.SecondFactorStamp.Method;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Done;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Refused;
import io.github.secondgate.web.page.SetUpPage;
import io.github.secondgate.web.reauth.SentWays;
import io.github.secondgate.web.selfservice.CodesPanel;
import io.github.secondgate.web.selfservice.SettingsView;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /2fa/email/confirm} and the same for {@code sms}: the first code that came back makes the method count. */
public final class ChannelConfirmPage implements SetUpPage {
    private final Channel channel;
    private final SettingsView view;
    private final SentWays ways;
    private final Channels channels;

    public ChannelConfirmPage(Channel channel, SettingsView view, SentWays ways, Channels channels) {
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
        boolean waiting = ways.codes
                .pending(call.account(), channel, CodePurpose.CONFIGURE, call.attempt())
                .isPresent();
        Optional<Done> done = waiting ? Optional.empty() : Done.by(call);
        if (done.isPresent() && facts.confirmedAt(channel) != null) {
            view.confirmedAlready(call, done.get());
            return;
        }
        Confirmation confirmation = channels.confirm(call.account(), channel, call.input.appCode(), call.attempt());
        if (confirmation.outcome() == Confirmation.Outcome.CONFIRMED) {
            confirmed(call, confirmation);
        } else if (confirmation.outcome() == Confirmation.Outcome.REPEATED && stands(call)) {
            view.confirmedElsewhere(call);
        } else {
            view.card(channel).refuse(call, refused(call, confirmation));
        }
    }

    private boolean stands(Call call) {
        return view.facts(call).confirmedAt(channel) != null;
    }

    private Refused refused(Call call, Confirmation confirmation) {
        switch (confirmation.outcome()) {
            case REPEATED:
            case NO_PENDING:
                String sentence = call.text(stands(call) ? "error.nothingPending" : "sent.noPending");
                return Refused.conflict("no-pending-enrolment", sentence);
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
        Notice notice = confirmation.recoveryCodes().isEmpty()
                ? Notice.saying(call.text("sent." + channel.key() + ".active"))
                : view.confirmed(call).onwardTo(destination);
        Done.note(call, notice, call.base());
        if (call.json || !confirmation.recoveryCodes().isEmpty()) {
            CodesPanel.show(call, confirmation.recoveryCodes(), first, first ? destination : call.base());
        } else {
            notice.leave(call);
            call.seeOther(call.base());
        }
    }
}
