package io.github.secondgate;

import java.util.Collections;
import java.util.List;

/** The application must not start like this. Names every fault at once, each with its mend. */
public final class StartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    StartRefusedException(List<String> faults) {
        super("Secondgate cannot start:\n - " + String.join("\n - ", faults));
        this.faults = Collections.unmodifiableList(faults);
    }

    /** One sentence a fault. */
    public List<String> faults() {
        return faults;
    }
}
