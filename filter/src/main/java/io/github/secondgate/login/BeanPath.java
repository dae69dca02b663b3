package io.github.secondgate.login;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Some properties of beans, each of what the one before gave: {@code person.name} is {@code getPerson().getName()}, of any class
 * whose getters are public, whether or not the class is. Of a map without such a getter it is what that holds under the name, as
 * a provider's claims are kept. Calls nothing else. Immutable.
 */
public final class BeanPath {
    private static final Pattern NAMES = Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*"
            + "(\\.\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)*");

    /** Of no property: what it is read on. */
    public static final BeanPath NONE = new BeanPath("", Collections.emptyList());

    private final String text;
    private final List<Property> properties;

    private BeanPath(String text, List<Property> properties) {
        this.text = text;
        this.properties = properties;
    }

    /** @throws IllegalArgumentException when the text is not made of names with single dots between */
    public static BeanPath of(String text) {
        if (!NAMES.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no property, or properties with dots between");
        }
        List<Property> properties = new ArrayList<>();
        for (String name : text.split("\\.")) {
            properties.add(new Property(name));
        }
        return new BeanPath(text, properties);
    }

    /**
     * What they give of that bean in the end; of a collection of one, as SAML has its attributes, that one.
     *
     * @return null where one of them, or the bean itself, is null
     * @throws UnknownPersonException when one is not there, or cannot be read
     */
    public Object read(Object bean) {
        Object at = bean;
        for (Property property : properties) {
            if (at == null) {
                return null;
            }
            at = property.read(at);
        }
        return at instanceof Collection && ((Collection<?>) at).size() == 1
                ? ((Collection<?>) at).iterator().next()
                : at;
    }

    /**
     * The same where each of them may give many: of an array or an {@link Iterable} it goes on with each element.
     *
     * @return without nulls
     * @throws UnknownPersonException as {@link #read}
     */
    public List<Object> readAll(Object bean) {
        List<Object> all = elements(bean);
        for (Property property : properties) {
            all = all.stream()
                    .flatMap(element -> elements(property.read(element)).stream())
                    .collect(Collectors.toList());
        }
        return all;
    }

    private static List<Object> elements(Object value) {
        List<Object> elements = new ArrayList<>();
        if (value instanceof Object[]) {
            Collections.addAll(elements, (Object[]) value);
        } else if (value instanceof Iterable) {
            ((Iterable<?>) value).forEach(elements::add);
        } else {
            elements.add(value);
        }
        elements.removeIf(element -> element == null);
        return elements;
    }

    @Override
    public String toString() {
        return text;
    }

    /** One of them, with the getter that each class has for it. */
    private static final class Property {
        private final String name;
        private final ClassValue<Method> getters = new ClassValue<Method>() {
            @Override
            protected Method computeValue(Class<?> type) {
                return getter(type);
            }
        };

        Property(String name) {
            this.name = name;
        }

        Object read(Object bean) {
            Class<?> type = bean.getClass();
            Method getter = getters.get(type);
            if (getter == null && bean instanceof Map) {
                return ((Map<?, ?>) bean).get(name);
            }
            if (getter == null) {
                throw new UnknownPersonException("There is no such property as " + name + " on a " + type.getName()
                        + ": it has no public method " + capitalised("get") + "() or, of a boolean, "
                        + capitalised("is") + "().");
            }
            try {
                return getter.invoke(bean);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new UnknownPersonException(
                        "The property " + name + " cannot be read on a " + type.getName() + ".", e);
            }
        }

        /** Null where there is none. */
        private Method getter(Class<?> type) {
            for (Method method : type.getMethods()) {
                Class<?> result = method.getReturnType();
                boolean named = method.getName().equals(capitalised("get"))
                        || (result == boolean.class || result == Boolean.class)
                                && method.getName().equals(capitalised("is"));
                if (named
                        && method.getParameterCount() == 0
                        && !Modifier.isStatic(method.getModifiers())
                        && result != void.class
                        && !method.isBridge()) {
                    return callable(method, type);
                }
            }
            return null;
        }

        /** A method of a class that is not public can be called as the one of a public type that it implements. */
        private static Method callable(Method method, Class<?> type) {
            Method open = ofPublicType(method, type);
            if (open == null) {
                try {
                    method.setAccessible(true);
                } catch (RuntimeException e) {
                    // A module keeps it to itself, which the call tells.
                }
            }
            return open == null ? method : open;
        }

        private static Method ofPublicType(Method method, Class<?> type) {
            if (type == null) {
                return null;
            }
            if (Modifier.isPublic(type.getModifiers())) {
                try {
                    Method here = type.getMethod(method.getName());
                    if (Modifier.isPublic(here.getDeclaringClass().getModifiers())) {
                        return here;
                    }
                } catch (NoSuchMethodException e) {
                    // Its neighbours may have it.
                }
            }
            for (Class<?> implemented : type.getInterfaces()) {
                Method open = ofPublicType(method, implemented);
                if (open != null) {
                    return open;
                }
            }
            return ofPublicType(method, type.getSuperclass());
        }

        private String capitalised(String verb) {
            return verb + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }
    }
}
