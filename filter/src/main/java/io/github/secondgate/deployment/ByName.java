package io.github.secondgate.deployment;

import java.lang.reflect.InvocationTargetException;

/** Methods of libraries that the application may have and this jar does not know: they are found by their names. */
final class ByName {
    private ByName() {}

    /** @return null where the library of {@code beside} has no such type */
    static Class<?> type(Object beside, String name) {
        try {
            return Class.forName(name, false, beside.getClass().getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    /**
     * Calls a public method of a public type, whatever class implements it.
     *
     * @param target null for a static one
     * @throws IllegalStateException if it fails, or if the library is another than was thought
     */
    static Object call(Class<?> type, Object target, String method, Class<?>[] parameters, Object... arguments) {
        try {
            return type.getMethod(method, parameters).invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type.getName() + "." + method + " failed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("This version of " + type.getName() + " is not known: " + e, e);
        }
    }

    static Object call(Class<?> type, Object target, String method) {
        return call(type, target, method, new Class<?>[0]);
    }
}
