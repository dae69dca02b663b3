package io.github.secondgate.web.challenge;

import io.github.secondgate.crypto.Digests;
import io.github.secondgate.http.SessionAttribute;
import io.github.secondgate.web.page.Exchange;
import java.util.Optional;

/**
 * Where the last right code of this session led, so that the very same request sent again (a double click, the back
 * button) is answered with the same redirect. Grants nothing: the session has what it has. Keeps a digest of the code
 * with the session's own secret, never the code.
 */
final class LastSubmission {
    private static final SessionAttribute<LastSubmission> LAST = new SessionAttribute<>(
            "landing",
            1,
            2,
            last -> new String[] {last.digest, last.location},
            texts -> new LastSubmission(texts[0], texts[1]));

    private final String digest;
    private final String location;

    private LastSubmission(String digest, String location) {
        this.digest = digest;
        this.location = location;
    }

    static void note(Exchange exchange, String code, String location) {
        LAST.keep(exchange.session(), exchange.account(), new LastSubmission(digest(exchange, code), location));
    }

    /** Where this very code led a moment ago. */
    static Optional<String> of(Exchange exchange, String code) {
        return Optional.ofNullable(LAST.of(exchange.session(), exchange.account()))
                .filter(last -> last.digest.equals(digest(exchange, code)))
                .map(last -> last.location);
    }

    private static String digest(Exchange exchange, String code) {
        return Digests.sha256(exchange.csrf(), code);
    }
}
