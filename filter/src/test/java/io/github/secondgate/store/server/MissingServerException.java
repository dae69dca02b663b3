package io.github.secondgate.store.server;

/** This machine has no such server. */
final class MissingServerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MissingServerException(String message) {
        super(message);
    }
}
