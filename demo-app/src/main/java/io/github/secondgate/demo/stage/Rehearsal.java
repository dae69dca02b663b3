package io.github.secondgate.demo.stage;

import io.github.secondgate.Secondgate;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.totp.Totp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.MDC;

/** Brings every account into the state it stands for: through Secondgate's own verbs, or by SQL where no verb leads. */
final class Rehearsal {

    private static final RequestOrigin BACKSTAGE = new RequestOrigin("backstage", null);
    private static final TotpAppName PHONE = TotpAppName.of("Phone").orElseThrow();
    private static final int SPENT_BY_RITA = 6;
    /** How many good recovery codes of an account the visitor is told. */
    private static final int KNOWN_CODES = 2;

    private static final int FAILURES_OF_THEO = 20;
    private static final Duration LONG_AGO = Duration.ofDays(60);

    private final Secondgate secondgate;
    private final Props props;
    private final Clock clock;

    Rehearsal(Secondgate secondgate, Props props, Clock clock) {
        this.secondgate = secondgate;
        this.props = props;
        this.clock = clock;
    }

    void run() {
        if (!props.laidOut()) {
            props.layOut();
            // One after the other: a set of recovery codes waits for a turn, and on a busy machine not long enough.
            Cast.WITH_A_KEY.forEach(this::enrol);
            props.requireSince("aisha", clock.instant().minus(LONG_AGO).toEpochMilli());
            props.requireSince("grace", clock.millis());
        }
        // An hour is the longest delay there is: a visit that lasts longer finds him free, until the next start.
        props.countFailures("theo", FAILURES_OF_THEO, clock.millis());
    }

    private void enrol(String account) {
        // logback.xml leaves these events out: they are not the visitor's.
        MDC.put("backstage", "true");
        try {
            enrol(account, account.equals("rita") ? SPENT_BY_RITA : 0);
        } finally {
            MDC.remove("backstage");
        }
    }

    private void enrol(String account, int spent) {
        PendingEnrolment pending =
                secondgate.enrolments().begin(account, PHONE, BACKSTAGE).orElseThrow();
        Totp totp = pending.totp();
        // The code before the present one, so that the present one is still good for the visitor.
        String code = totp.codeAt(pending.secret(), totp.stepAt(clock.instant()) - 1);
        Confirmation confirmed = secondgate.enrolments().confirm(account, pending.id(), code, BACKSTAGE);
        if (confirmed.outcome() != Confirmation.Outcome.CONFIRMED) {
            throw new IllegalStateException(account + " could not be enrolled: " + confirmed);
        }
        List<String> codes = confirmed.recoveryCodes();
        // Whoever tries another number of recovery codes gets as far as that goes.
        int gone = Math.min(spent, codes.size());
        for (String used : codes.subList(0, gone)) {
            spend(account, used);
        }
        // The visitor's phone shows the present code, which must be good at once.
        props.openCodes(account);
        List<String> paper = codes.subList(gone, Math.min(gone + KNOWN_CODES, codes.size()));
        props.keep(account, pending.secret().toBase32(), String.join("  ", paper));
    }

    private void spend(String account, String recoveryCode) {
        Verification spent = secondgate.verifier().verify(account, RecoveryCodeKind.answer(recoveryCode), BACKSTAGE);
        if (spent.outcome() != Verification.Outcome.ACCEPTED) {
            throw new IllegalStateException(account + " could not spend a recovery code: " + spent);
        }
    }
}
