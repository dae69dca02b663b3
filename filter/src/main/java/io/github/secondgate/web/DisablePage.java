package io.github.secondgate.web;

import io.github.secondgate.secondfactor.Enrolments;
import io.github.secondgate.secondfactor.PasswordCheck;
import io.github.secondgate.secondfactor.Verification;
import io.github.secondgate.shiro.Person;
import io.github.secondgate.shiro.RealmPasswords;
import io.github.secondgate.shiro.SecondFactorStamp;
import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

/** {@code POST /2fa/disable}: asks for the password and a fresh second factor, then removes every factor. */
final class DisablePage implements Page {
    private static final String FORM = "disable";

    private final SettingsView view;
    private final FreshFactor fresh;
    private final PasswordCheck passwordCheck;
    private final RealmPasswords passwords;
    private final Enrolments enrolments;

    DisablePage(
            SettingsView view,
            FreshFactor fresh,
            PasswordCheck passwordCheck,
            RealmPasswords passwords,
            Enrolments enrolments) {
        this.view = view;
        this.fresh = fresh;
        this.passwordCheck = passwordCheck;
        this.passwords = passwords;
        this.enrolments = enrolments;
    }

    @Override
    public boolean admits(Standing.Kind kind) {
        return kind == Standing.Kind.PASSES;
    }

    @Override
    public boolean changesFactors() {
        return true;
    }

    @Override
    public String fault(Call call) {
        if (!call.input.has(Input.PASSWORD)) {
            return call.text("error.malformedPassword");
        }
        boolean malformedCode = call.input.has(Input.CODE) && call.input.appCode() == null;
        return malformedCode ? call.text("error.malformedCode", call.front.digits) : null;
    }

    @Override
    public void malformed(Call call, String fault) throws IOException {
        view.showForm(call, HttpServletResponse.SC_BAD_REQUEST, FORM, call.input.has(Input.PASSWORD), fault, null);
    }

    @Override
    public void serve(Call call) throws IOException {
        if (view.off() || !view.facts(call).enrolled()) {
            call.refuse(HttpServletResponse.SC_CONFLICT, "conflict");
        } else if (fresh.ensured(call, FORM) && passwordRight(call)) {
            disable(call);
        }
    }

    private boolean passwordRight(Call call) throws IOException {
        Person person = call.visit.standing().person();
        String password = call.input.text(Input.PASSWORD);
        Verification verification =
                passwordCheck.verify(call.account(), () -> passwords.right(person, password), call.attempt());
        if (verification.accepted()) {
            return true;
        }
        Refused refused = Refused.of(call, verification, "error.password");
        if (call.json) {
            call.problem(refused.status, refused.problem, refused.detail());
        } else {
            view.showForm(call, refused.status, FORM, false, refused.sentence, refused.hint);
        }
        return false;
    }

    private void disable(Call call) throws IOException {
        if (!enrolments.disable(call.account(), call.attempt())) {
            call.refuse(HttpServletResponse.SC_CONFLICT, "conflict");
            return;
        }
        SecondFactorStamp.remove(call.session());
        if (call.json) {
            Reply.empty(call.response, HttpServletResponse.SC_NO_CONTENT);
        } else {
            Notice.leave(call, call.text("notice.disabled"));
            call.seeOther(call.base());
        }
    }
}
