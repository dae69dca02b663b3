package io.github.secondgate.secondfactor.helpdesk;

import io.github.secondgate.audit.SecurityEvent;
import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.text.WrittenCode;
import java.security.SecureRandom;

/**
 * What the helpdesk can do for whoever waits under a phrase. The code that is read out says which of them it is by its first
 * letter; as its hash is over all of it, nobody makes the one out of the other.
 */
public enum Help {
    /** The session sets a new factor up, and with it all that were lost go. */
    RESCUE("RESCUE_CODE", SecurityEvent.Kind.RESCUE_ISSUED, NoticeKind.RESCUE_ISSUED),
    /** The session is let in until the end of the day pass; every factor stays. */
    DAY_PASS("DAY_PASS", SecurityEvent.Kind.DAY_PASS_ISSUED, NoticeKind.DAY_PASS_ISSUED);

    private static final int CODE_LENGTH = 8;
    private static final String OF_A_DAY = "D";

    final SecurityEvent.Factor factor;
    final SecurityEvent.Kind issued;
    final NoticeKind notice;

    Help(String factor, SecurityEvent.Kind issued, NoticeKind notice) {
        this.factor = SecurityEvent.Factor.named(factor);
        this.issued = issued;
        this.notice = notice;
    }

    /** What a code is for, if it is one at all. */
    public static Help of(String typed) {
        return WrittenCode.normalise(typed).startsWith(OF_A_DAY) ? DAY_PASS : RESCUE;
    }

    /** A new code as people read it. */
    String code(SecureRandom random) {
        String code;
        do {
            code = WrittenCode.random(random, CODE_LENGTH);
        } while (of(code) != this);
        return code;
    }
}
