package io.github.secondgate.web;

import io.github.secondgate.secondfactor.Digests;
import java.util.Optional;

/**
 * Where the last right code of this session led, so that the very same request sent again (a double click, the back
 * button) is answered with the same redirect. Grants nothing: the session has what it has. Keeps a digest of the code
 * with the session's own secret, never the code.
 */
final class Landing {
    private static final String KEY = "io.github.secondgate.landing";

    private Landing() {}

    static void note(Call call, String code, String location) {
        call.session().setAttribute(KEY, new String[] {Digests.sha256(call.csrf(), code), location});
    }

    /** Where this very code led a moment ago. */
    static Optional<String> of(Call call, String code) {
        Object value = call.session().getAttribute(KEY);
        boolean same = value instanceof String[] && ((String[]) value)[0].equals(Digests.sha256(call.csrf(), code));
        return same ? Optional.of(((String[]) value)[1]) : Optional.empty();
    }
}
