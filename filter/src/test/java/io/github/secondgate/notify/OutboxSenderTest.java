package io.github.secondgate.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.secondgate.MovedClock;
import io.github.secondgate.notify.mail.MailSender;
import io.github.secondgate.notify.mail.MailServer;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.OutboxRow;
import io.github.secondgate.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The outbox: nothing is lost, nothing leaves twice, and a mail server that is away delays nothing but the mails. */
class OutboxSenderTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:15Z");

    private final TestDatabase tables = new TestDatabase();
    private final Database database = new Database(tables.dataSource());
    private final MessageQueueTest.Log log = new MessageQueueTest.Log();
    private final List<Message> delivered = new ArrayList<>();
    private final Map<String, String> addresses = new HashMap<>(Map.of("alice", "alice@example.org"));
    private final MovedClock clock = new MovedClock(START);
    private boolean away;

    private final OutboxSender sender = sender(message -> {
        if (away) {
            throw new DeliveryException("nobody there");
        }
        delivered.add(message);
    });

    @AfterEach
    void close() {
        tables.close();
    }

    private OutboxSender sender(MessageSender sender) {
        return new OutboxSender(database, new Recipients(book()), sender, log, clock);
    }

    private AddressBook book() {
        return new AddressBook() {
            @Override
            public String email(String account) {
                return addresses.get(account);
            }

            @Override
            public String phone(String account) {
                return null;
            }
        };
    }

    private void add(String id) {
        add(id, "alice");
    }

    private void add(String id, String account) {
        OutboxRow row = new OutboxRow(id, account, "TWO_FACTOR_ENABLED", "Subject " + id, "Body " + id, clock.millis());
        database.transaction(t -> t.outbox().add(row));
    }

    private String rows(String where) {
        return tables.ask("SELECT COUNT(*) FROM secondgate_outbox WHERE " + where);
    }

    private void after(Duration time) {
        clock.move(time);
        sender.run();
    }

    @Test
    void whatWaitsLeavesOnceInTheOrderItWasWritten() {
        add("1");
        clock.move(Duration.ofMillis(1));
        add("2");
        sender.run();
        sender.run();

        assertThat(delivered).extracting(Message::id).containsExactly("1", "2");
        assertThat(delivered.get(0).to()).isEqualTo("alice@example.org");
        assertThat(delivered.get(0).subject()).isEqualTo("Subject 1");
        assertThat(delivered.get(0).text()).isEqualTo("Body 1");
        assertThat(rows("sent_at IS NOT NULL AND attempts = 1")).isEqualTo("2");
        assertThat(log.lines).containsExactly("sent alice TWO_FACTOR_ENABLED", "sent alice TWO_FACTOR_ENABLED");
    }

    @Test
    void howManyWaitAndHowLongIsKnown() {
        assertThat(sender.waiting()).isZero();
        assertThat(sender.longestWait()).isZero();
        add("1");
        clock.move(Duration.ofHours(2));
        add("2");
        away = true;
        sender.run();
        assertThat(sender.waiting()).isEqualTo(2);
        assertThat(sender.longestWait()).isEqualTo(Duration.ofHours(2));
        away = false;
        after(Duration.ofMinutes(1));
        assertThat(sender.waiting()).isZero();
    }

    @Test
    void moreThanABatchLeavesInOneRun() {
        for (int i = 0; i < 120; i++) {
            add("n" + i);
        }
        sender.run();

        assertThat(delivered).hasSize(120);
    }

    @Test
    void aFailedTryIsRepeatedLaterAndLater() {
        add("1");
        away = true;
        sender.run();
        after(Duration.ofSeconds(59));
        assertThat(rows("attempts = 1")).isEqualTo("1");
        after(Duration.ofSeconds(1));
        assertThat(rows("attempts = 2")).isEqualTo("1");
        after(Duration.ofSeconds(119));
        assertThat(rows("attempts = 2")).isEqualTo("1");
        away = false;
        after(Duration.ofSeconds(1));

        assertThat(delivered).hasSize(1);
        assertThat(OutboxSender.pauseAfter(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(OutboxSender.pauseAfter(9)).isEqualTo(Duration.ofMinutes(256));
        assertThat(OutboxSender.pauseAfter(10)).isEqualTo(Duration.ofHours(6));
        assertThat(OutboxSender.pauseAfter(1000)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void afterThreeDaysItIsGivenUpAndSaidSo() {
        add("1");
        away = true;
        sender.run();
        after(Duration.ofDays(3).minusMillis(1));
        assertThat(log.lines).isEmpty();
        after(Duration.ofHours(6));
        assertThat(log.lines).containsExactly("given up alice TWO_FACTOR_ENABLED nobody there");
        away = false;
        after(Duration.ofDays(1));

        assertThat(delivered).isEmpty();
    }

    @Test
    void whoHasNoAddressIsNotTriedAgain() {
        add("1", "nobody");
        add("2");
        sender.run();

        assertThat(log.lines)
                .containsExactly(
                        "given up nobody TWO_FACTOR_ENABLED no e-mail address is known",
                        "sent alice TWO_FACTOR_ENABLED");
    }

    @Test
    void oneThatCannotBeSentDoesNotHoldUpTheOthers() {
        add("1", "bad");
        clock.move(Duration.ofMillis(1));
        add("2");
        addresses.put("bad", "bad@example.org");
        sender(message -> {
                    if (message.account().equals("bad")) {
                        throw new IllegalStateException("on purpose");
                    }
                    delivered.add(message);
                })
                .run();

        assertThat(delivered).extracting(Message::id).containsExactly("2");
    }

    /** Somebody's own dead mailbox, and a thousand notices for it ahead of the one that warns somebody else. */
    @Test
    void aDeadMailboxDelaysNobodyElse() throws Exception {
        try (RefusingMailServer server = new RefusingMailServer("dead@example.org", "550 5.1.1 No such user")) {
            addresses.put("thief", "dead@example.org");
            for (int i = 0; i < 1000; i++) {
                add("t" + i, "thief");
            }
            clock.move(Duration.ofMillis(1));
            add("victim's");
            OutboxSender sender = sender(server.sender(clock));
            server.stopsAfter(2);
            sender.run();

            assertThat(server.taken()).containsExactly("alice@example.org");
        }
    }

    @Test
    void whomTheServerWillNeverTakeIsGivenUpSoonAndIsNoSignThatItIsAway() throws Exception {
        try (RefusingMailServer server = new RefusingMailServer("dead@example.org", "550 5.1.1 No such user")) {
            for (int i = 0; i < 5; i++) {
                add("d" + i, "dead" + i);
                addresses.put("dead" + i, "dead@example.org");
            }
            clock.move(Duration.ofMillis(1));
            add("alive");
            OutboxSender sender = sender(server.sender(clock));
            sender.run();
            assertThat(server.taken()).containsExactly("alice@example.org");
            assertThat(rows("attempts = 1 AND sent_at IS NULL")).isEqualTo("5");
            clock.move(OutboxSender.REFUSED_PAUSE);
            sender.run();
            clock.move(OutboxSender.REFUSED_PAUSE.minusMillis(1));
            sender.run();
            assertThat(rows("given_up_at IS NOT NULL")).isEqualTo("0");
            clock.move(Duration.ofMillis(1));
            sender.run();

            assertThat(rows("given_up_at IS NOT NULL")).isEqualTo("5");
            assertThat(log.lines)
                    .contains("given up dead0 TWO_FACTOR_ENABLED SMTPAddressFailedException: 550 5.1.1 No such user");
        }
    }

    /** A mailbox that is full is full for itself alone; it is tried for three days all the same. */
    @Test
    void whomTheServerDoesNotTakeNowIsTriedAgainAndDelaysNobody() throws Exception {
        try (RefusingMailServer server = new RefusingMailServer("dead@example.org", "452 4.2.2 Mailbox full")) {
            for (int i = 0; i < 5; i++) {
                add("d" + i, "full" + i);
                addresses.put("full" + i, "dead@example.org");
            }
            clock.move(Duration.ofMillis(1));
            add("alive");
            sender(server.sender(clock)).run();

            assertThat(server.taken()).containsExactly("alice@example.org");
            assertThat(rows("attempts = 1 AND sent_at IS NULL AND due_at = "
                            + clock.instant().plusSeconds(60).toEpochMilli()))
                    .isEqualTo("5");
        }
    }

    @Test
    void whatWasNeverTriedGoesBeforeWhatFailed() {
        away = true;
        add("1", "bob");
        addresses.put("bob", "bob@example.org");
        sender.run();
        clock.move(Duration.ofMinutes(2));
        add("2");
        away = false;
        sender.run();

        assertThat(delivered).extracting(Message::id).containsExactly("2", "1");
    }

    @Test
    void aServerThatIsAwayIsNotAskedForEachOfMany() {
        for (int i = 0; i < 20; i++) {
            add("n" + i);
        }
        away = true;
        sender.run();

        assertThat(rows("attempts = 1")).isEqualTo("3");
    }

    /** The row was taken, and then the node died. */
    @Test
    void aCrashBetweenTakingAndSendingLosesNothing() {
        add("1");
        OutboxRow row = database.transaction(t -> t.outbox().nextOf("alice", clock.millis()));
        long taken = clock.instant().plus(OutboxSender.TAKEN).toEpochMilli();
        assertThat(database.<Integer>transaction(t -> t.outbox().claim("1", row.dueAt(), taken)))
                .isEqualTo(1);
        assertThat(database.<Integer>transaction(t -> t.outbox().claim("1", row.dueAt(), taken)))
                .isZero();
        sender.run();
        after(OutboxSender.TAKEN.minusMillis(1));
        assertThat(delivered).isEmpty();
        after(Duration.ofMillis(1));

        assertThat(delivered).hasSize(1);
    }

    @Test
    void aDatabaseThatIsAwayEndsTheRunAndNothingElse() {
        tables.run("DROP TABLE secondgate_outbox");
        sender.run();

        assertThat(log.lines).isEmpty();
    }

    /** Two nodes, four threads each, one database and a real mail server. */
    @Test
    void twoNodesNeverSendOneTwice() throws Exception {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", "smtp");
        setup.setServerStartupTimeout(60_000);
        GreenMail server = new GreenMail(setup);
        server.start();
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 60; i++) {
                add("n" + i);
            }
            MailServer to = new MailServer("127.0.0.1", server.getSmtp().getPort(), MailServer.Tls.NONE, null, null);
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                OutboxSender node = sender(MailSender.to(to, "no-reply@example.org", clock));
                runs.add(nodes.submit(node));
            }
            for (Future<?> run : runs) {
                run.get();
            }
            sender.run();

            List<String> subjects = new ArrayList<>();
            for (var mail : server.getReceivedMessages()) {
                subjects.add(mail.getSubject());
            }
            assertThat(subjects).hasSize(60).doesNotHaveDuplicates();
            assertThat(delivered).isEmpty();
            assertThat(Arrays.asList(rows("sent_at IS NOT NULL"), rows("attempts = 1")))
                    .containsExactly("60", "60");
        } finally {
            nodes.shutdownNow();
            server.stop();
        }
    }
}
