package io.github.secondgate.deployment;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.servlet.ServletContext;

/**
 * Beans that the application keeps in Spring's root context or in Guice's injector, where its listener has put one into the
 * servlet context. It makes none, and of beans that only a dispatcher servlet of Spring has it knows nothing.
 */
public final class ApplicationBeans {
    private static final String SPRING = "org.springframework.web.context.WebApplicationContext.ROOT";
    private static final String GUICE = "com.google.inject.Injector";

    private final ServletContext context;

    public ApplicationBeans(ServletContext context) {
        this.context = context;
    }

    /**
     * Those of a type, by their names.
     *
     * @throws IllegalStateException if one of them cannot be made
     */
    public <T> Map<String, T> of(Class<T> type) {
        Map<String, T> found = new LinkedHashMap<>(ofSpring(type));
        Object injector = injector();
        Object bound = injector == null ? null : bound(injector, type);
        if (bound != null) {
            found.put("Guice's", type.cast(bound));
        }
        return found;
    }

    /** Without Guice's. */
    public <T> Map<String, T> ofSpring(Class<T> type) {
        Map<String, T> found = new LinkedHashMap<>();
        Object root = springRoot();
        Class<?> beans =
                root == null ? null : ByName.type(root, "org.springframework.beans.factory.ListableBeanFactory");
        if (beans != null && beans.isInstance(root)) {
            Object all = ByName.call(beans, root, "getBeansOfType", new Class<?>[] {Class.class}, type);
            ((Map<?, ?>) all).forEach((name, bean) -> found.put((String) name, type.cast(bean)));
        }
        return found;
    }

    /** Spring's root context, or what was thrown where Spring could not start; null without either. */
    public Object springRoot() {
        return context.getAttribute(SPRING);
    }

    /** @return null without Guice */
    Object injector() {
        return context.getAttribute(GUICE);
    }

    /** Only what a module binds: an injector would make one of any class that it is asked for. */
    private static Object bound(Object injector, Class<?> type) {
        Class<?> keys = ByName.type(injector, "com.google.inject.Key");
        Object key = ByName.call(keys, null, "get", new Class<?>[] {Class.class}, type);
        Object binding =
                ByName.call(ByName.type(injector, GUICE), injector, "getExistingBinding", new Class<?>[] {keys}, key);
        if (binding == null) {
            return null;
        }
        Object provider = ByName.call(ByName.type(injector, "com.google.inject.Binding"), binding, "getProvider");
        return ByName.call(ByName.type(injector, "com.google.inject.Provider"), provider, "get");
    }
}
