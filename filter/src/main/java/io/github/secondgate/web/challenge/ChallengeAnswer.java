package io.github.secondgate.web.challenge;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.secondfactor.sentcode.SentCodeKind;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.reauth.SentCodeOptions;
import java.util.List;

/** How a person chose to give the second factor at the challenge, with the code they gave. */
abstract class ChallengeAnswer {
    /** Null where what was sent can be no code. */
    final String code;

    private ChallengeAnswer(String code) {
        this.code = code;
    }

    /** As the fields of the form say; without a word, an app. */
    static ChallengeAnswer said(Exchange exchange) {
        if (exchange.input.has(Input.RECOVERY_CODE)) {
            return new Recovery(exchange);
        }
        Channel channel = SentCodeOptions.chosen(exchange);
        return channel == null ? new App(exchange) : new Sent(exchange, channel);
    }

    /** The same, but without a word, where there is no app, what there is. */
    static ChallengeAnswer of(Exchange exchange, ChallengeView view) {
        boolean silent = !exchange.input.has(Input.RECOVERY_CODE)
                && !exchange.input.has(Input.METHOD)
                && !exchange.input.has(Input.APP);
        if (silent) {
            AccountFacts facts = view.facts(exchange);
            List<Channel> usable = view.ways().usable(facts);
            if (facts.apps().isEmpty() && !usable.isEmpty()) {
                return new Sent(exchange, usable.get(0));
            }
        }
        return said(exchange);
    }

    /** What to say where {@link #code} is null. */
    abstract String fault(Exchange exchange);

    /** The key of the sentence for a code that did not match. */
    String wrong() {
        return "error.code";
    }

    abstract Answer answer(Exchange exchange);

    /** Whether it is a recovery code, of which a person has a few. */
    boolean recovery() {
        return false;
    }

    /** Says in this way's part of the challenge what is wrong, or above all of them where it is about no single one. */
    void explain(Rejection rejection, ChallengeContent.Builder challenge) {
        challenge.refused(rejection.alert(), rejection.throttled(), rejection.locked);
    }

    private static final class App extends ChallengeAnswer {
        App(Exchange exchange) {
            super(exchange.input.appCode());
        }

        @Override
        String fault(Exchange exchange) {
            return exchange.text("error.malformedCode", exchange.services.digits);
        }

        @Override
        Answer answer(Exchange exchange) {
            return TotpAppKind.answer(exchange.input.app(), code);
        }
    }

    private static final class Sent extends ChallengeAnswer {
        private final Channel channel;

        Sent(Exchange exchange, Channel channel) {
            super(exchange.input.appCode());
            this.channel = channel;
        }

        @Override
        String fault(Exchange exchange) {
            return exchange.text("error.malformedSentCode", channel.digits());
        }

        @Override
        Answer answer(Exchange exchange) {
            return SentCodeKind.answer(channel, code);
        }

        @Override
        void explain(Rejection rejection, ChallengeContent.Builder challenge) {
            if (rejection.locked || !challenge.offers(channel)) {
                super.explain(rejection, challenge);
            } else {
                challenge.sentRefused(channel, rejection.alert(), rejection.throttled());
            }
        }
    }

    private static final class Recovery extends ChallengeAnswer {
        Recovery(Exchange exchange) {
            super(exchange.input.recoveryCode());
        }

        @Override
        String fault(Exchange exchange) {
            return exchange.text("error.malformedRecoveryCode");
        }

        @Override
        String wrong() {
            return "error.recoveryCode";
        }

        @Override
        Answer answer(Exchange exchange) {
            return RecoveryCodeKind.answer(code);
        }

        @Override
        boolean recovery() {
            return true;
        }

        @Override
        void explain(Rejection rejection, ChallengeContent.Builder challenge) {
            challenge.recoveryRefused(rejection.sentence, rejection.locked);
        }
    }
}
