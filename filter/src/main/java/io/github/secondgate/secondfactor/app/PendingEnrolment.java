package io.github.secondgate.secondfactor.app;

import io.github.secondgate.store.AccountRow;
import io.github.secondgate.store.EnrolmentRow;
import io.github.secondgate.totp.SharedSecret;
import io.github.secondgate.totp.Totp;
import java.time.Duration;
import java.time.Instant;

/**
 * A set-up that waits for its first code. Immutable; it carries the shared secret, and must not be kept in a session.
 */
public final class PendingEnrolment {
    /** How long it may wait, and how long one that was given up is kept to recognise its codes. */
    public static final Duration KEPT = Duration.ofHours(24);

    private final String id;
    private final String account;
    private final SharedSecret secret;
    private final Totp totp;
    private final String name;
    private final String replaces;
    private final Instant begunAt;

    PendingEnrolment(EnrolmentRow setup, SharedSecret secret, Totp totp) {
        this.id = setup.id();
        this.account = setup.account();
        this.name = setup.name();
        this.replaces = setup.replaces();
        this.begunAt = Instant.ofEpochMilli(setup.createdAt());
        this.secret = secret;
        this.totp = totp;
    }

    /** Whether a set-up can still be confirmed. */
    static boolean waits(EnrolmentRow setup, AccountRow account, Instant now) {
        return setup != null
                && account != null
                && setup.abandonedAt() == null
                && setup.changes() == account.changes()
                && isKept(setup, now);
    }

    static boolean isKept(EnrolmentRow setup, Instant now) {
        long since = setup.abandonedAt() == null ? setup.createdAt() : setup.abandonedAt();
        return now.toEpochMilli() < since + KEPT.toMillis();
    }

    /**
     * Random, not to be guessed: whoever knows it may see the secret, so it belongs in the session and nowhere else.
     */
    public String id() {
        return id;
    }

    public String account() {
        return account;
    }

    /** What the app is to be called. */
    public String name() {
        return name;
    }

    /** The id of the app that goes when this one is confirmed, or null. */
    public String replaces() {
        return replaces;
    }

    public Instant begunAt() {
        return begunAt;
    }

    public SharedSecret secret() {
        return secret;
    }

    public Totp totp() {
        return totp;
    }

    /** The shared secret as people type it into an app, in Base32 (RFC 4648 section 6). */
    public String setupKey() {
        return secret.toBase32();
    }

    /** Digits of a code, 6 to 8. */
    public int digits() {
        return totp.digits();
    }

    /**
     * The {@code otpauth} address that an app reads from the QR code.
     *
     * @param issuer what the app shows beside the account
     */
    public String uri(String issuer) {
        return KeyUri.of(issuer, account, secret, totp);
    }

    @Override
    public String toString() {
        return "PendingEnrolment[" + account + "]";
    }
}
