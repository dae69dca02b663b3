package io.github.secondgate.web.admin;

import io.github.secondgate.http.Query;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

/** {@code GET /2fa/admin/person?account=}: one person, and what can be done for them. */
final class PersonPage implements Page {
    private final PersonView view;

    PersonPage(PersonView view) {
        this.view = view;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        String account = view.account(new Query(exchange.request).text(PersonView.ACCOUNT, 300));
        if (account == null) {
            exchange.answers.refuse(
                    HttpServletResponse.SC_BAD_REQUEST, "bad-request", exchange.text("admin.error.account"));
        } else {
            // A script is told no notice, so it leaves the one there is to the person.
            String notice = exchange.json ? null : Notice.take(exchange).sentence;
            exchange.answers.show(
                    view.content(exchange, account, notice, PersonContent.Filled.NONE), PersonContent::json);
        }
    }
}
