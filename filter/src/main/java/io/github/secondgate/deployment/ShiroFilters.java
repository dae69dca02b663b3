package io.github.secondgate.deployment;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.servlet.Filter;
import javax.servlet.FilterConfig;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContext;

/**
 * Filters of Shiro's own beside Secondgate's, in {@code web.xml}, behind a proxy of Spring's or in Guice's chain. Each would make
 * its own Subject, and show the application whom the gate masks. One that code of the application calls is not found.
 */
public final class ShiroFilters {
    private static final String SHIROS = "org.apache.shiro.web.servlet.AbstractShiroFilter";
    private static final String MEND = " would show the application whom Secondgate masks: ";

    private ShiroFilters() {}

    /** One sentence a fault, with its mend. */
    public static List<String> faults(ServletContext context, FilterConfig ours) {
        List<String> faults = new ArrayList<>();
        for (FilterRegistration other : context.getFilterRegistrations().values()) {
            boolean second =
                    !other.getName().equals(ours.getFilterName()) && isMapped(other) && isShiros(other, context);
            if (second) {
                faults.add(fault(other.getName()));
            }
        }
        Object injector = new ApplicationBeans(context).injector();
        if (injector != null && isInChainOf(injector)) {
            faults.add("Shiro's filter in the chain of Guice" + MEND + "leave out ShiroWebModule.bindGuiceFilter or"
                    + " guiceFilterModule; Secondgate's filter in WEB-INF/web.xml does all that it did.");
        }
        return faults;
    }

    private static String fault(String name) {
        return "The filter " + name + ", which is Shiro's," + MEND + "take its <filter> and <filter-mapping> out of"
                + " WEB-INF/web.xml; Secondgate's does all that it did.";
    }

    /** Of a file alone: those of Shiro's own classes, and proxies of Spring's whose bean has its name. */
    public static List<String> faults(Descriptor webXml) {
        List<String> faults = new ArrayList<>();
        webXml.filters().forEach((name, type) -> {
            String target = webXml.initParameters(name).getOrDefault("targetBeanName", name);
            boolean proxied = FilterTypes.SPRINGS_PROXY.equals(type)
                    && target.toLowerCase(Locale.ROOT).contains("shiro");
            if (webXml.order().contains(name) && (proxied || type.startsWith("org.apache.shiro."))) {
                faults.add(fault(name));
            }
        });
        return faults;
    }

    private static boolean isMapped(FilterRegistration filter) {
        return !filter.getUrlPatternMappings().isEmpty()
                || !filter.getServletNameMappings().isEmpty();
    }

    private static boolean isShiros(FilterRegistration filter, ServletContext context) {
        if (FilterTypes.extend(filter.getClassName(), SHIROS, context)) {
            return true;
        }
        if (!FilterTypes.extend(filter.getClassName(), FilterTypes.SPRINGS_PROXY, context)) {
            return false;
        }
        String target = filter.getInitParameter("targetBeanName");
        Filter bean =
                new ApplicationBeans(context).ofSpring(Filter.class).get(target == null ? filter.getName() : target);
        return bean != null && FilterTypes.extend(bean.getClass(), SHIROS);
    }

    /** Asks each of its bindings, as Guice has it: by a visitor. */
    private static boolean isInChainOf(Object injector) {
        Class<?> visitors = ByName.type(injector, "com.google.inject.servlet.ServletModuleTargetVisitor");
        Class<?> bindings = ByName.type(injector, "com.google.inject.Binding");
        Class<?> visitorsOfAll = ByName.type(injector, "com.google.inject.spi.BindingTargetVisitor");
        if (visitors == null) {
            return false;
        }
        List<Class<?>> chain = new ArrayList<>();
        Object visitor = Proxy.newProxyInstance(
                visitors.getClassLoader(), new Class<?>[] {visitors}, (proxy, method, arguments) -> {
                    chain.add(filter(injector, arguments[0]));
                    return null;
                });
        Object all = ByName.call(ByName.type(injector, "com.google.inject.Injector"), injector, "getAllBindings");
        ((Map<?, ?>) all)
                .values()
                .forEach(binding ->
                        ByName.call(bindings, binding, "acceptTargetVisitor", new Class<?>[] {visitorsOfAll}, visitor));
        return chain.stream().anyMatch(type -> FilterTypes.extend(type, SHIROS));
    }

    /** @return null where the binding is of no filter */
    private static Class<?> filter(Object injector, Object binding) {
        Class<?> linked = ByName.type(injector, "com.google.inject.servlet.LinkedFilterBinding");
        if (linked.isInstance(binding)) {
            Object key = ByName.call(linked, binding, "getLinkedKey");
            Object literal = ByName.call(ByName.type(injector, "com.google.inject.Key"), key, "getTypeLiteral");
            return (Class<?>)
                    ByName.call(ByName.type(injector, "com.google.inject.TypeLiteral"), literal, "getRawType");
        }
        Class<?> instances = ByName.type(injector, "com.google.inject.servlet.InstanceFilterBinding");
        return instances.isInstance(binding)
                ? ByName.call(instances, binding, "getFilterInstance").getClass()
                : null;
    }
}
