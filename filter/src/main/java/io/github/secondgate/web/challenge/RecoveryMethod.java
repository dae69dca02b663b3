package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.view.Alert;
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
        return elsewhere ? Content.broughtHere(exchange.input.text(Input.CODE)) : Content.refused(refused.alert());
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
        static final Content ASKING = new Content(Alert.NONE, null);

        final String recoveryError;
        final String hint;
        /** What was typed elsewhere, and can be no answer there; or null. */
        final String broughtHere;

        private Content(Alert alert, String broughtHere) {
            this.recoveryError = alert.sentence;
            this.hint = alert.hint;
            this.broughtHere = broughtHere;
        }

        /** One was typed here, and not taken. */
        static Content refused(Alert alert) {
            return new Content(alert, null);
        }

        /** One was typed into the field of another method. */
        static Content broughtHere(String typed) {
            return new Content(Alert.NONE, typed);
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
            return recoveryError != null || broughtHere != null;
        }

        @Override
        public void state(JsonObject answer) {
            answer.getArray("methods").add(KEY);
        }
    }
}
