package io.github.secondgate.shiro;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.FilterConfig;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContext;

/** As much of a container as a filter asks for at its start; anything else is an error. */
final class BareContext {
    private final Map<String, Object> attributes = new HashMap<>();
    private final ServletContext proxy = as(ServletContext.class, this::context);
    private final FilterRegistration registration =
            as(FilterRegistration.class, (self, method, arguments) -> switch (method.getName()) {
                case "getUrlPatternMappings" -> List.of("/*");
                default -> throw new UnsupportedOperationException(method.toString());
            });
    private final FilterConfig filterConfig =
            as(FilterConfig.class, (self, method, arguments) -> switch (method.getName()) {
                case "getFilterName" -> "gate";
                case "getServletContext" -> proxy();
                case "getInitParameter" -> null;
                case "getInitParameterNames" -> Collections.emptyEnumeration();
                default -> throw new UnsupportedOperationException(method.toString());
            });

    ServletContext proxy() {
        return proxy;
    }

    FilterConfig filterConfig() {
        return filterConfig;
    }

    Map<String, Object> attributes() {
        return attributes;
    }

    private Object context(Object self, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "removeAttribute" -> attributes.remove((String) arguments[0]);
            case "getContextPath" -> "";
            case "getInitParameter", "getResourceAsStream", "getResource", "getRealPath" -> null;
            case "getFilterRegistration" -> registration;
            case "getFilterRegistrations" -> Map.of();
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }

    static <T> T as(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    /** Whatever this is asked, a class should have answered, without reflection. */
    static <T> T nothing(Class<T> type) {
        return as(type, (self, method, arguments) -> {
            throw new UnsupportedOperationException(method.toString());
        });
    }
}
