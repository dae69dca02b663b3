package io.github.secondgate.web.reauth;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.policy.Policies;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.secondfactor.sentcode.SendResult;
import io.github.secondgate.secondfactor.sentcode.SentCodes;
import io.github.secondgate.view.PageContent;
import io.github.secondgate.web.page.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Codes by e-mail and SMS, as the challenge and the settings page offer them. */
public final class SentCodeOptions {
    public final SentCodes codes;
    private final Policies policies;

    /** @param policies say which channels can be configured; who has another one already keeps it */
    public SentCodeOptions(SentCodes codes, Policies policies) {
        this.codes = codes;
        this.policies = policies;
    }

    /** Whether the channel can be configured by this account, as far as the policy goes. */
    public boolean offers(Channel channel, AccountFacts facts) {
        return policies.methods(facts).includes(channel);
    }

    /** By which this account may sign in. */
    public List<Channel> usable(AccountFacts facts) {
        List<Channel> usable = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            if (facts.confirmedAt(channel) != null && (Channel.only(facts.kinds()) || codes.weakerMethods())) {
                usable.add(channel);
            }
        }
        return usable;
    }

    /** Those of them by which a code would arrive: some address is known, and it is the one that was verified. */
    List<Channel> arriving(Exchange exchange, AccountFacts facts) {
        List<Channel> arriving = usable(facts);
        arriving.removeIf(channel -> to(exchange, channel) == null || codes.elsewhere(facts, channel));
        return arriving;
    }

    /** The one that a person chose in the field {@code method}; null for the app, or for none of ours. */
    public static Channel chosen(Exchange exchange) {
        String method = exchange.input.text(Input.METHOD);
        for (Channel channel : Channel.values()) {
            if (channel.key().equals(method)) {
                return channel;
            }
        }
        return null;
    }

    /** Where a code of this session stands: whether one can be entered, where it went, when the next may be sent. */
    public SentCode code(Exchange exchange, Channel channel, CodePurpose purpose) {
        Optional<SendResult> pending = codes.pending(exchange.account(), channel, purpose, exchange.requestOrigin());
        String to = pending.map(SendResult::to).orElseGet(() -> to(exchange, channel));
        String lives = exchange.words.duration(SentCodes.LIVES);
        Duration wait = pending.map(sent -> Duration.between(exchange.services.clock.instant(), sent.resendAt()))
                .filter(left -> !left.isNegative())
                .orElse(Duration.ZERO);
        return new SentCode(
                to,
                channel.digits(),
                lives,
                pending.isPresent(),
                wait.isZero() ? null : exchange.words.duration(wait),
                PageContent.seconds(wait));
    }

    /** Masked; null where nothing is known. */
    String to(Exchange exchange, Channel channel) {
        return codes.destination(exchange.account(), channel).orElse(null);
    }
}
