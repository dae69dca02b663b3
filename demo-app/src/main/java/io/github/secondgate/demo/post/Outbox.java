package io.github.secondgate.demo.post;

import io.github.secondgate.demo.marina.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import javax.servlet.ServletContext;

/** The last mails and text messages of the demo, in memory. */
final class Outbox {

    private static final String ATTRIBUTE = Outbox.class.getName();
    private static final int MOST_MESSAGES = 200;
    /** What the demo did to set its stage is told from this address; nobody waits for those letters. */
    private static final String BACKSTAGE = "backstage";

    private final Clock clock;
    private final Deque<OutboxMessage> messages = new ArrayDeque<>();

    Outbox(Clock clock) {
        this.clock = clock;
    }

    static Outbox of(ServletContext context) {
        return (Outbox) context.getAttribute(ATTRIBUTE);
    }

    void openIn(ServletContext context) {
        context.setAttribute(ATTRIBUTE, this);
    }

    synchronized void add(String channel, String to, String subject, String text) {
        if (text.contains(BACKSTAGE)) {
            return;
        }
        messages.addFirst(new OutboxMessage(channel, to, subject, text, now()));
        if (messages.size() > MOST_MESSAGES) {
            messages.removeLast();
        }
    }

    /** No two alike: the page knows by it what is new. */
    private Instant now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean later = messages.isEmpty() || now.isAfter(messages.getFirst().at());
        return later ? now : messages.getFirst().at().plusMillis(1);
    }

    /** The newest first. */
    synchronized List<OutboxMessage> messages() {
        return List.copyOf(messages);
    }

    String json() {
        return messages().stream().map(Outbox::json).collect(Collectors.joining(",", "[", "]"));
    }

    private static String json(OutboxMessage message) {
        return "{\"channel\":" + Json.text(message.channel()) + ",\"to\":" + Json.text(message.to()) + ",\"subject\":"
                + Json.text(message.subject()) + ",\"text\":" + Json.text(message.text()) + ",\"at\":\"" + message.at()
                + "\"}";
    }
}
