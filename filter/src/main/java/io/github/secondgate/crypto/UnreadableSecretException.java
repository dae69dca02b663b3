package io.github.secondgate.crypto;

/** Something stored under a key of the ring cannot be read back. Nobody may pass on it: the answer is "unavailable". */
public final class UnreadableSecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why it cannot be read. */
    public enum Reason {
        /** It was written with a key that the key file does not hold (any more). */
        UNKNOWN_KEY,
        /** It is cut off, altered, written under another key of the same id, or belongs to another account or row. */
        TAMPERED
    }

    private final Reason reason;

    UnreadableSecretException(Reason reason, String message, Exception cause) {
        super(message, cause);
        this.reason = reason;
    }

    static UnreadableSecretException unknownKey(String id) {
        return new UnreadableSecretException(
                Reason.UNKNOWN_KEY,
                "Written with the key '" + id
                        + "', which the key file does not hold. Put its line back, below the first.",
                null);
    }

    static UnreadableSecretException tampered(String message, Exception cause) {
        return new UnreadableSecretException(Reason.TAMPERED, message, cause);
    }

    public Reason reason() {
        return reason;
    }
}
