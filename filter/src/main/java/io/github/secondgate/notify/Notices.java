package io.github.secondgate.notify;

import io.github.secondgate.store.OutboxRow;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.view.Messages;
import io.github.secondgate.view.Words;
import java.time.Clock;
import java.util.UUID;

/**
 * Mails that tell a person what happened to their second factor: what, when, from which address and browser, and what to
 * do if it was somebody else. Plain text without a link, for people are told never to follow one.
 *
 * <p>A notice is written into the outbox in the transaction of the change it tells of, so that there is never one without
 * the other; {@link OutboxSender} sends it. Safe for concurrent use.
 */
public final class Notices {
    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_BODY = 4000;

    private final Messages messages;
    private final String issuer;
    private final Clock clock;
    private final Runnable written;

    private Notices(Messages messages, String issuer, Clock clock, Runnable written) {
        this.messages = messages;
        this.issuer = issuer;
        this.clock = clock;
        this.written = written;
    }

    /**
     * @param issuer the name by which people know the application
     * @param written runs after each notice, in its transaction and so before the commit; must neither wait nor throw
     */
    public static Notices by(Messages messages, String issuer, Clock clock, Runnable written) {
        return new Notices(messages, issuer, clock, written);
    }

    /** Where no mail can leave, nothing is written. */
    public static Notices none() {
        return new Notices(null, null, null, null);
    }

    /**
     * Writes a notice, in the language of its origin.
     *
     * @param details fill the sentence of the kind; never a code or a secret
     * @throws io.github.secondgate.store.StoreUnavailableException if it cannot be written: then the change must not
     *     happen either
     */
    public void write(Transaction transaction, NoticeKind kind, String account, Origin origin, Object... details) {
        if (messages == null) {
            return;
        }
        Words words = messages.in(origin.locale());
        String subject = words.text("notice.mail.subject", issuer, words.text(kind.subjectKey(), details));
        transaction
                .outbox()
                .add(new OutboxRow(
                        UUID.randomUUID().toString(),
                        account,
                        kind.name(),
                        cut(subject.replaceAll("\\p{Cntrl}+", " "), LONGEST_SUBJECT),
                        cut(body(words, kind, account, origin, details), LONGEST_BODY),
                        clock.millis()));
        written.run();
    }

    private String body(Words words, NoticeKind kind, String account, Origin origin, Object... details) {
        return String.join(
                "\n",
                words.text(kind.whatKey(), details),
                "",
                Circumstances.of(words, account, clock.instant(), origin),
                "",
                words.text("notice.mail.ifYou"),
                "",
                words.text(kind.adviceKey()),
                "",
                words.text("notice.mail.automatic", issuer),
                "");
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
