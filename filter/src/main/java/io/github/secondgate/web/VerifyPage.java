package io.github.secondgate.web;

import io.github.secondgate.secondfactor.AccountFacts;
import io.github.secondgate.secondfactor.Channel;
import io.github.secondgate.secondfactor.CodePurpose;
import io.github.secondgate.secondfactor.Verification;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.shiro.SecondFactorStamp.Method;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;

/** {@code POST /2fa/challenge}: a code of an app, one that was sent, or a recovery code, and on to the page first asked for. */
final class VerifyPage implements SignInPage {
    private final ChallengeView view;
    private final Verifier verifier;
    private final BrowserTrust trust;

    VerifyPage(ChallengeView view, Verifier verifier, BrowserTrust trust) {
        this.view = view;
        this.verifier = verifier;
        this.trust = trust;
    }

    @Override
    public String fault(Call call) {
        boolean both = call.input.has(Input.CODE) && call.input.has(Input.RECOVERY_CODE);
        if (both || !call.input.yesOrNo(Input.TRUST)) {
            return call.text("problem.bad-request");
        }
        if (SentWays.unknown(call)) {
            return call.text("problem.bad-request");
        }
        Channel channel = SentWays.chosen(call);
        if (code(call) == null && channel != null) {
            return call.text("error.malformedSentCode", channel.digits());
        }
        return code(call) == null ? call.text(malformed(call), call.front.digits) : null;
    }

    private static String malformed(Call call) {
        return recovery(call) ? "error.malformedRecoveryCode" : "error.malformedCode";
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        Channel channel = SentWays.chosen(call);
        if (ChallengeView.owed(call) && channel != null && !recovery(call)) {
            view.show(call, channel, Refused.malformed(fault));
        } else if (ChallengeView.owed(call)) {
            view.show(call, recovery(call), Refused.malformed(fault));
        } else {
            call.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request", fault);
        }
    }

    @Override
    public void serve(Call call) throws IOException {
        boolean owed = ChallengeView.owed(call) || call.visit.standing().hasFactor() && !call.fresh();
        if (!owed) {
            again(call, Landing.of(call, code(call)));
            return;
        }
        Channel channel = channel(call);
        Verification verification = verify(call, channel);
        switch (verification.outcome()) {
            case ACCEPTED:
                accepted(call, channel, verification);
                return;
            case REPEATED:
                again(call, Optional.of(Landing.of(call, code(call)).orElseGet(call::destination)));
                return;
            default:
                refused(call, channel, verification);
        }
    }

    /** Without a word, the app; where there is none, what there is. */
    private Channel channel(Call call) {
        Channel chosen = SentWays.chosen(call);
        if (chosen != null || recovery(call) || call.input.has(Input.METHOD) || call.input.has(Input.APP)) {
            return recovery(call) ? null : chosen;
        }
        AccountFacts facts = view.facts(call);
        List<Channel> usable = view.ways().usable(facts);
        return facts.apps().isEmpty() && !usable.isEmpty() ? usable.get(0) : null;
    }

    private Verification verify(Call call, Channel channel) {
        if (channel != null) {
            return view.ways().codes.verify(call.account(), channel, CodePurpose.SIGN_IN, code(call), call.attempt());
        }
        return recovery(call)
                ? verifier.spendRecovery(call.account(), code(call), call.attempt())
                : verifier.verifyApp(call.account(), call.input.app(), code(call), call.attempt());
    }

    private static boolean recovery(Call call) {
        return call.input.has(Input.RECOVERY_CODE);
    }

    private static String code(Call call) {
        return recovery(call) ? call.input.recoveryCode() : call.input.appCode();
    }

    private static Method method(Call call, Channel channel) {
        if (channel != null) {
            return Method.by(channel);
        }
        return recovery(call) ? Method.RECOVERY : Method.APP;
    }

    private void accepted(Call call, Channel channel, Verification verification) throws IOException {
        String destination = call.destination();
        boolean recovery = recovery(call);
        call.passed(method(call, channel), verification.changes());
        if (!recovery && call.input.yes(Input.TRUST) && trust.offered(call)) {
            trust.trust(call, verification.changes());
        }
        int left = verification.recoveryCodesLeft();
        boolean warn = recovery && SettingsView.low(left);
        if (recovery) {
            String key = warn ? "notice.recoveryLow" : "notice.recoveryUsed";
            Notice.leave(call, call.text(key, left));
        }
        if (warn && !call.json) {
            // The settings page tells how few are left, and its way back leads to the page first asked for.
            destination = call.base();
        } else {
            SavedRequest.forget(call.session());
        }
        Landing.note(call, code(call), destination);
        call.leadTo(destination);
    }

    /** Nothing is owed here, so nothing is looked at. */
    private static void again(Call call, Optional<String> landing) throws IOException {
        if (call.json && !landing.isPresent()) {
            call.refuse(HttpServletResponse.SC_CONFLICT, "conflict");
        } else {
            call.leadTo(landing.orElseGet(() -> call.front.paths.home(call.request)));
        }
    }

    private void refused(Call call, Channel channel, Verification verification) throws IOException {
        boolean recovery = recovery(call);
        Refused refused = Refused.of(call, verification, recovery ? "error.recoveryCode" : "error.code");
        if (call.json) {
            call.problem(refused.status, refused.problem, refused.detail());
        } else if (channel != null) {
            view.show(call, channel, refused);
        } else {
            view.show(call, recovery, refused);
        }
    }
}
