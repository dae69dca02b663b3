package io.github.secondgate.web.page;

import io.github.secondgate.secondfactor.account.Diagnosis;
import java.time.Duration;

/** Why a code was refused, as a sentence for the person who typed it. */
final class Hints {
    private Hints() {}

    /** Null where nothing is known or may be told. */
    static String ofRecoveryCode(Exchange exchange, Diagnosis diagnosis) {
        boolean used = diagnosis != null && diagnosis.kind() == Diagnosis.Kind.ALREADY_USED;
        return used ? exchange.text("diagnosis.recoveryUsed") : of(exchange, diagnosis);
    }

    /** Null where nothing is known or may be told. */
    static String of(Exchange exchange, Diagnosis diagnosis) {
        if (diagnosis == null) {
            return null;
        }
        switch (diagnosis.kind()) {
            case ALREADY_USED:
                return exchange.text("diagnosis.alreadyUsed");
            case SUPERSEDED:
                return exchange.text("diagnosis.superseded");
            case SERVER_CLOCK:
                return exchange.text("diagnosis.serverClock");
            case OTHER_APP:
                return exchange.text("diagnosis.otherApp", diagnosis.appName());
            case ABANDONED_SETUP:
                return exchange.text("diagnosis.abandonedSetup");
            case SENT_CODE_USED:
                return exchange.text("diagnosis.sentCodeUsed");
            case SENT_CODE_EXPIRED:
                return exchange.text("diagnosis.sentCodeExpired");
            case SENT_CODE_REPLACED:
                return exchange.text("diagnosis.sentCodeReplaced");
            default:
                String span = exchange.words.duration(Duration.ofMinutes(Math.abs(diagnosis.minutes())));
                return exchange.text(diagnosis.minutes() > 0 ? "diagnosis.clockAhead" : "diagnosis.clockBehind", span);
        }
    }
}
