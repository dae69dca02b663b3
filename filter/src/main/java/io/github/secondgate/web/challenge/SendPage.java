package io.github.secondgate.web.challenge;

import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.secondfactor.sentcode.Sending;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Refused;
import io.github.secondgate.web.page.SignInPage;
import io.github.secondgate.web.reauth.NotSent;
import io.github.secondgate.web.reauth.SentWays;
import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

/** {@code POST /2fa/challenge/send}: sends a code by e-mail or SMS to a person who owes one. */
public final class SendPage implements SignInPage {
    private final ChallengeView view;
    private final SentWays ways;

    public SendPage(ChallengeView view, SentWays ways) {
        this.view = view;
        this.ways = ways;
    }

    @Override
    public String fault(Call call) {
        return SentWays.chosen(call) == null ? call.text("problem.bad-request") : null;
    }

    @Override
    public void serve(Call call) throws IOException {
        if (!ChallengeView.takesCode(call)) {
            call.conflict();
            return;
        }
        Channel channel = SentWays.chosen(call);
        Sending sending = ways.codes.send(call.account(), channel, CodePurpose.SIGN_IN, call.attempt());
        if (!sending.sent()) {
            refused(call, channel, NotSent.of(call, sending));
        } else if (call.json) {
            call.json(HttpServletResponse.SC_ACCEPTED, NotSent.json(sending));
        } else {
            call.seeOther(call.base() + "/challenge");
        }
    }

    private void refused(Call call, Channel channel, Refused refused) throws IOException {
        boolean onPage =
                ChallengeView.owed(call) && ways.usable(view.facts(call)).contains(channel);
        if (!call.json && onPage) {
            view.form(ChosenWay.said(call)).again(call, refused);
        } else {
            call.refuse(refused.status, refused.problem, refused.sentence);
        }
    }
}
