package io.github.secondgate;

import io.github.secondgate.config.StartRefusedException;
import io.github.secondgate.deployment.Libraries;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.servlet.ServletContainerInitializer;
import javax.servlet.ServletContext;

/**
 * Finds the lines of {@code shiro.ini} that name no setting of {@link Secondgate}. Shiro would stop at the first of them,
 * in its listener, where we are not asked; so the container asks us before all listeners. Where it does not, or where the
 * application keeps its INI elsewhere, Shiro's own message stands. Names no class of Shiro, as a container loads it in any case.
 */
public final class IniSpelling implements ServletContainerInitializer {
    @Override
    public void onStartup(Set<Class<?>> none, ServletContext context) throws StartRefusedException {
        List<String> faults = faults(context);
        if (!faults.isEmpty()) {
            throw new StartRefusedException(faults);
        }
    }

    /** One sentence a line; empty where there is no such file, none that can be read, or no Shiro that would read it. */
    static List<String> faults(ServletContext context) {
        return Libraries.hasShiro() ? ShiroIni.faults(context) : Collections.emptyList();
    }
}
