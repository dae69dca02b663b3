package io.github.secondgate.config;

import java.util.Map;

/** The settings {@code secondgate.events.…}: takes texts and never throws; they are read at the start. */
public final class EventSettings {
    private final Map<String, String> raw;

    public EventSettings(Map<String, String> raw) {
        this.raw = raw;
    }

    /** How long events are kept in the database; 1d to 3650d, 400d by default. */
    public void setKeep(String keep) {
        raw.put("events.keep", keep);
    }
}
