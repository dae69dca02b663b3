package io.github.secondgate.web.selfservice.channel;

import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.sentcode.Channels;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.view.Alert;
import io.github.secondgate.view.LastUse;
import io.github.secondgate.web.page.Card;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Section;
import io.github.secondgate.web.page.TotpAppList;
import io.github.secondgate.web.reauth.PasswordFirst;
import io.github.secondgate.web.reauth.SentCode;
import io.github.secondgate.web.reauth.SentCodeOptions;

/** The card "Code by e-mail" or "Code by SMS" on the settings page; shown where it is offered, or counts already. */
final class ChannelCard implements Card {
    private final Channel channel;
    private final SentCodeOptions options;
    private final PasswordFirst passwordFirst;
    private final Channels channels;

    ChannelCard(Channel channel, SentCodeOptions options, PasswordFirst passwordFirst, Channels channels) {
        this.channel = channel;
        this.options = options;
        this.passwordFirst = passwordFirst;
        this.channels = channels;
    }

    @Override
    public Section content(Exchange exchange, AccountFacts facts, Alert alert) {
        boolean confirmed = facts.confirmedAt(channel) != null;
        boolean offered = options.offers(channel, facts);
        if (!confirmed && !offered) {
            return new ChannelContent.NotOffered(channel);
        }
        SentCode code = options.code(exchange, channel, CodePurpose.CONFIGURE);
        boolean moved = confirmed && options.codes.elsewhere(facts, channel);
        ChannelContent.Use use =
                new ChannelContent.Use(offered, options.usable(facts).contains(channel), moved);
        LastUse last = confirmed && !exchange.json ? lastUse(exchange) : null;
        ChannelContent.Asked asked = new ChannelContent.Asked(exchange.fresh(), passwordFirst.on());
        return new ChannelContent(channel, facts, code, use.last(last), asked, alert, exchange.words);
    }

    private LastUse lastUse(Exchange exchange) {
        return TotpAppList.lastUse(
                exchange, channels.lastUse(exchange.account(), channel).orElse(null));
    }

    /** Whether it is the account's only factor, so that ending it is disabling two-factor. */
    static boolean isLast(Channel channel, AccountFacts facts) {
        return facts.confirmedAt(channel) != null && facts.factors() == 1;
    }
}
