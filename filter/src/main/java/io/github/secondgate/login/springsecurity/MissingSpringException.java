package io.github.secondgate.login.springsecurity;

/** Spring Security, or a part of it that is needed, is not in this application. */
public final class MissingSpringException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param name of a type or a method */
    MissingSpringException(String name, Throwable cause) {
        super("there is no " + name, cause);
    }
}
