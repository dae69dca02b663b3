package io.github.secondgate.web.page;

import io.github.secondgate.secondfactor.account.Diagnosis;
import java.time.Duration;

/** Why a code was refused, as a sentence for the person who typed it. */
final class Hints {
    private Hints() {}

    /** Null where nothing is known or may be told. */
    static String of(Call call, Diagnosis diagnosis) {
        if (diagnosis == null) {
            return null;
        }
        switch (diagnosis.kind()) {
            case ALREADY_USED:
                return call.text("diagnosis.alreadyUsed");
            case SUPERSEDED:
                return call.text("diagnosis.superseded");
            case SERVER_CLOCK:
                return call.text("diagnosis.serverClock");
            case OTHER_APP:
                return call.text("diagnosis.otherApp", diagnosis.appName());
            case ABANDONED_SETUP:
                return call.text("diagnosis.abandonedSetup");
            case SENT_CODE_USED:
                return call.text("diagnosis.sentCodeUsed");
            case SENT_CODE_EXPIRED:
                return call.text("diagnosis.sentCodeExpired");
            case SENT_CODE_REPLACED:
                return call.text("diagnosis.sentCodeReplaced");
            default:
                String span = call.words.duration(Duration.ofMinutes(Math.abs(diagnosis.minutes())));
                return call.text(diagnosis.minutes() > 0 ? "diagnosis.clockAhead" : "diagnosis.clockBehind", span);
        }
    }
}
