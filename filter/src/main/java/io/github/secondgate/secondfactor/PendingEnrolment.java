package io.github.secondgate.secondfactor;

import io.github.secondgate.totp.SharedSecret;
import io.github.secondgate.totp.Totp;

/** A set-up that waits for its first code. Immutable; it carries the shared secret, and must not be kept in a session. */
public final class PendingEnrolment {
    private final String id;
    private final String account;
    private final SharedSecret secret;
    private final Totp totp;

    PendingEnrolment(String id, String account, SharedSecret secret, Totp totp) {
        this.id = id;
        this.account = account;
        this.secret = secret;
        this.totp = totp;
    }

    /** Random, not to be guessed: whoever knows it may see the secret, so it belongs in the session and nowhere else. */
    public String id() {
        return id;
    }

    public String account() {
        return account;
    }

    public SharedSecret secret() {
        return secret;
    }

    public Totp totp() {
        return totp;
    }

    @Override
    public String toString() {
        return "PendingEnrolment[" + account + "]";
    }
}
