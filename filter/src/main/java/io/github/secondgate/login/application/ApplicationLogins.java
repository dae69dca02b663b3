package io.github.secondgate.login.application;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Objects;

/** Finds the application's own class, once at the start. */
public final class ApplicationLogins {
    private ApplicationLogins() {}

    /**
     * An object of that class, which the application has, as a container lets its filters find it.
     *
     * @throws IllegalArgumentException with what is wrong, as the end of a sentence without its stop
     */
    public static ApplicationLogin of(String name) {
        try {
            Class<?> type = Class.forName(name, true, Thread.currentThread().getContextClassLoader());
            if (!ApplicationLogin.class.isAssignableFrom(type)) {
                throw new IllegalArgumentException(
                        "let the class " + name + " implement " + ApplicationLogin.class.getName());
            }
            if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
                throw new IllegalArgumentException("make the class " + name + " public, and not abstract");
            }
            ApplicationLogin login = (ApplicationLogin) type.getConstructor().newInstance();
            Objects.requireNonNull(login.attributes(), "attributes() gives null");
            return login;
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("no class " + name + " is in WEB-INF/classes nor WEB-INF/lib", e);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    "give the class " + name + " a public constructor without parameters", e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("the constructor of " + name + " throws " + e.getCause(), e);
        } catch (ReflectiveOperationException | LinkageError | NullPointerException e) {
            throw new IllegalArgumentException("the class " + name + " cannot be used: " + e, e);
        }
    }
}
