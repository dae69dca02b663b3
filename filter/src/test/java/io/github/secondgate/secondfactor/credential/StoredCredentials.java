package io.github.secondgate.secondfactor.credential;

import io.github.secondgate.store.CredentialRow;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Credentials as a database would give them. */
public final class StoredCredentials {
    private StoredCredentials() {}

    /** A good one that is in use, and one whose time is over. */
    public static List<Credential> some(Instant now) {
        return List.of(
                Credential.of(used(stored("Ab3dEf6hIj9k", "Nightly backup", now.plus(Duration.ofDays(90))), now)),
                Credential.of(stored("Ab3dEf6hIj9l", "W".repeat(64), now)));
    }

    /** Only the database notes that. */
    private static CredentialRow used(CredentialRow row, Instant now) {
        try {
            Field at = CredentialRow.class.getDeclaredField("lastUsedAt");
            Field from = CredentialRow.class.getDeclaredField("lastAddress");
            at.setAccessible(true);
            from.setAccessible(true);
            at.set(row, now.toEpochMilli());
            from.set(row, "2001:db8:1234:5678:9abc:def0:1234:5678");
            return row;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static CredentialRow stored(String id, String name, Instant until) {
        long made = until.minus(Duration.ofDays(100)).toEpochMilli();
        return new CredentialRow(id, "nadia@example.com", "h", made, until.toEpochMilli())
                .named(name, "/api/**,/dav/**", "GET,HEAD,PROPFIND")
                .madeBy("nadia@example.com", null);
    }
}
