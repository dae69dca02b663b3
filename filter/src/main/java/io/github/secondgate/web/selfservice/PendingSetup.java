package io.github.secondgate.web.selfservice;

import io.github.secondgate.http.Kept;
import io.github.secondgate.secondfactor.app.AppName;
import io.github.secondgate.secondfactor.app.Beginning;
import io.github.secondgate.secondfactor.app.Enrolments;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.web.page.Call;
import java.time.Duration;
import java.util.Optional;
import org.apache.shiro.session.Session;

/**
 * The session's pending set-up: the session holds its id and nothing of the secret. What had to be asked for before it began
 * would be asked for in vain if it waited for whoever takes the session over later, so such a set-up waits a short while
 * only; any other one as long as the domain keeps it.
 */
public final class PendingSetup {
    /** How long the set-up of a first factor waits for which a password or a code was asked: time to install an app. */
    static final Duration FIRST_WAITS = Duration.ofMinutes(10);

    private static final Kept PENDING = new Kept("pending", 2);
    private static final int ID = 0;
    private static final int UNTIL = 1;

    private final Enrolments enrolments;

    public PendingSetup(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    /** The id; empty text where there is none, or none that can still be confirmed. */
    public String id(Call call) {
        String[] pending = pending(call);
        return pending != null && call.front.clock.millis() < Long.parseLong(pending[UNTIL]) ? pending[ID] : "";
    }

    /** Whether the session began one, be it one that can no longer be confirmed. */
    public static boolean begun(Call call) {
        return pending(call) != null;
    }

    private static String[] pending(Call call) {
        return PENDING.of(call.session(), call.account());
    }

    public Optional<PendingEnrolment> of(Call call) {
        String id = id(call);
        return id.isEmpty() ? Optional.empty() : enrolments.pending(call.account(), id);
    }

    /**
     * Begins that of the first app, or after a rescue of one for all, in place of one that stands. Empty where the account
     * is enrolled already.
     *
     * @param asked whether more than the sign-in was asked for
     */
    public Optional<PendingEnrolment> begin(Call call, AppName name, boolean asked) {
        discard(call);
        Optional<PendingEnrolment> begun = call.visit.standing().rescued()
                ? enrolments.beginInstead(call.account(), name, call.attempt()).pending()
                : enrolments.begin(call.account(), name, call.attempt());
        begun.ifPresent(pending -> remember(call, pending, asked ? FIRST_WAITS : Enrolments.SET_UP_WAITS));
        return begun;
    }

    /** Begins that of a further app, in place of one that stands. A fresh second factor was given. */
    public Beginning beginFurther(Call call, AppName name) {
        discard(call);
        Beginning begun = enrolments.beginFurther(call.account(), name, call.attempt());
        begun.pending().ifPresent(pending -> remember(call, pending, call.front.fresh));
        return begun;
    }

    /** Begins that of an app in place of the one that the address names. A fresh second factor was given. */
    public Beginning beginChange(Call call) {
        discard(call);
        Beginning begun = enrolments.beginChange(call.account(), call.named, call.attempt());
        begun.pending().ifPresent(pending -> remember(call, pending, call.front.fresh));
        return begun;
    }

    private static void remember(Call call, PendingEnrolment pending, Duration waits) {
        long until = call.front.clock.millis() + waits.toMillis();
        PENDING.keep(call.session(), call.account(), pending.id(), Long.toString(until));
    }

    void discard(Call call) {
        String[] pending = pending(call);
        if (pending != null) {
            forget(call.session());
            enrolments.abandon(call.account(), pending[ID], call.attempt());
        }
    }

    public static void forget(Session session) {
        PENDING.drop(session);
    }
}
