package io.github.secondgate.web;

import io.github.secondgate.secondfactor.AppName;
import io.github.secondgate.secondfactor.Beginning;
import io.github.secondgate.secondfactor.Enrolments;
import io.github.secondgate.secondfactor.PendingEnrolment;
import java.util.Optional;
import org.apache.shiro.session.Session;

/** The session's pending set-up: the session holds its id and nothing of the secret. */
final class PendingSetup {
    private static final String KEY = "io.github.secondgate.pending";

    private final Enrolments enrolments;

    PendingSetup(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    /** The id; empty text where there is none. */
    String id(Call call) {
        Object value = call.session().getAttribute(KEY);
        return value instanceof String ? (String) value : "";
    }

    Optional<PendingEnrolment> of(Call call) {
        String id = id(call);
        return id.isEmpty() ? Optional.empty() : enrolments.pending(call.account(), id);
    }

    /** Begins that of the first app, or after a rescue of one for all, in place of one that stands. Empty where the account is enrolled already. */
    Optional<PendingEnrolment> begin(Call call, AppName name) {
        discard(call);
        Optional<PendingEnrolment> begun = call.visit.standing().rescued()
                ? enrolments.beginInstead(call.account(), name, call.attempt()).pending()
                : enrolments.begin(call.account(), name, call.attempt());
        begun.ifPresent(pending -> remember(call, pending));
        return begun;
    }

    /** Begins that of a further app, in place of one that stands. A fresh second factor was given. */
    Beginning beginFurther(Call call, AppName name) {
        discard(call);
        Beginning begun = enrolments.beginFurther(call.account(), name, call.attempt());
        begun.pending().ifPresent(pending -> remember(call, pending));
        return begun;
    }

    /** Begins that of an app in place of the one that the address names. A fresh second factor was given. */
    Beginning beginChange(Call call) {
        discard(call);
        Beginning begun = enrolments.beginChange(call.account(), call.named, call.attempt());
        begun.pending().ifPresent(pending -> remember(call, pending));
        return begun;
    }

    private static void remember(Call call, PendingEnrolment pending) {
        call.session().setAttribute(KEY, pending.id());
    }

    void discard(Call call) {
        String id = id(call);
        if (!id.isEmpty()) {
            forget(call.session());
            enrolments.abandon(call.account(), id, call.attempt());
        }
    }

    static void forget(Session session) {
        session.removeAttribute(KEY);
    }
}
