package io.github.secondgate.gate.client;

import io.github.secondgate.gate.AccessState;
import io.github.secondgate.secondfactor.credential.Credential;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Machine credentials that this node found good, so that they are believed for a few seconds without a query: by the digest of
 * what was shown, and only for whoever signed in with it then. Bounded: when full, what is believed no more goes, and where
 * that is not enough nothing is added; the price is a query.
 */
final class BelievedCredentials {
    private static final int MOST = 5_000;

    private final ConcurrentMap<String, Believed> known = new ConcurrentHashMap<>();
    private final long millis;

    /** @param believed how long one is believed; zero: never */
    BelievedCredentials(Duration believed) {
        this.millis = believed.toMillis();
    }

    /** One that was found good. Immutable. */
    static final class Believed {
        final Credential credential;
        final AccessState state;
        private final Object principal;
        private final long at;

        Believed(Credential credential, AccessState state, Object principal, long at) {
            this.credential = credential;
            this.state = state;
            this.principal = principal;
            this.at = at;
        }

        /** A clock that was set back makes nothing younger. */
        private boolean isYoung(long now, long millis) {
            return now - at < millis && now >= at;
        }
    }

    /** Null where there is none to believe. */
    Believed of(String digest, Object principal, long now) {
        Believed found = known.get(digest);
        boolean good = found != null
                && found.isYoung(now, millis)
                && found.principal.equals(principal)
                && found.credential.until().toEpochMilli() > now;
        return good ? found : null;
    }

    void note(String digest, Believed found) {
        if (known.size() >= MOST) {
            known.values().removeIf(other -> !other.isYoung(found.at, millis));
        }
        if (millis > 0 && known.size() < MOST) {
            known.put(digest, found);
        }
    }
}
