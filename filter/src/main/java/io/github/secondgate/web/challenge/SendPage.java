package io.github.secondgate.web.challenge;

import io.github.secondgate.gate.destination.WaitingTabs;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.secondfactor.sentcode.SendResult;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.page.SignInPage;
import io.github.secondgate.web.reauth.SendRejection;
import io.github.secondgate.web.reauth.SentCodeOptions;
import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

/** {@code POST /2fa/challenge/send}: sends a code by e-mail or SMS to a person who owes one. */
public final class SendPage implements SignInPage {
    private final ChallengeView view;
    private final SentCodeOptions options;

    public SendPage(ChallengeView view, SentCodeOptions options) {
        this.view = view;
        this.options = options;
    }

    @Override
    public String fault(Exchange exchange) {
        return SentCodeOptions.chosen(exchange) == null ? exchange.text("problem.bad-request") : null;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (!ChallengeView.takesCode(exchange)) {
            ChallengeView.notOwed(exchange);
            return;
        }
        Channel channel = SentCodeOptions.chosen(exchange);
        SendResult sending =
                options.codes.send(exchange.account(), channel, CodePurpose.SIGN_IN, exchange.requestOrigin());
        if (!sending.sent()) {
            refused(exchange, channel, SendRejection.of(exchange, sending));
            return;
        }
        LastMethod.note(exchange, channel.key(), null);
        if (exchange.json) {
            exchange.answers.json(HttpServletResponse.SC_ACCEPTED, SendRejection.json(sending));
        } else {
            exchange.answers.seeOther(exchange.base() + "/challenge" + WaitingTabs.query(exchange.request));
        }
    }

    private void refused(Exchange exchange, Channel channel, Rejection rejection) throws IOException {
        boolean onPage = ChallengeView.owed(exchange)
                && options.usable(view.facts(exchange)).contains(channel);
        if (!exchange.json && onPage) {
            view.form(view.methods().said(exchange.input)).redisplay(exchange, rejection);
        } else {
            exchange.answers.refuse(rejection.status, rejection.problem, rejection.sentence);
        }
    }
}
