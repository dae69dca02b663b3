package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.page.Section;

/** A recovery code, in a field of its own. */
public final class RecoveryMethod implements ChallengeMethod {
    private static final String KEY = "recovery";

    private final boolean on;

    /** @param on whether recovery codes are given out at all */
    public RecoveryMethod(boolean on) {
        this.on = on;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String field() {
        return Input.RECOVERY_CODE;
    }

    @Override
    public boolean isOffered(AccountFacts facts) {
        return on && facts.recoveryCodesLeft() > 0;
    }

    @Override
    public Section section(Exchange exchange, AccountFacts facts, Rejection refused) {
        return new Content(refused == null ? null : refused.sentence);
    }

    @Override
    public String typed(Input input) {
        return input.recoveryCode();
    }

    @Override
    public String fault(Exchange exchange) {
        return exchange.text("error.malformedRecoveryCode");
    }

    @Override
    public Answer answer(Input input) {
        return RecoveryCodeKind.answer(typed(input));
    }

    @Override
    public String wrong() {
        return "error.recoveryCode";
    }

    @Override
    public boolean standsIn() {
        return true;
    }

    static final class Content implements Section {
        final String recoveryError;

        /** @param error what is wrong with the one that was typed, or null */
        Content(String error) {
            this.recoveryError = error;
        }

        @Override
        public String template() {
            return "challenge-recovery";
        }

        @Override
        public boolean failed() {
            return recoveryError != null;
        }

        @Override
        public void state(JsonObject answer) {
            answer.getArray("methods").add(KEY);
        }
    }
}
