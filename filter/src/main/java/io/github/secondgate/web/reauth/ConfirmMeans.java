package io.github.secondgate.web.reauth;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.kind.FactorKind;
import io.github.secondgate.secondfactor.kind.FactorKinds;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.page.TotpAppList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** By what the person of an exchange can give a fresh code now: what their account has, and what can reach them. */
final class ConfirmMeans {
    private final FactorKinds kinds;
    private final Accounts accounts;
    private final SentCodeOptions sent;
    private final boolean recoveryOn;

    /** @param recoveryOn whether a recovery code may stand in for one that does not arrive */
    ConfirmMeans(FactorKinds kinds, Accounts accounts, SentCodeOptions sent, boolean recoveryOn) {
        this.kinds = kinds;
        this.accounts = accounts;
        this.sent = sent;
        this.recoveryOn = recoveryOn;
    }

    /** What needs nothing to be sent first. */
    Optional<FactorKind> renewing(Exchange exchange) {
        return kinds.renewing(exchange.facts(accounts));
    }

    List<Channel> arriving(Exchange exchange) {
        return sent.arriving(exchange, exchange.facts(accounts));
    }

    /** By which a code comes to this person, where none is made by an app of theirs; else null. */
    Channel awaited(Exchange exchange) {
        return renewing(exchange).isPresent()
                ? null
                : sent.usable(exchange.facts(accounts)).stream().findFirst().orElse(null);
    }

    /** Of people without an app, as what is sent may not arrive; with one, a code of it spends nothing. */
    boolean takesRecoveryCode(Exchange exchange) {
        return hasRecoveryCodes(exchange) && !renewing(exchange).isPresent();
    }

    boolean hasRecoveryCodes(Exchange exchange) {
        return recoveryOn && exchange.facts(accounts).recoveryCodesLeft() > 0;
    }

    /**
     * Why no code is looked at now but a recovery code; null where codes are.
     *
     * @param rejection of the code that was given, if one was
     */
    Rejection closing(Exchange exchange, Rejection rejection) {
        return rejection.closing(exchange, exchange.facts(accounts));
    }

    /**
     * What the page that asks for it shows.
     *
     * @param closing why no code is looked at; null where one is
     * @param brought a recovery code that was typed as another; else null
     */
    ConfirmContent.Means of(Exchange exchange, Rejection closing, String brought) {
        ConfirmContent.Means means = closing == null ? open(exchange) : ConfirmContent.Means.closed(closing.wait);
        return takesRecoveryCode(exchange) ? means.orRecovery(brought) : means;
    }

    private ConfirmContent.Means open(Exchange exchange) {
        AccountFacts facts = exchange.facts(accounts);
        if (renewing(exchange).isPresent()) {
            return ConfirmContent.Means.app(TotpAppList.choice(facts, exchange.input.app()), exchange.services.digits);
        }
        List<ConfirmContent.Way> ways = new ArrayList<>();
        for (Channel channel : arriving(exchange)) {
            ways.add(new ConfirmContent.Way(
                    channel.key(),
                    exchange.text("sent." + channel.key() + ".challenge"),
                    sent.code(exchange, channel, CodePurpose.SIGN_IN)));
        }
        return ways.isEmpty()
                ? ConfirmContent.Means.nothingArrives(nowhere(exchange, facts))
                : ConfirmContent.Means.sent(ways, exchange.input.text(Input.METHOD));
    }

    private String nowhere(Exchange exchange, AccountFacts facts) {
        boolean moved = sent.usable(facts).stream().anyMatch(channel -> sent.codes.elsewhere(facts, channel));
        return exchange.text(moved ? "problem.address-changed" : "sent.unreachable");
    }
}
