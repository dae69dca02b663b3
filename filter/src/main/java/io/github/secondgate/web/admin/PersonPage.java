package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Query;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Notice;
import io.github.secondgate.web.page.Page;
import java.io.IOException;
import java.util.Collections;
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
            exchange.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request", exchange.text("admin.error.account"));
        } else if (exchange.json) {
            JsonObject answer = PersonView.json(exchange, view.person(account));
            exchange.answer(answer);
        } else {
            view.show(
                    exchange,
                    HttpServletResponse.SC_OK,
                    account,
                    Collections.singletonMap("notice", Notice.take(exchange).sentence));
        }
    }
}
