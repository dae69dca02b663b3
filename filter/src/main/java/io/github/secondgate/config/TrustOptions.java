package io.github.secondgate.config;

import io.github.secondgate.store.application.ApplicationQuery;
import java.time.Duration;
import javax.sql.DataSource;

/** What the settings of trusted browsers mean, each read exactly once. */
public final class TrustOptions {
    public final Duration lifetime;
    public final boolean endsAtSignOut;
    /** Null where passwords are not watched. */
    public final ApplicationQuery storedPassword;

    /** @param dataSource null where it is missing, which is a fault of its own */
    public TrustOptions(Settings settings, DataSource dataSource) {
        lifetime = settings.get(Setting.TRUST_LIFETIME);
        endsAtSignOut = settings.get(Setting.TRUST_ENDS_AT_SIGN_OUT);
        String sql = settings.get(Setting.TRUST_PASSWORD_QUERY);
        storedPassword = sql == null || dataSource == null
                ? null
                : new ApplicationQuery(dataSource, sql, settings.get(Setting.QUERY_TIMEOUT));
        String fault = storedPassword == null ? null : storedPassword.fault();
        if (fault != null) {
            settings.fault(
                    Setting.TRUST_PASSWORD_QUERY,
                    fault,
                    "write a query with one question mark for the login name, like"
                            + " SELECT password FROM users WHERE username = ?");
        } else if (sql != null && lifetime.isZero()) {
            settings.fault(
                    Setting.TRUST_PASSWORD_QUERY,
                    "has no effect",
                    "say secondgate.trust.lifetime = 7d too, or leave it out");
        }
    }

    public boolean on() {
        return !lifetime.isZero();
    }
}
