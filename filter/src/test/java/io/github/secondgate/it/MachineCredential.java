package io.github.secondgate.it;

import io.github.secondgate.crypto.Digests;
import java.util.concurrent.atomic.AtomicInteger;

/** A machine credential that stands in the database of a site, as the pages would have put it there. */
final class MachineCredential {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String SECRET = "0123456789abcdefghijABCDEFGHIJ45";

    private final Site site;
    private final String id = "it%010d".formatted(NUMBER.incrementAndGet());

    private MachineCredential(Site site) {
        this.site = site;
    }

    /** Good for an hour on the clock of the applications. */
    static MachineCredential of(Site site, String account, String methods, String paths) {
        MachineCredential made = new MachineCredential(site);
        site.sql(
                "INSERT INTO secondgate_credential (id, account, name, hash, paths, methods, made_by, made_at, until_at)"
                        + " VALUES ('" + made.id + "', '" + account + "', '" + made.id + "', '"
                        + Digests.sha256(made.id, SECRET) + "', '" + paths + "', '" + methods + "', '" + account + "', "
                        + Time.millis() + ", " + (Time.millis() + 3_600_000) + ")");
        return made;
    }

    String text() {
        return "sgm_" + id + "_" + SECRET;
    }

    void revoke() {
        site.sql("UPDATE secondgate_credential SET ended_at = " + Time.millis() + ", ending = 'REVOKED' WHERE id = '"
                + id + "'");
    }
}
