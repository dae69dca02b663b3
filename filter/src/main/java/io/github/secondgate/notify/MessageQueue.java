package io.github.secondgate.notify;

import io.github.secondgate.log.Log;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * What must leave at once or not at all: codes. A thread in the background hands a message over, so that whoever asked for
 * it is not kept waiting, and nobody can tell by the time it takes whether there was a message. Nothing is stored, nothing
 * is tried twice. Safe for concurrent use.
 */
public final class MessageQueue {
    private static final Log LOG = Log.of(MessageQueue.class);

    private final Map<Medium, MessageSender> senders;
    private final Executor background;
    private final DeliveryLog log;

    /**
     * @param senders of the media there are
     * @param background bounded: it refuses what it has no room for
     */
    public MessageQueue(Map<Medium, MessageSender> senders, Executor background, DeliveryLog log) {
        this.senders = new EnumMap<>(Medium.class);
        this.senders.putAll(senders);
        this.background = background;
        this.log = log;
    }

    /** Whether messages can leave this way at all. */
    public boolean serves(Medium medium) {
        return senders.containsKey(medium);
    }

    /**
     * Sends a message as soon as a thread is free; whether it arrives is told to the log only.
     *
     * @return false if too many wait already, and this one was dropped
     * @throws IllegalArgumentException where {@link #serves} says no
     */
    public boolean send(Message message) {
        MessageSender sender = senders.get(message.medium());
        if (sender == null) {
            throw new IllegalArgumentException("Nothing takes a message by " + message.medium());
        }
        try {
            background.execute(() -> deliver(sender, message));
            return true;
        } catch (RejectedExecutionException e) {
            log.failed(message.account(), message.medium(), "too many messages wait");
            return false;
        }
    }

    private void deliver(MessageSender sender, Message message) {
        try {
            sender.deliver(message);
        } catch (DeliveryException e) {
            LOG.warn("A message did not leave by {}: {}", message.medium(), e.getMessage());
            log.failed(message.account(), message.medium(), e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            // The application's own sender may throw anything, with the code in its words.
            LOG.warn(
                    "A message did not leave by {}: {}",
                    message.medium(),
                    e.getClass().getName());
            log.failed(message.account(), message.medium(), e.getClass().getSimpleName());
        }
    }
}
