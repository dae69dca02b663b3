package io.github.secondgate.deployment;

import javax.servlet.ServletContext;

/** What a class of the application extends, told by the names of classes that need not be there. */
final class FilterTypes {
    /** Hands each request on to a bean of Spring's that is a filter. */
    static final String SPRINGS_PROXY = "org.springframework.web.filter.DelegatingFilterProxy";

    private FilterTypes() {}

    /** @param type null, or the name of a class that need not be there either */
    static boolean extend(String type, String ancestor, ServletContext context) {
        try {
            return type != null && extend(Class.forName(type, false, context.getClassLoader()), ancestor);
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    static boolean extend(Class<?> type, String ancestor) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (at.getName().equals(ancestor)) {
                return true;
            }
        }
        return false;
    }
}
