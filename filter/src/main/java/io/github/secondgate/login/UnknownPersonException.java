package io.github.secondgate.login;

/** Nobody can say whose second factor to ask for; the visitor is answered 503 and never let through. */
public class UnknownPersonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownPersonException(String message) {
        super(message);
    }

    public UnknownPersonException(String message, Throwable cause) {
        super(message, cause);
    }
}
