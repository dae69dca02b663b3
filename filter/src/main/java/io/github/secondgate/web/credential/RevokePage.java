package io.github.secondgate.web.credential;

import io.github.secondgate.http.Fields;
import io.github.secondgate.secondfactor.credential.Credentials;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

/**
 * {@code POST /2fa/credentials/ID/revoke} and {@code POST /2fa/admin/credentials/ID/revoke}: ends one. It asks for no fresh
 * factor, because it opens nothing.
 */
final class RevokePage implements Page {
    private final Whose whose;
    private final Credentials credentials;

    RevokePage(Whose whose, Credentials credentials) {
        this.whose = whose;
        this.credentials = credentials;
    }

    @Override
    public Fields fields() {
        return Fields.of(Whose.ACCOUNT);
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        String account = whose.account(exchange);
        if (account == null) {
            exchange.answers.refuse(
                    HttpServletResponse.SC_BAD_REQUEST, "bad-request", exchange.text("admin.error.account"));
        } else if (credentials.revoke(account, exchange.named, exchange.account(), exchange.requestOrigin())) {
            exchange.answers.done(exchange.text("credentials.revoked"), whose.page(exchange, account));
        } else {
            exchange.answers.notFound();
        }
    }
}
