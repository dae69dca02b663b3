package io.github.secondgate.secondfactor.app;

import io.github.secondgate.store.EnrolmentRow;
import io.github.secondgate.store.StoreUnavailableException;
import io.github.secondgate.store.TotpAppRow;
import io.github.secondgate.totp.SharedSecret;
import io.github.secondgate.totp.Totp;
import java.time.Instant;
import java.util.OptionalLong;

/** The opened secret of an app or set-up with the parameters it was made with, which may not be today's. */
public final class TotpAppKey {
    private static final int REACH_SECONDS = 600;

    private final SharedSecret secret;
    private final Totp totp;
    private final int tolerance;

    TotpAppKey(SharedSecret secret, Totp totp, int tolerance) {
        this.secret = secret;
        this.totp = totp;
        this.tolerance = tolerance;
    }

    static Totp totpOf(TotpAppRow app) {
        return totp(app.algorithm(), app.digits(), app.periodSeconds());
    }

    static Totp totpOf(EnrolmentRow setup) {
        return totp(setup.algorithm(), setup.digits(), setup.periodSeconds());
    }

    private static Totp totp(String algorithm, int digits, int periodSeconds) {
        try {
            return new Totp(Totp.Algorithm.valueOf(algorithm), digits, periodSeconds);
        } catch (IllegalArgumentException e) {
            throw new StoreUnavailableException("A stored app has parameters that no app has: " + e.getMessage());
        }
    }

    /** Whether it could be a code of these parameters; anything else is refused without a look at the secret. */
    static boolean isWellFormed(String code, Totp totp) {
        return code != null && code.length() == totp.digits() && code.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    public SharedSecret secret() {
        return secret;
    }

    Totp totp() {
        return totp;
    }

    int tolerance() {
        return tolerance;
    }

    long stepAt(Instant now) {
        return totp.stepAt(now);
    }

    /** The last step whose code counts no more: it was used, or could have been when the account passed otherwise. */
    static long closedStep(TotpAppRow app, int tolerance) {
        if (app.closedAt() == 0) {
            return app.lastStep();
        }
        return Math.max(app.lastStep(), totpOf(app).stepAt(Instant.ofEpochMilli(app.closedAt())) + tolerance);
    }

    /** The step of a code that is on time. */
    OptionalLong stepOnTime(String code, Instant now) {
        long step = stepAt(now);
        return totp.match(secret, code, step - tolerance, step + tolerance);
    }

    /** The step of a code within ten minutes of the clock. */
    OptionalLong stepNearby(String code, Instant now) {
        long step = stepAt(now);
        return totp.match(secret, code, step - reach(), step + reach());
    }

    /** Ten minutes in steps, both ways. */
    int reach() {
        return REACH_SECONDS / totp.periodSeconds();
    }
}
