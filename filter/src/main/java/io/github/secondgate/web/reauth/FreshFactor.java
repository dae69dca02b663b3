package io.github.secondgate.web.reauth;

import io.github.secondgate.gate.destination.SavedRequest;
import io.github.secondgate.http.Input;
import io.github.secondgate.http.Reply;
import io.github.secondgate.login.SecondFactorStamp.Method;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.secondfactor.kind.FactorKind;
import io.github.secondgate.secondfactor.kind.FactorKinds;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.secondfactor.sentcode.SendResult;
import io.github.secondgate.secondfactor.sentcode.SentCodeKind;
import io.github.secondgate.view.Alert;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Rejection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Before factors are changed: a second factor given a short while ago, or a code with the change. A person whose last one is
 * too old is asked for it on one page, which is the answer to the form that they sent and sends it again with the code; from
 * there on it holds for every change. What is secret in the form is asked for there too, and only there.
 */
public final class FreshFactor {
    private static final String PROBLEM = "second-factor-required";

    private final Verifier verifier;
    private final SentCodeOptions sent;
    private final ConfirmMeans means;
    private final boolean trusting;

    /**
     * @param sent for people without an app, to whom the page sends a code
     * @param recoveryOn whether a recovery code may stand in for one that does not arrive
     * @param trusting whether browsers can be trusted
     */
    public FreshFactor(
            Verifier verifier,
            FactorKinds kinds,
            Accounts accounts,
            SentCodeOptions sent,
            boolean recoveryOn,
            boolean trusting) {
        this.verifier = verifier;
        this.sent = sent;
        this.means = new ConfirmMeans(kinds, accounts, sent, recoveryOn);
        this.trusting = trusting;
    }

    /**
     * What is malformed about the code or about what is asked beside it; null when nothing is, and while the page that asks for
     * it is still to come.
     *
     * @param beside the same of what is asked beside the code
     */
    public String fault(Exchange exchange, Supplier<String> beside) {
        String fault = exchange.input.has(Input.CODE) && exchange.input.appCode() == null ? malformed(exchange) : null;
        return fault == null && !asksLater(exchange) ? beside.get() : fault;
    }

    /** By the way that the form says; where it says none, by one that the account has. */
    private String malformed(Exchange exchange) {
        Channel said = SentCodeOptions.chosen(exchange);
        Channel channel = said == null ? means.awaited(exchange) : said;
        return channel == null
                ? exchange.text("error.malformedCode", exchange.services.digits)
                : exchange.text("error.malformedSentCode", channel.digits());
    }

    private static boolean asksLater(Exchange exchange) {
        boolean answered = exchange.input.sent(Input.CODE) || exchange.input.sent(Input.RECOVERY_CODE);
        return !exchange.json && (exchange.onlyTranslates() || !exchange.fresh() && !answered);
    }

    /** Shows what is malformed where it was typed: on the page that asks for the code, or in the form. */
    public void malformed(Exchange exchange, Change change, String fault, Form form) throws IOException {
        Rejection malformed = Rejection.malformed(fault).in(Input.PASSWORD);
        if (exchange.fresh()) {
            form.redisplay(exchange, malformed);
        } else {
            boolean inPassword = exchange.input.appCode() != null;
            form(change, inPassword ? Input.PASSWORD : part(exchange)).redisplay(exchange, malformed);
        }
    }

    /** Whether the change may go on; where not, it has been answered with the page that asks for a code. */
    public boolean require(Exchange exchange, Change change) throws IOException {
        if (change.filled != null && exchange.input.flag(Input.BACK)) {
            change.filled.redisplay(exchange, Rejection.NONE);
            return false;
        }
        if (exchange.onlyTranslates()) {
            form(change, Input.CODE).redisplay(exchange, Rejection.NONE);
            return false;
        }
        if (exchange.fresh()) {
            return true;
        }
        Optional<FactorKind> inForm = means.renewing(exchange);
        if (inForm.isPresent() || exchange.json) {
            return requireCode(exchange, change, inForm);
        }
        return exchange.input.sent(Input.RECOVERY_CODE) && means.takesRecoveryCode(exchange)
                ? requireRecoveryCode(exchange, change)
                : requireSent(exchange, change, means.arriving(exchange));
    }

    private boolean requireRecoveryCode(Exchange exchange, Change change) throws IOException {
        Form page = form(change, Input.RECOVERY_CODE);
        String code = exchange.input.recoveryCode();
        if (code == null) {
            page.refuse(exchange, missing(exchange.text("error.malformedRecoveryCode")));
            return false;
        }
        Answer answer = RecoveryCodeKind.answer(code);
        return proven(exchange, answer, page, "error.recoveryCode", "diagnosis.recoveryUsed");
    }

