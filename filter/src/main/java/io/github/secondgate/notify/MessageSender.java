package io.github.secondgate.notify;

/**
 * Takes messages to where they go. An application may bring its own for SMS: a bean of {@code shiro.ini}, named with
 * {@code secondgate.smsSender = $bean}. Must be safe for concurrent use, and must give up after a minute.
 */
public interface MessageSender {
    /**
     * Hands the message over; when this returns, somebody else has it in their care.
     *
     * @throws DeliveryException if nobody took it; an exception of any other kind is treated likewise
     */
    void deliver(Message message) throws DeliveryException;
}
