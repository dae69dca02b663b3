package io.github.secondgate.web;

import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code POST /2fa/browsers/ID/revoke}: ends the trust in one of the account's browsers. It asks for no fresh factor,
 * because it opens nothing.
 */
final class RevokePage implements Page {
    private final BrowserTrust trust;

    RevokePage(BrowserTrust trust) {
        this.trust = trust;
    }

    @Override
    public void serve(Call call) throws IOException {
        if (!trust.browsers().revoke(call.account(), call.named, call.attempt())) {
            call.refuse(HttpServletResponse.SC_NOT_FOUND, "not-found");
            return;
        }
        if (call.named.equals(trust.id(call.session()))) {
            TrustCookie.expire(call.request, call.response);
        }
        if (call.json) {
            Reply.empty(call.response, HttpServletResponse.SC_NO_CONTENT);
        } else {
            Notice.leave(call, call.text("notice.browserRevoked"));
            call.seeOther(call.base());
        }
    }
}
