package io.github.secondgate.web.selfservice.browser;

import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.http.TrustCookie;
import io.github.secondgate.web.page.Exchange;
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
    public void serve(Exchange exchange) throws IOException {
        if (!trust.browsers().revoke(exchange.account(), exchange.named, exchange.requestOrigin())) {
            exchange.answers.notFound();
            return;
        }
        if (exchange.named.equals(trust.id(exchange.session(), exchange.account()))) {
            TrustCookie.expire(exchange.request, exchange.response);
        }
        exchange.answers.done(exchange.text("notice.browserRevoked"));
    }
}
