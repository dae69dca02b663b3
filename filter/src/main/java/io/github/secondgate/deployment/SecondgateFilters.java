package io.github.secondgate.deployment;

import java.util.ArrayList;
import java.util.List;
import javax.servlet.FilterConfig;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContext;

/**
 * Which filters of an application are Secondgate's: of its class or of one that extends it, under whatever name. One that is
 * behind a proxy of Spring's is not found.
 */
public final class SecondgateFilters {
    /** Its class, and the name of the filter that the jar itself puts in front. */
    public static final String TYPE = "io.github.secondgate.SecondgateFilter";

    private SecondgateFilters() {}

    /** Their names, in whatever order; of those that are registered by now. */
    public static List<String> of(ServletContext context) {
        List<String> names = new ArrayList<>();
        for (FilterRegistration filter : context.getFilterRegistrations().values()) {
            if (FilterTypes.extend(filter.getClassName(), TYPE, context)) {
                names.add(filter.getName());
            }
        }
        return names;
    }

    /** Of several of the application's own, as a sentence with its mend. */
    public static String fault(List<String> names) {
        return "The application has more than one filter of Secondgate, " + String.join(", ", names) + ": leave one.";
    }

    /** Whether the jar itself put this one in front, and not the application. */
    public static boolean isPlaced(String filter) {
        return TYPE.equals(filter);
    }

    /** Those that the application has besides this one; of which the placed one is none. */
    public static List<String> besides(FilterConfig filter) {
        List<String> others = of(filter.getServletContext());
        others.remove(filter.getFilterName());
        others.remove(TYPE);
        return others;
    }
}
