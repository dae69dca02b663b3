package io.github.secondgate.web.challenge;

import io.github.secondgate.gate.AccessState;
import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.gate.SavedRequest;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.TotpAppList;
import io.github.secondgate.web.reauth.SentCode;
import io.github.secondgate.web.reauth.SentCodeOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The page that asks for a code, at the sign-in and when a fresh one is wanted later. */
public final class ChallengeView {
    private final Accounts accounts;
    private final boolean recoveryOn;
    private final SentCodeOptions ways;
    private final RescueView rescue;
    private final BrowserTrust trust;

    /** @param recoveryOn whether recovery codes are given out at all */
    public ChallengeView(
            Accounts accounts, boolean recoveryOn, SentCodeOptions ways, BrowserTrust trust, RescueView rescue) {
        this.accounts = accounts;
        this.recoveryOn = recoveryOn;
        this.ways = ways;
        this.rescue = rescue;
        this.trust = trust;
    }

    public SentCodeOptions ways() {
        return ways;
    }

    /** Whether a code is owed, or a fresh one was asked for. */
    static boolean owed(Exchange exchange) {
        if (exchange.requestContext.accessState().kind() == AccessState.Kind.CHALLENGE_REQUIRED) {
            return true;
        }
        return exchange.requestContext.accessState().hasFactor()
                && SavedRequest.at(exchange.session(), exchange.account())
                        .filter(SavedRequest::stepUp)
                        .isPresent();
    }

    /** Whether a code would change anything: one is owed, or the last one was given too long ago to change factors. */
    static boolean takesCode(Exchange exchange) {
        return owed(exchange) || exchange.requestContext.accessState().hasFactor() && !exchange.fresh();
    }

    AccountFacts facts(Exchange exchange) {
        return exchange.facts(accounts);
    }

    boolean recoveryPossible(AccountFacts facts) {
        return recoveryOn && facts.recoveryCodesLeft() > 0;
    }

    /** How long this browser may be trusted with the code that is asked for now; zero where it may not. */
    Duration trustOffered(Exchange exchange) {
        return trust.offered(exchange.requestContext) ? trust.browsers().lifetime() : Duration.ZERO;
    }

    /** Shows it, to a person or to a script. */
    void show(Exchange exchange) throws IOException {
        exchange.show(content(exchange, null).build(), content -> content.json(exchange.account()));
    }

    /** The part for the way that was chosen. */
    Form form(ChallengeAnswer way) {
        return (exchange, refused) -> {
            String app = refused.otherApp == null ? exchange.input.app() : refused.otherApp;
            ChallengeContent.Builder challenge = content(exchange, app);
            way.explain(refused, challenge);
            exchange.page(refused.status, challenge.build());
        };
    }

    /** The part for the helpdesk's code. */
    Form rescueForm() {
        return (exchange, refused) -> exchange.page(
                refused.status,
                content(exchange, null).rescueRefused(refused.sentence).build());
    }

    /** @param app the id of the one to be selected, or null for the one used last */
    private ChallengeContent.Builder content(Exchange exchange, String app) {
        AccountFacts facts = facts(exchange);
        ChallengeContent.Builder challenge =
                new ChallengeContent.Builder(exchange.services.digits, TotpAppList.choice(facts, app));
        boolean stepUp = exchange.requestContext.accessState().passes();
        if (stepUp) {
            challenge.stepUp();
        }
        if (lost(exchange)) {
            challenge.notice(exchange.text(stepUp ? "problem.step-up-lost" : "notice.formLost"));
        }
        sent(exchange, facts, challenge);
        Duration trusted = trustOffered(exchange);
        if (!trusted.isZero()) {
            boolean ticked = exchange.input != null && exchange.input.flag(Input.TRUST);
            challenge.trust(trusted, exchange.words.duration(trusted), ticked);
        }
        if (recoveryPossible(facts)) {
            challenge.recovery();
        }
        rescue.describe(exchange, challenge);
        return challenge;
    }

    private static boolean lost(Exchange exchange) {
        return SavedRequest.at(exchange.session(), exchange.account())
                .filter(SavedRequest::lost)
                .isPresent();
    }

    private void sent(Exchange exchange, AccountFacts facts, ChallengeContent.Builder challenge) {
        List<Channel> usable = ways.usable(facts);
        boolean folded = !facts.apps().isEmpty() || usable.size() > 1;
        for (Channel channel : usable) {
            String heading = exchange.text("sent." + channel.key() + ".challenge");
            SentCode code = ways.code(exchange, channel, CodePurpose.SIGN_IN);
            String elsewhere = ways.codes.elsewhere(facts, channel) ? exchange.text("problem.address-changed") : null;
            challenge.sent(channel, new SentWay(channel.key(), heading, code, elsewhere, folded));
        }
    }
}
