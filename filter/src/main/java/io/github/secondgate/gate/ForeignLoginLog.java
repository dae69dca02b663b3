package io.github.secondgate.gate;

import io.github.secondgate.login.ForeignLogin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says to the operator that logins come in which the gate does not know: the first time, and then once in ten minutes. */
final class ForeignLoginLog {
    static final Duration PAUSE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(ForeignLoginLog.class);

    private final Clock clock;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    ForeignLoginLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param login null where there is none
     * @return whether there is one
     */
    boolean held(ForeignLogin login) {
        if (login != null) {
            tell(login);
        }
        return login != null;
    }

    private void tell(ForeignLogin login) {
        Instant now = clock.instant();
        Instant due = next.get();
        if (!now.isBefore(due) && next.compareAndSet(due, now.plus(PAUSE))) {
            LOG.error(
                    "Somebody is signed in without Shiro, and gets 503: {} and Shiro knows nobody. Secondgate asks for"
                            + " a second factor after Shiro's logins only. Let people sign in by Shiro, or take"
                            + " Secondgate out; see 'Without Shiro so far' in filter/docs/your-application.md. Said again in"
                            + " {} minutes at the earliest.",
                    login,
                    PAUSE.toMinutes());
        }
    }
}
