package io.github.secondgate.web;

import io.github.secondgate.secondfactor.Diagnosis;
import java.time.Duration;

/** Why a code was refused, as a sentence for the person who typed it. */
final class Hints {
    private Hints() {}

    /** Null where nothing is known or may be told. */
    static String of(Front front, Diagnosis diagnosis) {
        if (diagnosis == null) {
            return null;
        }
        switch (diagnosis.kind()) {
            case ALREADY_USED:
                return front.text("diagnosis.alreadyUsed");
            case ABANDONED_SETUP:
                return front.text("diagnosis.abandonedSetup");
            default:
                String span = front.text(Duration.ofMinutes(Math.abs(diagnosis.minutes())));
                return front.text(diagnosis.minutes() > 0 ? "diagnosis.clockAhead" : "diagnosis.clockBehind", span);
        }
    }
}
