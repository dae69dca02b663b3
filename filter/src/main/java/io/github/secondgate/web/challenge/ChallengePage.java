package io.github.secondgate.web.challenge;

import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.SignInPage;
import java.io.IOException;

/** {@code GET /2fa/challenge}. */
public final class ChallengePage implements SignInPage {
    private final ChallengeView view;

    public ChallengePage(ChallengeView view) {
        this.view = view;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        if (ChallengeView.owed(exchange)) {
            view.show(exchange);
        } else {
            ChallengeView.notOwed(exchange);
        }
    }
}
