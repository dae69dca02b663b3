package io.github.secondgate.notify;

/** The server answers, and does not take a message for this recipient; it says nothing of any other recipient. */
public final class RecipientRefusedException extends DeliveryException {
    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    /** @param forGood whether the server says that it never will (a reply of 500 and above, RFC 5321) */
    public RecipientRefusedException(String message, boolean forGood, Throwable cause) {
        super(message, cause);
        this.forGood = forGood;
    }

    boolean forGood() {
        return forGood;
    }
}
