package io.github.secondgate.web.credential;

import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

/** {@code GET /2fa/credentials} and {@code GET /2fa/admin/credentials?account=}: those there are, and the form. */
final class CredentialsPage implements Page {
    private final CredentialsView view;
    private final Whose whose;

    CredentialsPage(CredentialsView view, Whose whose) {
        this.view = view;
        this.whose = whose;
    }

    @Override
    public boolean changesFactors() {
        return whose.administered();
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        String account = whose.account(exchange);
        if (account == null && !exchange.json && exchange.request.getQueryString() == null) {
            // Somebody asks for what a form was answered, and whose page it was the form alone told.
            exchange.answers.seeOther(exchange.base() + "/admin/people");
        } else if (account == null) {
            exchange.answers.refuse(
                    HttpServletResponse.SC_BAD_REQUEST, "bad-request", exchange.text("admin.error.account"));
        } else {
            // A script is told no notice, so it leaves the one there is to the person.
            String notice = exchange.json ? null : Notice.take(exchange).sentence;
            exchange.answers.show(view.content(exchange, whose, account, notice), CredentialsContent::json);
        }
    }
}
