package io.github.secondgate.login;

/** The session of a request ended while the request was on its way; whoever it was must give the password again. */
public final class SessionEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SessionEndedException(RuntimeException cause) {
        super("The session of this request has ended", cause);
    }
}
