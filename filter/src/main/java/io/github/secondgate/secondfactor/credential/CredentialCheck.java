package io.github.secondgate.secondfactor.credential;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.store.CredentialRow;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.text.ColumnWidth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Checks a machine credential that was shown. Nothing is counted against guessing, because 190 random bits are not guessed.
 * That the password was given is the caller's to ensure, and that the account has a second factor for which this may stand in.
 * Safe for concurrent use.
 */
public final class CredentialCheck {
    /** A use is noted at most so often. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final AuditLog audit;
    private final Clock clock;

    public CredentialCheck(CoreServices core) {
        this.database = core.database();
        this.audit = core.audit();
        this.clock = core.clock();
    }

    /**
     * The credential that was shown, if it is this account's and good here and now; a refusal is an event.
     *
     * @param here whether it is good at the place where it was shown, for what was asked there
     * @throws io.github.secondgate.store.StoreUnavailableException if the database does not answer; nobody may pass
     */
    public Optional<Credential> use(
            String account, CredentialSecret shown, Predicate<Credential> here, RequestOrigin requestOrigin) {
        Instant now = clock.instant();
        CredentialRow row = database.transaction(t -> t.credentials().find(shown.id()));
        String refusal = refusal(row, account, shown, here, now);
        if (refusal != null) {
            refused(account, refusal, requestOrigin);
            return Optional.empty();
        }
        boolean newPlace = !Objects.equals(row.lastAddress(), ColumnWidth.ADDRESS.cut(requestOrigin.address()));
        long before = now.minus(NOTED_EVERY).toEpochMilli();
        if (newPlace || row.lastUsedAt() == null || row.lastUsedAt() <= before) {
            database.transaction(t -> note(t, row, newPlace, before, requestOrigin));
        }
        return Optional.of(Credential.of(row));
    }

    private static String refusal(
            CredentialRow row, String account, CredentialSecret shown, Predicate<Credential> here, Instant now) {
        if (row == null || !shown.is(row.hash())) {
            return "UNKNOWN";
        }
        if (!row.account().equals(account)) {
            return "OTHER_ACCOUNT " + row.id();
        }
        Credential credential = Credential.of(row);
        Credential.Ending ending = credential.ending(now);
        if (ending != null) {
            return ending + " " + Credentials.said(row);
        }
        return here.test(credential) ? null : "ELSEWHERE " + Credentials.said(row);
    }

    private boolean note(
            Transaction transaction, CredentialRow row, boolean newPlace, long before, RequestOrigin requestOrigin) {
        long now = clock.millis();
        String address = ColumnWidth.ADDRESS.cut(requestOrigin.address());
        boolean noted = transaction.credentials().use(row.id(), address, now, newPlace ? now : before) == 1;
        if (noted && newPlace) {
            audit.record(
                    transaction,
                    Credentials.event(
                            SecurityEvent.Kind.CREDENTIAL_USED, row.account(), requestOrigin, Credentials.said(row)));
        }
        return noted;
    }

    /**
     * One was shown where none is looked at.
     *
     * @param account whose password came with it
     * @param why a word
     */
    public void refused(String account, String why, RequestOrigin requestOrigin) {
        audit.record(Credentials.event(SecurityEvent.Kind.CREDENTIAL_REFUSED, account, requestOrigin, why));
    }
}