    private static Rejection missing(String sentence) {
        return Rejection.because(Reply.UNPROCESSABLE, PROBLEM, sentence);
    }

    private static String part(Exchange exchange) {
        return exchange.input.sent(Input.RECOVERY_CODE) ? Input.RECOVERY_CODE : Input.CODE;
    }

    /** A button of the page names the way and sends no code yet: that asks for one to be sent. */
    private boolean requireSent(Exchange exchange, Change change, List<Channel> arriving) throws IOException {
        Channel channel = SentCodeOptions.chosen(exchange);
        Form page = form(change, Input.CODE);
        if (!arriving.contains(channel)) {
            page.redisplay(exchange, missing(null));
            return false;
        }
        if (!exchange.input.sent(Input.CODE)) {
            SendResult sending =
                    sent.codes.send(exchange.account(), channel, CodePurpose.SIGN_IN, exchange.requestOrigin());
            if (sending.sent()) {
                page.redisplay(exchange, Rejection.NONE);
            } else {
                page.refuse(exchange, SendRejection.of(exchange, sending));
            }
            return false;
        }
        String code = exchange.input.appCode();
        if (code == null) {
            page.refuse(exchange, missing(malformed(exchange)));
            return false;
        }
        Answer answer = SentCodeKind.answer(channel, code);
        return proven(exchange, answer, page, "error.sentCode", "diagnosis.sentCodeUsed");
    }

    private boolean requireCode(Exchange exchange, Change change, Optional<FactorKind> inForm) throws IOException {
        Form page = form(change, Input.CODE);
        Form form =
                (again, rejection) -> page.redisplay(again, again.input.sent(Input.CODE) ? rejection : missing(null));
        String code = exchange.input.appCode();
        if (code == null || !inForm.isPresent()) {
            ask(exchange, form);
            return false;
        }
        Answer answer = new Answer(inForm.get().key(), exchange.input.app(), code);
        return proven(exchange, answer, form, "error.code", "diagnosis.alreadyUsed");
    }

    /**
     * Whether the answer is right; where not, the form says so.
     *
     * @param used the sentence for what this session succeeded with before, which makes nothing fresh again
     */
    private boolean proven(Exchange exchange, Answer answer, Form form, String wrong, String used) throws IOException {
        Verification verification = verifier.verify(exchange.account(), answer, exchange.requestOrigin());
        if (verification.accepted()) {
            exchange.passed(Method.FACTOR, verification.changes());
            return true;
        }
        // The next code may have to wait by now.
        exchange.forgetFacts();
        form.refuse(
                exchange,
                verification.outcome() == Verification.Outcome.REPEATED
                        ? Rejection.conflict("conflict", exchange.text(used))
                        : Rejection.of(exchange, verification, wrong));
        return false;
    }

    /** @param part the field in which something was wrong, if anything was */
    private Form form(Change change, String part) {
        return (exchange, rejection) -> {
            boolean ofRecoveryCode = rejection.sentence != null && part.equals(Input.RECOVERY_CODE);
            Rejection closing = means.closing(exchange, ofRecoveryCode ? Rejection.NONE : rejection);
            boolean recognised = rejection.sentence != null
                    && means.hasRecoveryCodes(exchange)
                    && RecoveryCodeKind.hasTheFormOfOne(exchange.input.text(Input.CODE));
            boolean brought = recognised && means.takesRecoveryCode(exchange);
            Alert alert = rejection.alert();
            if (closing != null && !ofRecoveryCode) {
                alert = closing.alert(rejection.hint);
            } else if (brought) {
                alert = Alert.NONE;
            } else if (recognised) {
                // It lets its owner in, and whoever came in by one is asked for nothing here.
                alert = new Alert(alert.sentence, exchange.text("help.lostPhone.text"));
            }
            ConfirmContent.Means by = means.of(exchange, closing, brought ? exchange.input.text(Input.CODE) : null);
            String action = exchange.services.paths.here(exchange.request);
            exchange.answers.page(
                    rejection.status,
                    new ConfirmContent(change, action, exchange.input.repeatable(), by, alert, part, trusting));
        };
    }

    private static void ask(Exchange exchange, Form form) throws IOException {
        if (exchange.json) {
            SavedRequest.rememberStepUp(exchange.session(), exchange.account(), exchange.request, null);
            Reply.owed(
                    exchange.request,
                    exchange.response,
                    PROBLEM,
                    exchange.text("problem." + PROBLEM),
                    exchange.base() + "/challenge");
        } else {
            String sentence = exchange.text("error.malformedCode", exchange.services.digits);
            form.redisplay(exchange, missing(sentence));
        }
    }
}
