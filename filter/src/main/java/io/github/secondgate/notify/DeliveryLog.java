package io.github.secondgate.notify;

/** Hears how messages fared. What it hears holds no text, no code and no address. */
public interface DeliveryLog {
    /** A message that leaves at once did not. */
    void failed(String account, Medium medium, String reason);

    /** A notice has left. */
    void sent(String account, String kind);

    /** A notice will never leave. */
    void givenUp(String account, String kind, String reason);
}
