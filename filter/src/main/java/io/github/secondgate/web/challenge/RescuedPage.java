package io.github.secondgate.web.challenge;

import io.github.secondgate.gate.Standing;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.shiro.SecondFactorStamp.Method;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Done;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Refused;
import io.github.secondgate.web.page.SignInPage;
import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code POST /2fa/challenge} with a code of the helpdesk: leads into a new set-up and opens nothing else. Any other code
 * goes on to the page that checks those.
 */
final class RescuedPage implements SignInPage {
    private final Rescues rescues;
    private final ChallengeView view;
    private final Page others;

    RescuedPage(Rescues rescues, ChallengeView view, Page others) {
        this.rescues = rescues;
        this.view = view;
        this.others = others;
    }

    private static boolean isFor(Call call) {
        return call.input.has(Input.RESCUE_CODE);
    }

    @Override
    public String fault(Call call) {
        if (!isFor(call)) {
            return others.fault(call);
        }
        if (call.input.has(Input.CODE) || call.input.has(Input.RECOVERY_CODE)) {
            return call.text("problem.bad-request");
        }
        return call.input.rescueCode() == null ? call.text("error.malformedRescueCode") : null;
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        if (!isFor(call)) {
            others.malformed(call, fault);
        } else if (ChallengeView.owed(call)) {
            view.rescueForm().again(call, Refused.malformed(fault));
        } else {
            call.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request", fault);
        }
    }

    @Override
    public void serve(Call call) throws IOException {
        if (!isFor(call)) {
            others.serve(call);
        } else if (call.visit.standing().kind() != Standing.Kind.OWES_CODE) {
            call.conflict();
        } else if (call.visit.real().isRunAs()) {
            call.refuse(HttpServletResponse.SC_FORBIDDEN, "forbidden");
        } else {
            verified(call, rescues.spend(call.account(), call.input.rescueCode(), call.attempt()));
        }
    }

    private void verified(Call call, Verification verification) throws IOException {
        if (!verification.accepted()) {
            view.rescueForm().refuse(call, Refused.of(call, verification, "error.rescueCode"));
            return;
        }
        call.passed(Method.RESCUE, verification.changes());
        Done.note(call, Notice.saying(""), call.base());
        call.leadTo(call.base());
    }
}
