package io.github.secondgate.web.selfservice.channel;

import io.github.secondgate.gate.destination.SavedRequest;
import io.github.secondgate.login.SecondFactorStamp.Method;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.sentcode.Channels;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.web.page.Done;
import io.github.secondgate.web.page.EnrolmentPage;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Onward;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.reauth.SentCodeOptions;
import io.github.secondgate.web.selfservice.CodesPanel;
import io.github.secondgate.web.selfservice.SettingsView;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /2fa/email/confirm} and the same for {@code sms}: the first code that came back makes the method count. */
final class ChannelConfirmPage implements EnrolmentPage {
    private final Channel channel;
    private final SettingsView view;
    private final Form form;
    private final SentCodeOptions options;
    private final Channels channels;

    ChannelConfirmPage(Channel channel, SettingsView view, Form form, SentCodeOptions options, Channels channels) {
        this.channel = channel;
        this.view = view;
        this.form = form;
        this.options = options;
        this.channels = channels;
    }

    @Override
    public String fault(Exchange exchange) {
        return exchange.input.appCode() == null ? exchange.text("error.malformedSentCode", channel.digits()) : null;
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        form.redisplay(exchange, Rejection.malformed(fault));
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (view.off()) {
            exchange.answers.conflict();
            return;
        }
        AccountFacts facts = view.facts(exchange);
        if (facts.confirmedAt(channel) == null && !options.offers(channel, facts)) {
            form.refuse(exchange, Rejection.notOffered(exchange));
            return;
        }
        boolean waiting = options.codes
                .pending(exchange.account(), channel, CodePurpose.CONFIGURE, exchange.requestOrigin())
                .isPresent();
        Optional<Done> done = waiting ? Optional.empty() : Done.by(exchange);
        if (done.isPresent() && facts.confirmedAt(channel) != null) {
            view.confirmedAlready(exchange, done.get());
            return;
        }
        Confirmation confirmation =
                channels.confirm(exchange.account(), channel, exchange.input.appCode(), exchange.requestOrigin());
        if (confirmation.outcome() == Confirmation.Outcome.CONFIRMED) {
            confirmed(exchange, confirmation);
        } else if (confirmation.outcome() == Confirmation.Outcome.REPEATED && stands(exchange)) {
            view.confirmedElsewhere(exchange);
        } else {
            form.refuse(exchange, refused(exchange, confirmation));
        }
    }

    /** Now, as another node or another session may have served the first of two. */
    private boolean stands(Exchange exchange) {
        exchange.forgetFacts();
        return view.facts(exchange).confirmedAt(channel) != null;
    }

    private Rejection refused(Exchange exchange, Confirmation confirmation) {
        switch (confirmation.outcome()) {
            case REPEATED:
            case NO_PENDING:
                String sentence = exchange.text(stands(exchange) ? "error.nothingPending" : "sent.noPending");
                return Rejection.conflict("no-pending-enrolment", sentence);
            case THROTTLED:
                return Rejection.throttled(exchange, confirmation.retryAfter());
            default:
                return Rejection.wrong(exchange, "error.sentCode", confirmation.diagnosis());
        }
    }

    private void confirmed(Exchange exchange, Confirmation confirmation) throws IOException {
        boolean first = confirmation.effect() == Confirmation.Effect.ENABLED;
        String destination =
                SavedRequest.at(exchange.session(), exchange.account()).isPresent()
                        ? Onward.address(exchange)
                        : exchange.base();
        if (first) {
            // Where no codes are shown, the way back of the settings page leads to the page first asked for.
            SavedRequest.arrive(exchange.session(), exchange.account());
            exchange.passed(Method.FACTOR, confirmation.changes());
        } else {
            exchange.keepStamp(confirmation.changes());
        }
        Notice notice = confirmation.recoveryCodes().isEmpty()
                ? Notice.saying(exchange.text("sent." + channel.key() + ".active"))
                : view.confirmed(exchange).onwardTo(destination);
        Done.note(exchange, notice, exchange.base());
        if (exchange.json || !confirmation.recoveryCodes().isEmpty()) {
            CodesPanel.show(exchange, confirmation.recoveryCodes(), first, first ? destination : exchange.base());
        } else {
            notice.leave(exchange);
            exchange.answers.seeOther(exchange.base());
        }
    }
}
