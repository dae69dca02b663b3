package io.github.secondgate.secondfactor.app;

import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.store.EnrolmentRow;
import io.github.secondgate.store.TotpAppRow;
import io.github.secondgate.store.Transaction;
import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the refused codes of an app looked like: finds a phone whose clock is off, without becoming an oracle.
 * Immutable.
 *
 * <p>A refused code may be the code of another time. Saying so at once would tell a guesser which guess was right, and
 * when to use it. So it is said only if the code refused just before had the same distance from the clock, and each
 * step that was recognised is barred at once, told or not.
 */
final class CodeHistory {
    /** Keeps the list within its column; a code that would not fit is not recognised. */
    private static final int MOST_REFUSED = 80;

    private final SortedSet<Long> refused;
    private final Long suspectStep;
    private final Long suspectOffset;
    private final boolean agrees;

    private CodeHistory(SortedSet<Long> refused, Long suspectStep, Long suspectOffset, boolean agrees) {
        this.refused = Collections.unmodifiableSortedSet(refused);
        this.suspectStep = suspectStep;
        this.suspectOffset = suspectOffset;
        this.agrees = agrees;
    }

    static CodeHistory of(String refusedSteps, Long suspectStep, Long suspectOffset) {
        TreeSet<Long> refused = new TreeSet<>();
        for (String step : refusedSteps.split(",")) {
            if (!step.isEmpty()) {
                refused.add(Long.valueOf(step));
            }
        }
        return new CodeHistory(refused, suspectStep, suspectOffset, false);
    }

    /** Keeps it in place of what was read with this app; false if another request kept something meanwhile. */
    boolean note(Transaction transaction, TotpAppRow app) {
        return transaction.apps().note(app.id(), suspectStep, suspectOffset, refusedSteps(), app.refusedSteps()) == 1;
    }

    /** Whether the step was barred. */
    boolean refuses(long step) {
        return refused.contains(step);
    }

    /**
     * The history after one more refusal.
     *
     * @param codeStep the step of the refused code, if it is the code of some step within reach
     * @param nowStep the step of the clock
     */
    CodeHistory afterRefusal(TotpAppKey key, OptionalLong codeStep, long nowStep) {
        TreeSet<Long> stillNear = new TreeSet<>(refused.tailSet(nowStep - key.reach()));
        if (!codeStep.isPresent() || stillNear.size() >= MOST_REFUSED) {
            return new CodeHistory(stillNear, null, null, false);
        }
        long step = codeStep.getAsLong();
        long offset = step - nowStep;
        if (Math.abs(offset) <= key.tolerance()) {
            return new CodeHistory(stillNear, null, null, false);
        }
        boolean same = suspectStep != null && suspectStep != step && suspectOffset == offset;
        stillNear.add(step);
        return new CodeHistory(stillNear, step, offset, same);
    }

    /** The history with one step barred beside; unchanged if the list is full. */
    CodeHistory barring(long step, TotpAppKey key, long nowStep) {
        TreeSet<Long> stillNear = new TreeSet<>(refused.tailSet(nowStep - key.reach()));
        if (stillNear.size() >= MOST_REFUSED) {
            return this;
        }
        stillNear.add(step);
        return new CodeHistory(stillNear, suspectStep, suspectOffset, false);
    }

    /** What may be told after {@link #afterRefusal}, or null. */
    Diagnosis diagnosis(int periodSeconds) {
        if (!agrees) {
            return null;
        }
        long seconds = suspectOffset * periodSeconds;
        int minutes = (int) Math.max(1, Math.round(Math.abs(seconds) / 60.0));
        return Diagnosis.clockOff(seconds < 0 ? -minutes : minutes);
    }

    boolean differsFrom(CodeHistory other) {
        return !refusedSteps().equals(other.refusedSteps())
                || !String.valueOf(suspectStep).equals(String.valueOf(other.suspectStep))
                || !String.valueOf(suspectOffset).equals(String.valueOf(other.suspectOffset));
    }

    String refusedSteps() {
        return refused.isEmpty()
                ? EnrolmentRow.NO_STEPS
                : refused.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    Long suspectStep() {
        return suspectStep;
    }

    Long suspectOffset() {
        return suspectOffset;
    }
}
