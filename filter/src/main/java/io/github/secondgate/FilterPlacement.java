package io.github.secondgate;

import io.github.secondgate.config.StartRefusedException;
import io.github.secondgate.config.source.SettingsFile;
import io.github.secondgate.deployment.SecondgateFilters;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import javax.servlet.DispatcherType;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContainerInitializer;
import javax.servlet.ServletContext;

/**
 * Puts the filter in front of an application that has settings in {@code WEB-INF/secondgate.properties} and no filter of
 * Secondgate's in its {@code web.xml}: on all addresses and dispatches, before the application's own filters. A filter that the
 * application registers later on, by program, is not known here; {@link SecondgateFilter} then lets the application's stand. A
 * container asks this class only where it looks for such classes in {@code WEB-INF/lib}; an empty {@code <absolute-ordering/>}
 * forbids it to. Names no class of Shiro.
 */
public final class FilterPlacement implements ServletContainerInitializer {
    @Override
    public void onStartup(Set<Class<?>> none, ServletContext context) throws StartRefusedException {
        boolean named = !SecondgateFilters.of(context).isEmpty();
        if (!named && !SettingsFile.isThere(context::getResourceAsStream)) {
            return;
        }
        context.addListener(EarlyStart.class);
        if (named) {
            return;
        }
        FilterRegistration.Dynamic filter = context.addFilter(SecondgateFilters.TYPE, SecondgateFilter.class);
        if (filter == null) {
            throw new StartRefusedException(Collections.singletonList("A filter of another class has the name "
                    + SecondgateFilters.TYPE + ": give it another in WEB-INF/web.xml."));
        }
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    }
}
