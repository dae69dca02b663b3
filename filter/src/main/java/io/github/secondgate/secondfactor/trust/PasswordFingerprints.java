package io.github.secondgate.secondfactor.trust;

import io.github.secondgate.crypto.KeyedDigest;
import io.github.secondgate.store.application.ApplicationQuery;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Notices that the application stored another password for somebody, by a keyed digest of what it stores. Knows no
 * password and keeps no stored one. Its question is the application's own query, on a connection of its own: ask outside
 * of a transaction. Safe for concurrent use.
 */
public final class PasswordFingerprints {
    private final ApplicationQuery stored;
    private final KeyedDigest digest;

    /** @param stored answers with the stored password of a login name; null where passwords are not watched */
    public PasswordFingerprints(ApplicationQuery stored, KeyedDigest digest) {
        this.stored = stored;
        this.digest = digest;
    }

    boolean watched() {
        return stored != null;
    }

    /**
     * The fingerprint of the password as it is stored now; empty where the application stores none for this name.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the query fails
     */
    Optional<String> of(String account, Supplier<String> loginName) {
        return stored.ask(loginName.get()).map(password -> digest.of(account, password));
    }

    /**
     * Whether the password stored now is still the one of the fingerprint. Where passwords are not watched, any is; where they
     * were not when the fingerprint was left out, none is.
     *
     * @throws io.github.secondgate.store.StoreUnavailableException if the query fails
     */
    boolean unchanged(String fingerprint, String account, Supplier<String> loginName) {
        if (!watched()) {
            return true;
        }
        return fingerprint != null
                && stored.ask(loginName.get())
                        .filter(password -> digest.matches(fingerprint, account, password))
                        .isPresent();
    }
}
