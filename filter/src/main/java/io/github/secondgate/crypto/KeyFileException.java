package io.github.secondgate.crypto;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The key file cannot be used: the start must stop. Names the file, every fault found, and how to mend each; no key. */
public final class KeyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> faults;

    KeyFileException(Path file, List<String> faults, Exception cause) {
        super("Key file " + file + ": " + String.join(" ", faults), cause);
        this.faults = new ArrayList<>(faults);
    }

    /** One sentence or two for each fault, in the order of the file. */
    public List<String> faults() {
        return Collections.unmodifiableList(faults);
    }
}
