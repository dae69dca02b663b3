package io.github.secondgate.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class MessageQueueTest {
    private static final Message CODE = Message.sms("id-1", "alice", "+491701234567", "Your code: 123456");

    private final Log log = new Log();
    private final List<Message> delivered = new ArrayList<>();

    private MessageQueue outgoing(MessageSender sender, Executor background) {
        return new MessageQueue(Map.of(Medium.SMS, sender), background, log);
    }

    @Test
    void aMessageLeavesInTheBackground() {
        List<Runnable> waiting = new ArrayList<>();
        MessageQueue outgoing = outgoing(delivered::add, waiting::add);
        assertThat(outgoing.send(CODE)).isTrue();
        assertThat(delivered).isEmpty();
        waiting.get(0).run();

        assertThat(delivered).containsExactly(CODE);
        assertThat(log.lines).isEmpty();
    }

    @Test
    void aFailureIsLoggedWithoutTheCode() {
        outgoing(
                        message -> {
                            throw new DeliveryException("the gateway answered 500");
                        },
                        Runnable::run)
                .send(CODE);
        outgoing(
                        message -> {
                            throw new IllegalStateException("cannot send " + message.text());
                        },
                        Runnable::run)
                .send(CODE);

        assertThat(log.lines)
                .containsExactly("failed alice SMS the gateway answered 500", "failed alice SMS IllegalStateException");
    }

    @Test
    void whatFindsNoRoomIsDroppedAndSaidSo() {
        MessageQueue full = outgoing(delivered::add, work -> {
            throw new RejectedExecutionException();
        });

        assertThat(full.send(CODE)).isFalse();
        assertThat(log.lines).containsExactly("failed alice SMS too many messages wait");
    }

    @Test
    void aWayThatThereIsNotIsNotOffered() {
        MessageQueue outgoing = outgoing(delivered::add, Runnable::run);

        assertThat(outgoing.serves(Medium.SMS)).isTrue();
        assertThat(outgoing.serves(Medium.EMAIL)).isFalse();
        assertThatThrownBy(() -> outgoing.send(Message.mail("id", "alice", "a@example.org", "x", "y")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Hears all. */
    static final class Log implements DeliveryLog {
        final List<String> lines = new ArrayList<>();

        @Override
        public synchronized void failed(String account, Medium medium, String reason) {
            lines.add("failed " + account + " " + medium + " " + reason);
        }

        @Override
        public synchronized void sent(String account, String kind) {
            lines.add("sent " + account + " " + kind);
        }

        @Override
        public synchronized void givenUp(String account, String kind, String reason) {
            lines.add("given up " + account + " " + kind + " " + reason);
        }
    }
}
