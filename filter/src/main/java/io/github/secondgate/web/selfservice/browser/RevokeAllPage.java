package io.github.secondgate.web.selfservice.browser;

import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.http.TrustCookie;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import java.io.IOException;

/** {@code POST /2fa/browsers/revoke}: ends the trust in all of the account's browsers, for who does not know which of them. */
public final class RevokeAllPage implements Page {
    private final BrowserTrust trust;

    public RevokeAllPage(BrowserTrust trust) {
        this.trust = trust;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        trust.browsers().revokeAll(exchange.account(), exchange.requestOrigin());
        if (trust.id(exchange.session(), exchange.account()) != null) {
            TrustCookie.expire(exchange.request, exchange.response);
        }
        exchange.answers.done(exchange.text("notice.browsersRevoked"));
    }
}
