package io.github.secondgate.tool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What was found, one sentence each: faults, which need to be mended, and notes, which need to be read. */
final class Findings {
    /** How the line of a fault begins. */
    static final String FAULT = "Fault: ";

    private final List<String> lines = new ArrayList<>();

    void fault(String sentence) {
        add(FAULT + sentence);
    }

    void faults(Collection<String> sentences) {
        sentences.forEach(this::fault);
    }

    void note(String sentence) {
        add("Note:  " + sentence);
    }

    private void add(String line) {
        if (!lines.contains(line)) {
            lines.add(line);
        }
    }

    List<String> lines() {
        return lines;
    }
}
