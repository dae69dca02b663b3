package io.github.secondgate.config;

import java.util.Collections;
import java.util.List;
import javax.servlet.ServletException;

/**
 * The application must not start like this. Names every fault at once, each with its mend. It has no stack trace, which
 * would bury them in the container's log: they lie in the configuration and not in code.
 */
public final class StartRefusedException extends ServletException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    public StartRefusedException(List<String> faults) {
        super("Secondgate cannot start:\n - " + String.join("\n - ", faults));
        this.faults = Collections.unmodifiableList(faults);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    /** One sentence a fault. */
    public List<String> faults() {
        return faults;
    }
}
