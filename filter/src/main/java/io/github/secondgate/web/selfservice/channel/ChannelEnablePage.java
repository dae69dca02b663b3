package io.github.secondgate.web.selfservice.channel;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.sentcode.Channels;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.secondfactor.sentcode.SendResult;
import io.github.secondgate.web.page.EnrolmentPage;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.reauth.Change;
import io.github.secondgate.web.reauth.FreshFactor;
import io.github.secondgate.web.reauth.PasswordFirst;
import io.github.secondgate.web.reauth.SendRejection;
import io.github.secondgate.web.reauth.SentCodeOptions;
import io.github.secondgate.web.selfservice.SettingsView;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /2fa/email/enable} and the same for {@code sms}: sends the first code, which changes nothing yet. */
final class ChannelEnablePage implements EnrolmentPage {
    private final Channel channel;
    private final SettingsView view;
    private final Form form;
    private final SentCodeOptions options;
    private final FreshFactor fresh;
    private final PasswordFirst passwordFirst;
    private final Channels channels;

    ChannelEnablePage(
            Channel channel,
            SettingsView view,
            Form form,
            SentCodeOptions options,
            FreshFactor fresh,
            PasswordFirst passwordFirst,
            Channels channels) {
        this.channel = channel;
        this.view = view;
        this.form = form;
        this.options = options;
        this.fresh = fresh;
        this.passwordFirst = passwordFirst;
        this.channels = channels;
    }

    @Override
    public String fault(Exchange exchange) {
        if (!passwordFirst.on() || waiting(exchange)) {
            return null;
        }
        return enrolled(exchange)
                ? fresh.fault(exchange, () -> passwordFirst.fault(exchange))
                : passwordFirst.fault(exchange);
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        if (enrolled(exchange)) {
            fresh.malformed(exchange, change(exchange), fault, form);
        } else {
            form.redisplay(exchange, Rejection.malformed(fault));
        }
    }

    private boolean enrolled(Exchange exchange) {
        return view.facts(exchange).enrolled();
    }

    private Change change(Exchange exchange) {
        boolean verifies = view.facts(exchange).confirmedAt(channel) != null;
        Change change = Change.of(exchange, exchange.text(verifies ? "sent.verify" : "sent.configure"));
        return waiting(exchange) ? change : passwordFirst.beside(exchange, change);
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        AccountFacts facts = view.facts(exchange);
        boolean on = facts.confirmedAt(channel) != null;
        if (view.off() || on && !options.codes.elsewhere(facts, channel)) {
            exchange.answers.conflict();
            return;
        }
        if (!on && !options.offers(channel, facts)) {
            form.refuse(exchange, Rejection.notOffered(exchange));
            return;
        }
        if (facts.enrolled()) {
            if (!fresh.require(exchange, change(exchange))) {
                return;
            }
        } else if (!passwordFirst.questionStands(exchange)) {
            return;
        } else if (channel != Channel.EMAIL && !view.guard().passed(exchange)) {
            // A code by e-mail goes to the registered address as it is; anything else would get around the guard.
            view.guard().refuse(exchange);
            return;
        }
        Optional<Rejection> rejection = waiting(exchange) ? Optional.empty() : passwordFirst.refusal(exchange);
        if (rejection.isPresent()) {
            form.refuse(exchange, rejection.get());
            return;
        }
        sent(exchange, channels.begin(exchange.account(), channel, exchange.requestOrigin()));
    }

    /** Whether the password was given for the code before this one. */
    private boolean waiting(Exchange exchange) {
        return options.codes
                .pending(exchange.account(), channel, CodePurpose.CONFIGURE, exchange.requestOrigin())
                .isPresent();
    }

    private void sent(Exchange exchange, SendResult sending) throws IOException {
        if (!sending.sent()) {
            form.refuse(exchange, SendRejection.of(exchange, sending));
        } else {
            JsonObject told = SendRejection.json(sending);
            told.put("state", "PENDING_CONFIRMATION");
            exchange.answers.tellOrLead(told, exchange.base());
        }
    }
}
