package io.github.secondgate.notify;

import io.github.secondgate.crypto.Digests;
import io.github.secondgate.store.OutboxRow;
import io.github.secondgate.store.Transaction;
import io.github.secondgate.text.ColumnWidth;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.Messages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Mails that tell a person what happened to their second factor: what, when, from which address and browser, and what to
 * do if it was somebody else. Plain text without a link, for people are told never to follow one.
 *
 * <p>A notice is written into the outbox in the transaction of the change it tells of, so that there is never one without
 * the other; {@link OutboxSender} sends it. Safe for concurrent use.
 */
public final class Notices {
    private static final Duration REPEATS_WITHIN = Duration.ofHours(1);

    private final Messages messages;
    private final String issuer;
    private final Clock clock;
    private final Runnable written;

    private Notices(Messages messages, String issuer, Clock clock, Runnable written) {
        this.messages = messages;
        this.issuer = issuer == null ? null : ForeignText.harmless(issuer);
        this.clock = clock;
        this.written = written;
    }

    /**
     * @param issuer the name by which people know the application
     * @param written runs when a notice was committed; must neither wait nor throw
     */
    public static Notices by(Messages messages, String issuer, Clock clock, Runnable written) {
        return new Notices(messages, issuer, clock, written);
    }

    /** Where no mail can leave, nothing is written. */
    public static Notices none() {
        return new Notices(null, null, null, null);
    }

    /** Whether mails can leave. */
    public boolean on() {
        return messages != null;
    }

    /**
     * Writes a notice, in the language of its origin. The first of its kind leaves at once. The very same again within an
     * hour, to the same account and from the same address and browser, is counted in one mail that leaves at the end of that
     * hour.
     *
     * @param details fill the sentence of the kind; never a code or a secret. Texts among them are made harmless here
     * @throws io.github.secondgate.store.StoreUnavailableException if it cannot be written: then the change must not
     *     happen either
     */
    public void write(Transaction transaction, NoticeKind kind, String account, Origin origin, Object... details) {
        if (messages == null) {
            return;
        }
        long now = clock.millis();
        LocalizedText words = messages.in(origin.locale());
        Object[] harmless =
                Arrays.stream(details).map(detail -> harmless(detail, words)).toArray();
        String what = what(words, kind, harmless);
        String sameness = sameness(kind, what, account, origin);
        Long first = transaction.outbox().firstOf(sameness, now - REPEATS_WITHIN.toMillis());
        if (first == null) {
            String body = body(words, kind, what, 0, account, origin);
            transaction.outbox().add(row(words, kind, account, body, harmless).like(sameness));
        } else {
            OutboxRow waiting = transaction.outbox().repetitionOf(sameness);
            int times = waiting == null ? 1 : waiting.repetitions() + 1;
            String body = body(words, kind, what, times, account, origin);
            if (waiting == null || transaction.outbox().repeat(waiting.id(), ColumnWidth.BODY.cut(body), times) == 0) {
                long due = first + REPEATS_WITHIN.toMillis();
                transaction
                        .outbox()
                        .add(row(words, kind, account, body, harmless)
                                .like(sameness)
                                .repeating(due));
            }
        }
        transaction.afterwards(ending -> {
            if (ending == Transaction.Ending.COMMITTED) {
                written.run();
            }
        });
    }

    private static String what(LocalizedText words, NoticeKind kind, Object... details) {
        Stream<String> ended =
                kind.ended().stream().map(heading -> words.text("notice.mail.ended", words.text(heading)));
        return Stream.concat(Stream.of(words.text(kind.whatKey(), details)), ended)
                .collect(Collectors.joining("\n"));
    }

    private OutboxRow row(LocalizedText words, NoticeKind kind, String account, String body, Object... details) {
        String subject = words.text("notice.mail.subject", issuer, words.text(kind.subjectKey(), details));
        return new OutboxRow(
                UUID.randomUUID().toString(),
                account,
                kind.name(),
                ColumnWidth.SUBJECT.cut(subject.replaceAll("\\p{Cntrl}+", " ")),
                ColumnWidth.BODY.cut(body),
                clock.millis());
    }

    private static Object harmless(Object detail, LocalizedText words) {
        if (detail instanceof Instant) {
            return words.day((Instant) detail);
        }
        if (detail instanceof LocalTime) {
            return detail.toString();
        }
        return detail instanceof Number ? detail : ForeignText.harmless(String.valueOf(detail));
    }

    private static String sameness(NoticeKind kind, String what, String account, Origin origin) {
        return Digests.sha256(
                kind.name(), account, what, String.valueOf(origin.address()), String.valueOf(origin.browser()));
    }

    private String body(LocalizedText words, NoticeKind kind, String what, int times, String account, Origin origin) {
        if (!kind.tellsOfADeed()) {
            return NoticeContext.lines(
                    what,
                    "",
                    words.text("notice.mail.account", ForeignText.harmless(account)),
                    words.helpdesk(),
                    "",
                    words.text("notice.mail.automatic", issuer),
                    "");
        }
        String noticeContext = NoticeContext.of(words, account, clock.instant(), origin);
        return NoticeContext.lines(
                what,
                "",
                times == 0 ? noticeContext : noticeContext + "\n" + words.text("notice.mail.times", times),
                "",
                words.text("notice.mail.ifYou"),
                "",
                words.text(kind.adviceKey()),
                words.helpdesk(),
                "",
                words.text("notice.mail.automatic", issuer),
                "");
    }
}
