package io.github.secondgate.web.admin.rescue;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.secondfactor.helpdesk.Help;
import java.time.Instant;

/** Between what the agent chooses where there are day passes. Immutable. */
public final class HelpChoice {
    /** The name of the field. */
    public static final String FIELD = "help";

    private static final String RESCUE = "rescue";
    private static final String DAY_PASS = "dayPass";

    final boolean rescue;
    final boolean dayPass;
    /** Whether one can be issued. */
    final boolean open;
    /** Until when it is, or why there is none. */
    final String told;

    private final Instant end;

    /**
     * @param said what was chosen before, or nothing
     * @param end when a day pass ends; null where none can be issued
     */
    public HelpChoice(String said, Instant end, String told) {
        this.rescue = said.equals(RESCUE);
        this.dayPass = said.equals(DAY_PASS);
        this.open = end != null;
        this.end = end;
        this.told = told;
    }

    /** Whether that is an answer. A script that says nothing means what there was to be had before there were day passes. */
    public static boolean isMade(String said, boolean dayPasses, boolean script) {
        boolean unsaid = said.isEmpty() && (script || !dayPasses);
        return unsaid || said.equals(RESCUE) || said.equals(DAY_PASS) && dayPasses;
    }

    public static Help of(String said) {
        return said.equals(DAY_PASS) ? Help.DAY_PASS : Help.RESCUE;
    }

    /** Tells a script what there is. */
    public void tell(JsonObject answer) {
        answer.put("dayPassEndsAt", open ? end.toString() : null);
    }
}
