package io.github.secondgate.web.challenge;

import io.github.secondgate.crypto.Digests;
import io.github.secondgate.http.Kept;
import io.github.secondgate.web.page.Exchange;
import java.util.Optional;

/**
 * Where the last right code of this session led, so that the very same request sent again (a double click, the back
 * button) is answered with the same redirect. Grants nothing: the session has what it has. Keeps a digest of the code
 * with the session's own secret, never the code.
 */
final class LastSubmission {
    private static final Kept LAST = new Kept("landing", 2);

    private LastSubmission() {}

    static void note(Exchange exchange, String code, String location) {
        LAST.keep(exchange.session(), exchange.account(), Digests.sha256(exchange.csrf(), code), location);
    }

    /** Where this very code led a moment ago. */
    static Optional<String> of(Exchange exchange, String code) {
        String[] last = LAST.of(exchange.session(), exchange.account());
        boolean same = last != null && last[0].equals(Digests.sha256(exchange.csrf(), code));
        return same ? Optional.of(last[1]) : Optional.empty();
    }
}
