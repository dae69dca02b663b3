package io.github.secondgate.web.page;

import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.gate.Standing;
import io.github.secondgate.http.Reply;
import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

/** {@code POST /2fa/cancel}: logs out whoever gave the password, so that somebody else can sign in. */
public final class CancelPage implements Page {
    private final BrowserTrust trust;

    public CancelPage(BrowserTrust trust) {
        this.trust = trust;
    }

    @Override
    public boolean admits(Standing.Kind kind) {
        return true;
    }

    @Override
    public boolean servesRemembered() {
        return true;
    }

    @Override
    public boolean changesFactors() {
        return false;
    }

    @Override
    public void serve(Call call) throws IOException {
        call.front.incidents.cancelled(call.account(), call.attempt());
        trust.signedOut(call.visit, call.request, call.response);
        call.visit.logOut();
        if (call.json) {
            Reply.empty(call.response, HttpServletResponse.SC_NO_CONTENT);
        } else {
            call.seeOther(call.front.paths.login(call.request));
        }
    }
}
