package io.github.secondgate.web;

import io.github.secondgate.gate.AccessState;
import io.github.secondgate.gate.destination.SavedRequest;
import io.github.secondgate.http.Fields;
import io.github.secondgate.http.Input;
import io.github.secondgate.login.Session;
import io.github.secondgate.web.arrival.ArrivalPage;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.selfservice.ShownEnrolment;
import java.util.regex.Pattern;

/**
 * {@code POST /2fa/language}: leads back to the page of ours on which a language was chosen, which the browser remembers by now.
 * Without the session's token, because pages without a session offer it too, and a cookie that says a language is all that is
 * changed. Leads nowhere else than below our base.
 */
final class LanguagePage implements Page {
    private static final String CHOSEN_AT = "chosenAt";
    private static final Pattern OURS =
            Pattern.compile("(/[A-Za-z0-9_-]{1,64}){0,6}(\\?[A-Za-z0-9%&=+._~*'():@,;!/?-]{0,800})?");

    @Override
    public boolean admits(AccessState.Kind kind) {
        return true;
    }

    @Override
    public boolean forAnybody() {
        return true;
    }

    @Override
    public boolean changesFactors() {
        return false;
    }

    @Override
    public Fields fields() {
        return Fields.of(CHOSEN_AT);
    }

    @Override
    public String fault(Exchange exchange) {
        return exchange.services.languages.isOne(exchange.input.text(Input.LANGUAGE))
                ? null
                : exchange.text("problem.bad-request");
    }

    @Override
    public void serve(Exchange exchange) {
        String chosenAt = exchange.input.text(CHOSEN_AT);
        Session session = exchange.requestContext.login().session(false);
        String account = exchange.requestContext.accessState().account();
        if (session != null && account != null) {
            ShownEnrolment.translate(session, account, exchange.services.clock.instant());
            if (chosenAt.equals(ArrivalPage.PATH)) {
                SavedRequest.tellAgain(session, account);
            }
        }
        exchange.answers.nothingMore(exchange.base() + (OURS.matcher(chosenAt).matches() ? chosenAt : ""));
    }
}
