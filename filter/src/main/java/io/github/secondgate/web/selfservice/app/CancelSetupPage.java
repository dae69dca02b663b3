package io.github.secondgate.web.selfservice.app;

import io.github.secondgate.web.page.EnrolmentPage;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.selfservice.ShownEnrolment;
import java.io.IOException;

/** {@code POST /2fa/enable/cancel}: gives the set-up up that this session began, if it did. */
public final class CancelSetupPage implements EnrolmentPage {
    private final ShownEnrolment setup;

    public CancelSetupPage(ShownEnrolment setup) {
        this.setup = setup;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        setup.discard(exchange);
        exchange.answers.done(exchange.text("notice.cancelled"));
    }
}
