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
        if (refused == null) {
            return Content.ASKING;
        }
        boolean elsewhere = !exchange.input.has(Input.RECOVERY_CODE) && recognises(exchange.input.text(Input.CODE));
        return elsewhere
                ? Content.broughtHere(exchange.input.text(Input.CODE))
                : Content.refused(refused.sentence, exchange.input.text(Input.RECOVERY_CODE));
    }

    @Override
    public String typed(Input input) {
        return input.recoveryCode();
    }

    @Override
    public boolean recognises(String typedElsewhere) {
        return RecoveryCodeKind.hasTheFormOfOne(typedElsewhere);
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
        static final Content ASKING = new Content(null, null, false);

        final String recoveryError;
        final String recoveryTyped;
        final boolean broughtHere;

        private Content(String error, String typed, boolean broughtHere) {
            this.recoveryError = error;
            this.recoveryTyped = typed;
            this.broughtHere = broughtHere;
        }

        /** One was typed here, and not taken. */
        static Content refused(String error, String typed) {
            return new Content(error, typed, false);
        }

        /** One was typed into the field of another method. */
        static Content broughtHere(String typed) {
            return new Content(null, typed, true);
        }

        @Override
        public String template() {
            return "challenge-recovery";
        }

        boolean recoveryOpen() {
            return failed();
        }

        @Override
        public boolean failed() {
            return recoveryError != null || broughtHere;
        }

        @Override
        public void state(JsonObject answer) {
            answer.getArray("methods").add(KEY);
        }
    }
}
