package io.github.secondgate.web.challenge;

import io.github.secondgate.gate.AccessState;
import io.github.secondgate.http.Input;
import io.github.secondgate.login.SecondFactorStamp.Method;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.helpdesk.RescueCodeKind;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.web.page.Done;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Rejection;
import io.github.secondgate.web.page.SignInPage;
import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code POST /2fa/challenge} with a code of the helpdesk: leads into a new set-up and opens nothing else. Any other code
 * goes on to the page that checks those.
 */
final class RescuedPage implements SignInPage {
    private final Verifier verifier;
    private final ChallengeView view;
    private final Page others;

    RescuedPage(Verifier verifier, ChallengeView view, Page others) {
        this.verifier = verifier;
        this.view = view;
        this.others = others;
    }

    private static boolean isFor(Exchange exchange) {
        return exchange.input.has(Input.RESCUE_CODE);
    }

    @Override
    public String fault(Exchange exchange) {
        if (!isFor(exchange)) {
            return others.fault(exchange);
        }
        if (view.methods().answers(exchange.input) > 0) {
            return exchange.text("problem.bad-request");
        }
        return exchange.input.rescueCode() == null ? exchange.text("error.malformedRescueCode") : null;
    }

    @Override
    public void malformed(Exchange exchange, String fault) throws IOException {
        if (!isFor(exchange)) {
            others.malformed(exchange, fault);
        } else if (ChallengeView.owed(exchange)) {
            view.rescueForm().redisplay(exchange, Rejection.malformed(fault));
        } else {
            exchange.answers.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request", fault);
        }
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (!isFor(exchange)) {
            others.serve(exchange);
        } else if (exchange.requestContext.accessState().kind() != AccessState.Kind.CHALLENGE_REQUIRED) {
            exchange.answers.conflict();
        } else if (exchange.requestContext.login().actsAsAnother()) {
            exchange.answers.refuse(HttpServletResponse.SC_FORBIDDEN, "forbidden");
        } else {
            Answer answer = RescueCodeKind.answer(exchange.input.rescueCode());
            verified(exchange, verifier.verify(exchange.account(), answer, exchange.requestOrigin()));
        }
    }

    private void verified(Exchange exchange, Verification verification) throws IOException {
        if (!verification.accepted()) {
            view.rescueForm().refuse(exchange, Rejection.of(exchange, verification, "error.rescueCode"));
            return;
        }
        exchange.passed(Method.RESCUE, verification.changes());
        Done.note(exchange, Notice.saying(""), exchange.base());
        exchange.answers.leadTo(exchange.base());
    }
}
