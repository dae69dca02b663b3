package io.github.secondgate.start;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.config.DeliveryOptions;
import io.github.secondgate.log.Log;
import io.github.secondgate.metrics.Metrics;
import io.github.secondgate.notify.CodeMessages;
import io.github.secondgate.notify.DeliveryException;
import io.github.secondgate.notify.Medium;
import io.github.secondgate.notify.MessageQueue;
import io.github.secondgate.notify.MessageSender;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.notify.OutboxSender;
import io.github.secondgate.store.Database;
import io.github.secondgate.view.Messages;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whatever leaves by mail or SMS, put together: notices by way of the outbox, codes at once. */
final class Messaging {
    /** Besides right after each notice: for what failed, and for what another node left behind. */
    private static final Duration ROUND = Duration.ofSeconds(30);

    private static final Log LOG = Log.of("io.github.secondgate.Secondgate");

    private final Background background;
    private final DeliveryOptions delivery;
    private final Notices notices;
    private final CodeMessages codes;
    private final OutboxSender sender;
    private final AtomicBoolean runsSoon = new AtomicBoolean();

    Messaging(
            String issuer,
            DeliveryOptions delivery,
            Database database,
            Messages messages,
            Background background,
            AuditLog audit,
            Clock clock) {
        this.background = background;
        this.delivery = delivery;
        DeliveryEvents log = new DeliveryEvents(audit);
        MessageQueue outgoing = new MessageQueue(delivery.senders, background.deliveryEvents(), log);
        codes = new CodeMessages(messages, issuer, delivery.site, delivery.recipients, outgoing, clock);
        MessageSender mail = delivery.senders.get(Medium.EMAIL);
        sender = mail == null ? null : new OutboxSender(database, delivery.recipients, mail, log, clock);
        notices = mail == null ? Notices.none() : Notices.by(messages, issuer, clock, this::sendSoon);
    }

    /** What tells people of changes; writes nothing where there is no mail. */
    Notices notices() {
        return notices;
    }

    /** What writes and sends codes. */
    CodeMessages codes() {
        return codes;
    }

    /** Without mail nothing waits, and there is nothing to show. */
    void measure(Metrics metrics) {
        if (sender != null) {
            metrics.show("outbox.waiting", sender::waiting);
            metrics.show("outbox.longestWaitSeconds", () -> sender.longestWait().getSeconds());
        }
    }

    void begin() {
        if (sender != null) {
            background.soon(this::greet);
            background.every(ROUND, sender);
        }
    }

    /** Many notices at once are one run. */
    private void sendSoon() {
        if (runsSoon.compareAndSet(false, true)) {
            background.soon(() -> {
                runsSoon.set(false);
                sender.run();
            });
        }
    }

    /** Never a reason to refuse the start: mail servers come and go. */
    private void greet() {
        try {
            delivery.greeting.greet();
        } catch (DeliveryException e) {
            LOG.warn(
                    "The mail server does not answer ({}). Notices wait until it does; codes by mail do not arrive.",
                    e.getMessage());
        }
    }
}
