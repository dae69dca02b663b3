package io.github.secondgate.web;

import io.github.secondgate.gate.AccessState;
import io.github.secondgate.gate.BrowserTrust;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;

/** {@code POST /2fa/cancel}: logs out whoever gave the password, so that somebody else can sign in; whoever has passed signs out. */
final class CancelPage implements Page {
    private final BrowserTrust trust;

    CancelPage(BrowserTrust trust) {
        this.trust = trust;
    }

    @Override
    public boolean admits(AccessState.Kind kind) {
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
    public void serve(Exchange exchange) {
        if (!exchange.requestContext.accessState().passes()) {
            exchange.services.gateEvents.cancelled(exchange.account(), exchange.requestOrigin());
        }
        trust.signedOut(exchange.requestContext, exchange.request, exchange.response);
        exchange.requestContext.logOut();
        exchange.answers.nothingMore(exchange.services.paths.login(exchange.request));
    }
}
