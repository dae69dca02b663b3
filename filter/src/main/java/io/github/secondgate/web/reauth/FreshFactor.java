package io.github.secondgate.web.reauth;

import io.github.secondgate.gate.destination.SavedRequest;
import io.github.secondgate.http.Input;
import io.github.secondgate.http.Reply;
import io.github.secondgate.login.SecondFactorStamp.Method;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.AccountFacts;
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
import io.github.secondgate.web.page.TotpAppList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.servlet.http.HttpServletResponse;

/**
 * Before factors are changed: a second factor given a short while ago, or a code with the change. A person whose last one is
 * too old is asked for it on one page, which is the answer to the form that they sent and sends it again with the code; from
 * there on it holds for every change. What is secret in the form is asked for there too, and only there.
 */
public final class FreshFactor {
    private static final String PROBLEM = "second-factor-required";

    private final Verifier verifier;
    private final FactorKinds kinds;
    private final Accounts accounts;
    private final SentCodeOptions sent;

    /** @param sent for people without an app, to whom the page sends a code */
    public FreshFactor(Verifier verifier, FactorKinds kinds, Accounts accounts, SentCodeOptions sent) {
        this.verifier = verifier;
        this.kinds = kinds;
        this.accounts = accounts;
        this.sent = sent;
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

    private static String malformed(Exchange exchange) {
        Channel channel = SentCodeOptions.chosen(exchange);
        return channel == null
                ? exchange.text("error.malformedCode", exchange.services.digits)
                : exchange.text("error.malformedSentCode", channel.digits());
    }

    private static boolean asksLater(Exchange exchange) {
        return !exchange.json && !exchange.fresh() && !exchange.input.sent(Input.CODE);
    }

    /** Shows what is malformed where it was typed: on the page that asks for the code, or in the form. */
    public void malformed(Exchange exchange, Change change, String fault, Form form) throws IOException {
        Rejection malformed = Rejection.malformed(fault);
        if (exchange.fresh()
                || !renewing(exchange).isPresent() && arriving(exchange).isEmpty()) {
            form.redisplay(exchange, malformed);
        } else {
            show(exchange, change, malformed.status, malformed.alert(), exchange.input.appCode() != null);
        }
    }

    /** Whether the change may go on; where not, it has been answered with the page that asks for a code. */
    public boolean require(Exchange exchange, Change change) throws IOException {
        if (change.filled != null && exchange.input.flag(Input.BACK)) {
            change.filled.redisplay(exchange, Rejection.NONE);
            return false;
        }
        if (exchange.fresh()) {
            return true;
        }
        Optional<FactorKind> inForm = renewing(exchange);
        if (inForm.isPresent() || exchange.json) {
            return requireCode(exchange, change, inForm);
        }
        List<Channel> arriving = arriving(exchange);
        if (!arriving.isEmpty()) {
            return requireSent(exchange, change, arriving);
        }
        SavedRequest.rememberForm(exchange.session(), exchange.account(), change.page);
        exchange.answers.seeOther(exchange.base() + "/challenge");
        return false;
    }

    /** A button of the page names the way and sends no code yet: that asks for one to be sent. */
    private boolean requireSent(Exchange exchange, Change change, List<Channel> arriving) throws IOException {
        Channel channel = SentCodeOptions.chosen(exchange);
        if (!arriving.contains(channel)) {
            show(exchange, change, Reply.UNPROCESSABLE, Alert.NONE, false);
            return false;
        }
        Form page = (again, why) -> show(again, change, why.status, why.alert(), false);
        if (!exchange.input.sent(Input.CODE)) {
            SendResult sending =
                    sent.codes.send(exchange.account(), channel, CodePurpose.SIGN_IN, exchange.requestOrigin());
            if (sending.sent()) {
                show(exchange, change, HttpServletResponse.SC_OK, Alert.NONE, false);
            } else {
                page.refuse(exchange, SendRejection.of(exchange, sending));
            }
            return false;
        }
        String code = exchange.input.appCode();
        if (code == null) {
            page.refuse(exchange, Rejection.because(Reply.UNPROCESSABLE, PROBLEM, malformed(exchange)));
            return false;
        }
        Answer answer = SentCodeKind.answer(channel, code);
        return proven(exchange, answer, page, "error.sentCode", "diagnosis.sentCodeUsed");
    }

    private List<Channel> arriving(Exchange exchange) {
        return sent.arriving(exchange, exchange.facts(accounts));
    }

    private boolean requireCode(Exchange exchange, Change change, Optional<FactorKind> inForm) throws IOException {
        Form form = (again, rejection) -> {
            boolean answered = again.input.sent(Input.CODE);
            show(again, change, rejection.status, answered ? rejection.alert() : Alert.NONE, false);
        };
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
        form.refuse(
                exchange,
                verification.outcome() == Verification.Outcome.REPEATED
                        ? Rejection.conflict("conflict", exchange.text(used))
                        : Rejection.of(exchange, verification, wrong));
        return false;
    }

    private Optional<FactorKind> renewing(Exchange exchange) {
        return kinds.renewing(exchange.facts(accounts));
    }

    private void show(Exchange exchange, Change change, int status, Alert alert, boolean inPassword)
            throws IOException {
        exchange.answers.page(
                status,
                new ConfirmContent(
                        change,
                        exchange.services.paths.here(exchange.request),
                        exchange.input.repeatable(),
                        means(exchange),
                        ofRecoveryCode(exchange) && alert.sentence != null
                                ? new Alert(alert.sentence, exchange.text("help.lostPhone.text"))
                                : alert,
                        inPassword));
    }

    /** It lets its owner in, and whoever came in by one is asked for nothing here. */
    private boolean ofRecoveryCode(Exchange exchange) {
        return RecoveryCodeKind.hasTheFormOfOne(exchange.input.text(Input.CODE))
                && exchange.facts(accounts).recoveryCodesLeft() > 0;
    }

    private ConfirmContent.Means means(Exchange exchange) {
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
        return ConfirmContent.Means.sent(ways, exchange.input.text(Input.METHOD));
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
            form.redisplay(exchange, Rejection.because(Reply.UNPROCESSABLE, PROBLEM, sentence));
        }
    }
}
