package io.github.secondgate;

import io.github.secondgate.config.StartRefusedException;
import javax.servlet.Filter;
import javax.servlet.FilterConfig;

/** A start in front of one kind of login, and its end. */
interface LoginStart {
    /**
     * What stands in front of the application, still without its configuration.
     *
     * @throws StartRefusedException with all faults
     */
    Filter begin(FilterConfig configuration) throws StartRefusedException;

    /** Also of a start that was refused, and more than once. */
    void end();
}
