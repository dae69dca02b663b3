package io.github.secondgate.store;

/** The database did not answer, or not as it must; nothing was changed. The web answers 503, never a pass. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message) {
        super(message);
    }

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
