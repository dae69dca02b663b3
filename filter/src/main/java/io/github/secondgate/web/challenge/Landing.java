package io.github.secondgate.web.challenge;

import io.github.secondgate.crypto.Digests;
import io.github.secondgate.http.Kept;
import io.github.secondgate.web.page.Call;
import java.util.Optional;

/**
 * Where the last right code of this session led, so that the very same request sent again (a double click, the back
 * button) is answered with the same redirect. Grants nothing: the session has what it has. Keeps a digest of the code
 * with the session's own secret, never the code.
 */
final class Landing {
    private static final Kept LAST = new Kept("landing", 2);

    private Landing() {}

    static void note(Call call, String code, String location) {
        LAST.keep(call.session(), call.account(), Digests.sha256(call.csrf(), code), location);
    }

    /** Where this very code led a moment ago. */
    static Optional<String> of(Call call, String code) {
        String[] last = LAST.of(call.session(), call.account());
        boolean same = last != null && last[0].equals(Digests.sha256(call.csrf(), code));
        return same ? Optional.of(last[1]) : Optional.empty();
    }
}
