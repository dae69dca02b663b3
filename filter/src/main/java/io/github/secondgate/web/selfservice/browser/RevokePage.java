package io.github.secondgate.web.selfservice.browser;

import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.http.TrustCookie;
import io.github.secondgate.web.page.Call;
import io.github.secondgate.web.page.Page;
import java.io.IOException;

/**
 * {@code POST /2fa/browsers/ID/revoke}: ends the trust in one of the account's browsers. It asks for no fresh factor,
 * because it opens nothing.
 */
public final class RevokePage implements Page {
    private final BrowserTrust trust;

    public RevokePage(BrowserTrust trust) {
        this.trust = trust;
    }

    @Override
    public void serve(Call call) throws IOException {
        if (!trust.browsers().revoke(call.account(), call.named, call.attempt())) {
            call.notFound();
            return;
        }
        if (call.named.equals(trust.id(call.session(), call.account()))) {
            TrustCookie.expire(call.request, call.response);
        }
        call.done(call.text("notice.browserRevoked"));
    }
}
