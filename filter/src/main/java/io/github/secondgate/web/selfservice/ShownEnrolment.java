package io.github.secondgate.web.selfservice;

import io.github.secondgate.http.SessionAttribute;
import io.github.secondgate.login.Session;
import io.github.secondgate.secondfactor.app.EnrolmentStart;
import io.github.secondgate.secondfactor.app.Enrolments;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.web.page.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The session's pending set-up: the session holds its id and nothing of the secret. What had to be asked for before it began
 * would be asked for in vain if it waited for whoever takes the session over later, so such a set-up waits a short while
 * only; any other one as long as the domain keeps it.
 */
public final class ShownEnrolment {
    /** How long the set-up of a first factor waits for which a password or a code was asked: time to install an app. */
    static final Duration FIRST_WAITS = Duration.ofMinutes(10);

    private static final SessionAttribute<Begun> BEGUN = new SessionAttribute<>(
            "pending",
            1,
            2,
            begun -> new String[] {begun.id, Long.toString(begun.until.toEpochMilli())},
            texts -> new Begun(texts[0], Instant.ofEpochMilli(Long.parseLong(texts[1]))));

    /** The page that shows it is about to be asked for in another language. */
    private static final SessionAttribute<Instant> TRANSLATED = SessionAttribute.moment("pendingTranslated");

    private static final Duration TRANSLATED_AT_ONCE = Duration.ofMinutes(1);

    /** What the session holds of it. */
    private static final class Begun {
        private final String id;
        private final Instant until;

        private Begun(String id, Instant until) {
            this.id = id;
            this.until = until;
        }
    }

    private final Enrolments enrolments;
    private final Duration keep;

    /** @param keep for how long the page shows it again to whoever comes back to it */
    public ShownEnrolment(Enrolments enrolments, Duration keep) {
        this.enrolments = enrolments;
        this.keep = keep;
    }

    /** The id; empty text where there is none, or none that can still be confirmed. */
    public String id(Exchange exchange) {
        Begun begun = inSession(exchange);
        return begun != null && exchange.services.clock.instant().isBefore(begun.until) ? begun.id : "";
    }

    /** Whether the session began one, be it one that can no longer be confirmed. */
    public static boolean begun(Exchange exchange) {
        return inSession(exchange) != null;
    }

    private static Begun inSession(Exchange exchange) {
        return BEGUN.of(exchange.session(), exchange.account());
    }

    public Optional<PendingEnrolment> of(Exchange exchange) {
        String id = id(exchange);
        return id.isEmpty() ? Optional.empty() : enrolments.pending(exchange.account(), id);
    }

    /** Whoever chooses another language on the page of a set-up has not left it. */
    public static void translate(Session session, String account, Instant now) {
        if (BEGUN.of(session, account) != null) {
            TRANSLATED.keep(session, account, now);
        }
    }

    /**
     * The one to show again to somebody who comes back: a phone drops a page while its authenticator is open. In another
     * language it is shown again once, however long it is kept.
     */
    Optional<PendingEnrolment> kept(Exchange exchange) {
        Instant now = exchange.services.clock.instant();
        Instant translated = TRANSLATED.take(exchange.session(), exchange.account());
        if (translated != null && now.isBefore(translated.plus(TRANSLATED_AT_ONCE))) {
            return of(exchange);
        }
        return keep.isZero()
                ? Optional.empty()
                : of(exchange).filter(one -> now.isBefore(one.begunAt().plus(keep)));
    }

    /**
     * Begins that of the first app, or after a rescue of one for all, in place of one that stands. Empty where the account
     * is enrolled already.
     *
     * @param asked whether more than the sign-in was asked for
     */
    public Optional<PendingEnrolment> begin(Exchange exchange, TotpAppName name, boolean asked) {
        discard(exchange);
        Optional<PendingEnrolment> begun = exchange.requestContext.accessState().rescued()
                ? enrolments
                        .beginInstead(exchange.account(), name, exchange.requestOrigin())
                        .pending()
                : enrolments.begin(exchange.account(), name, exchange.requestOrigin());
        begun.ifPresent(pending -> remember(exchange, pending, asked ? FIRST_WAITS : Enrolments.SET_UP_WAITS));
        return begun;
    }

    /** Begins that of a further app, in place of one that stands. A fresh second factor was given. */
    public EnrolmentStart beginFurther(Exchange exchange, TotpAppName name) {
        discard(exchange);
        EnrolmentStart begun = enrolments.beginFurther(exchange.account(), name, exchange.requestOrigin());
        begun.pending().ifPresent(pending -> remember(exchange, pending, exchange.services.fresh));
        return begun;
    }

    /** Begins that of an app in place of the one that the address names. A fresh second factor was given. */
    public EnrolmentStart beginChange(Exchange exchange) {
        discard(exchange);
        EnrolmentStart begun = enrolments.beginChange(exchange.account(), exchange.named, exchange.requestOrigin());
        begun.pending().ifPresent(pending -> remember(exchange, pending, exchange.services.fresh));
        return begun;
    }

    private static void remember(Exchange exchange, PendingEnrolment pending, Duration waits) {
        Instant until = exchange.services.clock.instant().plus(waits);
        BEGUN.keep(exchange.session(), exchange.account(), new Begun(pending.id(), until));
    }

    public void discard(Exchange exchange) {
        Begun begun = inSession(exchange);
        if (begun != null) {
            forget(exchange.session());
            enrolments.abandon(exchange.account(), begun.id, exchange.requestOrigin());
        }
    }

    public static void forget(Session session) {
        BEGUN.drop(session);
    }
}
