package io.github.secondgate.secondfactor.account;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.store.Database;
import java.security.SecureRandom;
import java.time.Clock;

/** What whoever changes an account works with: one of each for the whole application. Immutable. */
public final class CoreServices {
    private final Database database;
    private final AuditLog audit;
    private final Notices notices;
    private final Clock clock;
    private final SecureRandom random;

    public CoreServices(Database database, AuditLog audit, Notices notices, Clock clock, SecureRandom random) {
        this.database = database;
        this.audit = audit;
        this.notices = notices;
        this.clock = clock;
        this.random = random;
    }

    public Database database() {
        return database;
    }

    public AuditLog audit() {
        return audit;
    }

    public Notices notices() {
        return notices;
    }

    public Clock clock() {
        return clock;
    }

    public SecureRandom random() {
        return random;
    }
}
