package io.github.secondgate.login.springsecurity;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** A public type of Spring Security, and its methods, found once. */
final class PublicType {
    private final Class<?> type;

    private PublicType(Class<?> type) {
        this.type = type;
    }

    /** @throws MissingSpringException if there is none of that name */
    static PublicType of(String name, ClassLoader loader) {
        try {
            return new PublicType(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            throw new MissingSpringException(name, e);
        }
    }

    /** @return null where this version has none of that name */
    static PublicType ifThere(String name, ClassLoader loader) {
        try {
            return of(name, loader);
        } catch (MissingSpringException e) {
            return null;
        }
    }

    Class<?> type() {
        return type;
    }

    boolean has(Object object) {
        return type.isInstance(object);
    }

    /** @throws MissingSpringException if there is none */
    Call method(String name, Class<?>... parameters) {
        try {
            return new Call(type.getMethod(name, parameters));
        } catch (NoSuchMethodException | LinkageError e) {
            throw new MissingSpringException(type.getName() + "." + name, e);
        }
    }

    /** One method of it. */
    static final class Call {
        private final Method method;

        private Call(Method method) {
            this.method = method;
        }

        /**
         * Calls it, whatever class implements it.
         *
         * @param target null for a static one
         * @throws RuntimeException what it throws, wrapped unless it is one
         */
        Object on(Object target, Object... arguments) {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException) {
                    throw (RuntimeException) e.getCause();
                }
                throw new IllegalStateException(method + " failed", e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(method + " is not public", e);
            }
        }
    }
}
