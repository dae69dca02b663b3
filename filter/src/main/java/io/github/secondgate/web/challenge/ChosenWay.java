package io.github.secondgate.web.challenge;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.secondfactor.sentcode.SentCodes;
import io.github.secondgate.shiro.SecondFactorStamp.Method;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Refused;
import io.github.secondgate.web.reauth.SentWays;
import java.util.List;
import java.util.Map;

/** How a person chose to give the second factor at the challenge, with the code they gave. */
abstract class ChosenWay {
    /** Null where what was sent can be no code. */
    final String code;

    private ChosenWay(String code) {
        this.code = code;
    }

    /** As the fields of the form say; without a word, an app. */
    static ChosenWay said(Call call) {
        if (call.input.has(Input.RECOVERY_CODE)) {
            return new Recovery(call);
        }
        Channel channel = SentWays.chosen(call);
        return channel == null ? new App(call) : new Sent(call, channel);
    }

    /** The same, but without a word, where there is no app, what there is. */
    static ChosenWay of(Call call, ChallengeView view) {
        boolean silent =
                !call.input.has(Input.RECOVERY_CODE) && !call.input.has(Input.METHOD) && !call.input.has(Input.APP);
        if (silent) {
            AccountFacts facts = view.facts(call);
            List<Channel> usable = view.ways().usable(facts);
            if (facts.apps().isEmpty() && !usable.isEmpty()) {
                return new Sent(call, usable.get(0));
            }
        }
        return said(call);
    }

    /** What to say where {@link #code} is null. */
    abstract String fault(Call call);

    /** The key of the sentence for a code that did not match. */
    String wrong() {
        return "error.code";
    }

    abstract Verification verify(Call call, Verifier verifier, SentCodes codes);

    /** What the session is stamped with where the code is right. */
    abstract Method method();

    /** Says in this way's part of the challenge what is wrong, or above all of them where it is about no single one. */
    void explain(Refused refused, Map<String, Object> challenge) {
        challenge.put("error", refused.sentence);
        challenge.put("recoveryOpen", refused.throttled());
        challenge.put("hint", refused.hint);
        challenge.put("throttled", refused.throttled() && !refused.locked);
        challenge.put("locked", refused.locked);
    }

    private static final class App extends ChosenWay {
        App(Call call) {
            super(call.input.appCode());
        }

        @Override
        String fault(Call call) {
            return call.text("error.malformedCode", call.front.digits);
        }

        @Override
        Verification verify(Call call, Verifier verifier, SentCodes codes) {
            return verifier.verifyApp(call.account(), call.input.app(), code, call.attempt());
        }

        @Override
        Method method() {
            return Method.APP;
        }
    }

    private static final class Sent extends ChosenWay {
        private final Channel channel;

        Sent(Call call, Channel channel) {
            super(call.input.appCode());
            this.channel = channel;
        }

        @Override
        String fault(Call call) {
            return call.text("error.malformedSentCode", channel.digits());
        }

        @Override
        Verification verify(Call call, Verifier verifier, SentCodes codes) {
            return codes.verify(call.account(), channel, CodePurpose.SIGN_IN, code, call.attempt());
        }

        @Override
        Method method() {
            return Method.by(channel);
        }

        @Override
        @SuppressWarnings("unchecked")
        void explain(Refused refused, Map<String, Object> challenge) {
            Map<String, Object> part = (Map<String, Object>) challenge.get(SentWays.part(channel));
            if (refused.locked || part == null) {
                super.explain(refused, challenge);
                return;
            }
            part.put("error", refused.sentence);
            part.put("hint", refused.hint);
            part.put("open", true);
            challenge.put("recoveryOpen", refused.throttled());
        }
    }

    private static final class Recovery extends ChosenWay {
        Recovery(Call call) {
            super(call.input.recoveryCode());
        }

        @Override
        String fault(Call call) {
            return call.text("error.malformedRecoveryCode");
        }

        @Override
        String wrong() {
            return "error.recoveryCode";
        }

        @Override
        Verification verify(Call call, Verifier verifier, SentCodes codes) {
            return verifier.spendRecovery(call.account(), code, call.attempt());
        }

        @Override
        Method method() {
            return Method.RECOVERY;
        }

        @Override
        void explain(Refused refused, Map<String, Object> challenge) {
            super.explain(refused, challenge);
            challenge.put("recoveryError", challenge.remove("error"));
            challenge.put("recoveryOpen", true);
        }
    }
}
