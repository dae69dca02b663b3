package io.github.secondgate.web.challenge;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.gate.SavedRequest;
import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.shiro.SecondFactorStamp.Method;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Refused;
import io.github.secondgate.web.page.SignInPage;
import io.github.secondgate.web.reauth.SentWays;
import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;

/** {@code POST /2fa/challenge}: a code of an app, one that was sent, or a recovery code, and on to the page first asked for. */
public final class VerifyPage implements SignInPage {
    private final ChallengeView view;
    private final Verifier verifier;
    private final BrowserTrust trust;

    public VerifyPage(ChallengeView view, Verifier verifier, BrowserTrust trust) {
        this.view = view;
        this.verifier = verifier;
        this.trust = trust;
    }

    @Override
    public String fault(Call call) {
        boolean both = call.input.has(Input.CODE) && call.input.has(Input.RECOVERY_CODE);
        if (both || !call.input.yesOrNo(Input.TRUST) || SentWays.unknown(call)) {
            return call.text("problem.bad-request");
        }
        ChosenWay way = ChosenWay.said(call);
        return way.code == null ? way.fault(call) : null;
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        if (ChallengeView.owed(call)) {
            view.form(ChosenWay.said(call)).again(call, Refused.malformed(fault));
        } else {
            call.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request", fault);
        }
    }

    @Override
    public void serve(Call call) throws IOException {
        if (!ChallengeView.takesCode(call)) {
            Optional<String> landing = Landing.of(call, ChosenWay.said(call).code);
            landing.ifPresent(same -> call.handOver());
            again(call, landing);
            return;
        }
        ChosenWay way = ChosenWay.of(call, view);
        Verification verification = way.verify(call, verifier, view.ways().codes);
        switch (verification.outcome()) {
            case ACCEPTED:
                accepted(call, way, verification);
                return;
            case REPEATED:
                call.handOver();
                again(call, Optional.of(Landing.of(call, way.code).orElseGet(call::destination)));
                return;
            default:
                view.form(way).refuse(call, Refused.of(call, verification, way.wrong()));
        }
    }

    private void accepted(Call call, ChosenWay way, Verification verification) throws IOException {
        String destination = call.destination();
        JsonObject lost = new JsonObject();
        SavedRequest.at(call.session(), call.account())
                .ifPresent(saved -> saved.tell(call.request.getContextPath(), lost));
        boolean recovery = way.method() == Method.RECOVERY;
        call.passed(way.method(), verification.changes());
        if (!recovery && call.input.yes(Input.TRUST) && trust.offered(call.visit)) {
            trust.trust(call.visit, call.attempt(), verification.changes());
        }
        boolean low = recovery && toldOfStock(call, verification.recoveryCodesLeft());
        if (low && !call.json) {
            // The settings page tells how few are left, and its way back leads to the page first asked for.
            destination = call.base();
            SavedRequest.arrive(call.session(), call.account());
        } else {
            call.arrive();
        }
        Landing.note(call, way.code, destination);
        call.leadTo(destination, lost);
    }

    /** Returns whether few recovery codes are left. */
    private static boolean toldOfStock(Call call, int left) {
        boolean low = RecoveryCodes.isLow(left);
        Notice.leave(call, call.text(low ? "notice.recoveryLow" : "notice.recoveryUsed", left));
        return low;
    }

    /** Nothing is owed here, so nothing is looked at. */
    private static void again(Call call, Optional<String> landing) throws IOException {
        if (call.json && !landing.isPresent()) {
            call.conflict();
        } else {
            call.leadTo(landing.orElseGet(() -> call.front.paths.home(call.request)));
        }
    }
}
