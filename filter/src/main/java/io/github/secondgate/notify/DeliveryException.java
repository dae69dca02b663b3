package io.github.secondgate.notify;

/** A message did not leave. Its words go to logs: they hold neither the text of the message nor where it went. */
public class DeliveryException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message a short reason, such as "the gateway answered 401" */
    public DeliveryException(String message) {
        super(message);
    }

    /** @param cause not logged with its words, which may quote what was sent */
    public DeliveryException(String message, Throwable cause) {
        super(message, cause);
    }
}
