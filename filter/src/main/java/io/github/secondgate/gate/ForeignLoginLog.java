package io.github.secondgate.gate;

import io.github.secondgate.log.Log;
import io.github.secondgate.login.AuthorizationHeader;
import io.github.secondgate.login.ForeignLogin;
import io.github.secondgate.login.Login;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServletRequest;

/** Says to the operator that logins come in which the gate does not know, or may not know. */
final class ForeignLoginLog {
    static final Duration PAUSE = Duration.ofMinutes(10);

    private static final Log LOG = Log.of(ForeignLoginLog.class);

    private final Clock clock;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);
    private final AtomicBoolean unread = new AtomicBoolean();

    ForeignLoginLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * Said the first time, and then once in ten minutes.
     *
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

    /**
     * What the application itself may do with a header of HTTP authentication cannot be seen from here, so it is said, once. At
     * an error page, and where a request goes on later, the login may not read it again.
     */
    void noteUnread(Login login, HttpServletRequest request) {
        DispatcherType dispatch = request.getDispatcherType();
        if (AuthorizationHeader.isIn(request) && dispatch != DispatcherType.ERROR && dispatch != DispatcherType.ASYNC) {
            String path = Paths.of(request);
            login.afterOwnFilters(() -> tellUnread(path, login.madeBy()));
        }
    }

    private void tellUnread(String path, String known) {
        if (unread.compareAndSet(false, true)) {
            LOG.warn(
                    "A request for {} brought an Authorization header by which {} knows nobody. If the application itself"
                            + " signs people in by such a header, no second factor is asked of them there: let a system do"
                            + " it that the setting login can name, or set hideAuthorization = true. If a proxy asked for that password, let it keep the header; if programs sign in there"
                            + " by a token, add the address to publicPaths. See 'Any other login opens nothing' in"
                            + " filter/docs/your-application.md. Said once.",
                    path,
                    known);
        }
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
