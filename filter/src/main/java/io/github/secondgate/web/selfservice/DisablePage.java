package io.github.secondgate.web.selfservice;

import io.github.secondgate.http.Input;
import io.github.secondgate.secondfactor.app.Enrolments;
import io.github.secondgate.shiro.SecondFactorStamp;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Form;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.page.Refused;
import io.github.secondgate.web.reauth.AskedPassword;
import io.github.secondgate.web.reauth.FreshFactor;
import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;

/** {@code POST /2fa/disable}: asks for the password and a fresh second factor, then removes every factor. */
public final class DisablePage implements Page {
    private static final String FORM = "disable";

    private final SettingsView view;
    private final FreshFactor fresh;
    private final AskedPassword password;
    private final Enrolments enrolments;

    public DisablePage(SettingsView view, FreshFactor fresh, AskedPassword password, Enrolments enrolments) {
        this.view = view;
        this.fresh = fresh;
        this.password = password;
        this.enrolments = enrolments;
    }

    @Override
    public String fault(Call call) {
        boolean malformedCode = call.input.has(Input.CODE) && call.input.appCode() == null;
        String fault = password.faultWithAnswer(call);
        return fault == null && malformedCode ? call.text("error.malformedCode", call.front.digits) : fault;
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        Form form = call.input.has(Input.PASSWORD) ? view.codeIn(FORM) : view.form(FORM);
        form.again(call, Refused.malformed(fault));
    }

    @Override
    public void serve(Call call) throws IOException {
        if (view.off() || !view.facts(call).enrolled()) {
            call.conflict();
        } else if (!view.mayDisable(call)) {
            call.front.incidents.refused(call.account(), "role cannot disable", call.attempt());
            call.refuse(HttpServletResponse.SC_FORBIDDEN, "forbidden", call.text("disable.notAllowed"));
        } else if (fresh.ensured(call, view.codeIn(FORM)) && passwordRight(call)) {
            disable(call);
        }
    }

    private boolean passwordRight(Call call) throws IOException {
        Optional<Refused> refusal = password.refusalWithAnswer(call, "error.password");
        if (!refusal.isPresent()) {
            return true;
        }
        view.form(FORM).refuse(call, refusal.get());
        return false;
    }

    private void disable(Call call) throws IOException {
        // Before it, so that a second click is not taken for a session that outlived its factor.
        SecondFactorStamp.remove(call.session());
        if (!enrolments.disable(call.account(), call.attempt())) {
            call.conflict();
            return;
        }
        call.done(call.text("notice.disabled"));
    }
}
