package io.github.secondgate.web.challenge;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.secondfactor.sentcode.SentCodeKind;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.page.Section;
import io.github.secondgate.web.reauth.SentCode;
import io.github.secondgate.web.reauth.SentCodeOptions;

/** A code by e-mail or SMS. */
public final class SentCodeMethod implements ChallengeMethod {
    private final Channel channel;
    private final SentCodeOptions options;

    public SentCodeMethod(Channel channel, SentCodeOptions options) {
        this.channel = channel;
        this.options = options;
    }

    @Override
    public String key() {
        return channel.key();
    }

    @Override
    public boolean isOffered(AccountFacts facts) {
        return options.usable(facts).contains(channel);
    }

    @Override
    public Section section(Exchange exchange, AccountFacts facts, Rejection refused) {
        String heading = exchange.text("sent." + key() + ".challenge");
        SentCode code = options.code(exchange, channel, CodePurpose.SIGN_IN);
        String elsewhere = options.codes.elsewhere(facts, channel) ? exchange.text("problem.address-changed") : null;
        SentCodeSection way = new SentCodeSection(key(), heading, code, elsewhere);
        return refused == null ? way : way.refused(refused.alert());
    }

    @Override
    public String icon() {
        return "icon-message";
    }

    @Override
    public String typed(Input input) {
        return input.appCode();
    }

    @Override
    public String fault(Exchange exchange) {
        return exchange.text("error.malformedSentCode", channel.digits());
    }

    @Override
    public String wrong() {
        return "error.sentCode";
    }

    @Override
    public Answer answer(Input input) {
        return SentCodeKind.answer(channel, typed(input));
    }
}
