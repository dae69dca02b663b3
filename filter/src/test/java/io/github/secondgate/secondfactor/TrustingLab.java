package io.github.secondgate.secondfactor;

import io.github.secondgate.crypto.KeyedDigest;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.trust.PasswordFingerprints;
import io.github.secondgate.secondfactor.trust.TrustResult;
import io.github.secondgate.secondfactor.trust.TrustedBrowser;
import io.github.secondgate.secondfactor.trust.TrustedBrowsers;
import io.github.secondgate.store.application.ApplicationQuery;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two people who are enrolled and may trust their browsers. */
public abstract class TrustingLab {
    public static final Duration WEEK = Duration.ofDays(7);
    public static final Duration MOMENT = Duration.ofMillis(1);
    public static final RequestOrigin HERE =
            new RequestOrigin("203.0.113.7", null, "Firefox on Linux", java.util.Locale.ENGLISH);

    public final Lab lab = new Lab();
    public final TrustedBrowsers browsers = browsers(WEEK, null);
    public Phone phone;

    @BeforeEach
    public void enrol() {
        phone = lab.enrolled("alice");
        lab.enrolled("bob");
        lab.tables.run("CREATE TABLE users (username VARCHAR(64) PRIMARY KEY, password VARCHAR(64))");
        lab.tables.run("INSERT INTO users VALUES ('Alice', '$2a$10$first'), ('bob', '$2a$10$bobs')");
    }

    @AfterEach
    public void close() {
        lab.close();
    }

    public TrustedBrowsers browsers(Duration lifetime, String query) {
        ApplicationQuery stored =
                query == null ? null : new ApplicationQuery(lab.tables.dataSource(), query, Duration.ofSeconds(3));
        PasswordFingerprints passwords =
                new PasswordFingerprints(stored, new KeyedDigest(lab.keyRing("first"), "stored password"));
        return new TrustedBrowsers(lab.core, lifetime, passwords);
    }

    public TrustedBrowsers watching() {
        return browsers(WEEK, "SELECT password FROM users WHERE username = ?");
    }

    public long changes(String account) {
        return lab.accounts.facts(account).changes();
    }

    public TrustResult trust(String account) {
        return trust(browsers, account, null);
    }

    public TrustResult trust(TrustedBrowsers where, String account, String former) {
        return where.trust(account, changes(account), () -> "Alice", former, HERE)
                .orElseThrow();
    }

    public TrustResult recognise(String account, String cookie) {
        return recognise(browsers, account, cookie);
    }

    public TrustResult recognise(TrustedBrowsers where, String account, String cookie) {
        return where.recognise(account, changes(account), () -> "Alice", cookie, HERE);
    }

    public boolean stands(String id) {
        return browsers.stands("alice", changes("alice"), () -> "Alice", id);
    }

    public List<TrustedBrowser> list(String account) {
        return browsers.of(account, changes(account));
    }
}
