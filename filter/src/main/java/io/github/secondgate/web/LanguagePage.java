package io.github.secondgate.web;

import io.github.secondgate.gate.AccessState;
import io.github.secondgate.http.Fields;
import io.github.secondgate.login.Session;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.Page;
import io.github.secondgate.web.selfservice.ShownEnrolment;
import java.util.regex.Pattern;

/**
 * {@code POST /2fa/language}: remembers a language in this browser, and leads back to the page of ours on which it was chosen.
 * Without the session's token, because pages without a session offer it too, and a cookie that says a language is all that is
 * changed. Leads nowhere else than below our base.
 */
final class LanguagePage implements Page {
    private static final String LANGUAGE = "language";
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
        return Fields.of(LANGUAGE, CHOSEN_AT);
    }

    @Override
    public String fault(Exchange exchange) {
        return exchange.services.languages.isOne(exchange.input.text(LANGUAGE))
                ? null
                : exchange.text("problem.bad-request");
    }

    @Override
    public void serve(Exchange exchange) {
        exchange.services.languages.choose(exchange.input.text(LANGUAGE), exchange.request, exchange.response);
        Session session = exchange.requestContext.login().session(false);
        String account = exchange.requestContext.accessState().account();
        if (session != null && account != null) {
            ShownEnrolment.translate(session, account, exchange.services.clock.instant());
        }
        String chosenAt = exchange.input.text(CHOSEN_AT);
        exchange.answers.nothingMore(exchange.base() + (OURS.matcher(chosenAt).matches() ? chosenAt : ""));
    }
}
