package io.github.secondgate.gate;

import io.github.secondgate.log.Log;
import io.github.secondgate.login.ForeignLogin;
import io.github.secondgate.login.Login;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Says to the operator that logins come in which the gate does not know: the first time, and then once in ten minutes. */
final class ForeignLoginLog {
    static final Duration PAUSE = Duration.ofMinutes(10);

    private static final Log LOG = Log.of(ForeignLoginLog.class);

    private final Clock clock;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    ForeignLoginLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param foreign null where there is none
     * @param login which knows nobody
     * @return whether there is one
     */
    boolean held(ForeignLogin foreign, Login login) {
        if (foreign != null) {
            tell(foreign, login.madeBy());
        }
        return foreign != null;
    }

    private void tell(ForeignLogin foreign, String known) {
        Instant now = clock.instant();
        Instant due = next.get();
        if (!now.isBefore(due) && next.compareAndSet(due, now.plus(PAUSE))) {
            LOG.error(
                    "Somebody is signed in without {}, and gets 503: {} and {} knows nobody. Secondgate asks for a second"
                            + " factor after the logins of one system only, and the setting login says of which. Let people"
                            + " sign in by that, or take Secondgate out; see 'Without Shiro' in"
                            + " filter/docs/your-application.md. Said again in {} minutes at the earliest.",
                    known,
                    foreign,
                    known,
                    PAUSE.toMinutes());
        }
    }
}
