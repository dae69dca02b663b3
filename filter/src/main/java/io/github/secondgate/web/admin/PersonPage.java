package io.github.secondgate.web.admin;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.http.Query;
import io.github.secondgate.web.page.Call;
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
    public void serve(Call call) throws IOException {
        String account = view.account(new Query(call.request).text(PersonView.ACCOUNT, 300));
        if (account == null) {
            call.refuse(HttpServletResponse.SC_BAD_REQUEST, "bad-request", call.text("admin.error.account"));
        } else if (call.json) {
            JsonObject answer = PersonView.json(call, view.person(account));
            call.answer(answer);
        } else {
            view.show(
                    call,
                    HttpServletResponse.SC_OK,
                    account,
                    Collections.singletonMap("notice", Notice.take(call).sentence));
        }
    }
}
