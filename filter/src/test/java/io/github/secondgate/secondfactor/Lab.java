package io.github.secondgate.secondfactor;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.secondgate.MovedClock;
import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.crypto.KeyRing;
import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.notify.AddressBook;
import io.github.secondgate.notify.CodeMessages;
import io.github.secondgate.notify.Medium;
import io.github.secondgate.notify.Message;
import io.github.secondgate.notify.MessageQueue;
import io.github.secondgate.notify.MessageSender;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.notify.Recipients;
import io.github.secondgate.secondfactor.account.Accounts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.app.EnrolmentStart;
import io.github.secondgate.secondfactor.app.Enrolments;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.app.TotpAppKeys;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.secondfactor.app.TotpApps;
import io.github.secondgate.secondfactor.helpdesk.DayPass;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.secondfactor.kind.FactorKinds;
import io.github.secondgate.secondfactor.reauth.PasswordCheck;
import io.github.secondgate.secondfactor.reauth.SecurityQuestions;
import io.github.secondgate.secondfactor.recovery.CodesAhead;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.secondfactor.sentcode.Channels;
import io.github.secondgate.secondfactor.sentcode.SendResult;
import io.github.secondgate.secondfactor.sentcode.SentCodes;
import io.github.secondgate.start.DeliveryEvents;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.TestDatabase;
import io.github.secondgate.totp.Totp;
import io.github.secondgate.view.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;

/** The whole domain on the shipped schema, with a clock that is moved and derivations that cost little. */
public final class Lab implements AutoCloseable {
    public static final RequestOrigin HERE = new RequestOrigin("203.0.113.7", null);
    public static final TotpAppName PHONE = TotpAppName.of("Phone").orElseThrow();
    /** Ends half past three, three and a half hours after the start. */
    public static final DayPass EVENING = new DayPass(LocalTime.of(15, 30), ZoneId.of("UTC"));

    private static final Messages MESSAGES = new Messages(name -> null, ZoneId.of("UTC"));
    public static final Duration STEP = Duration.ofSeconds(30);

    /** In the middle of a time step, so that a few seconds either way stay in it. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:15Z");

    public final TestDatabase tables;
    public final MovedClock clock = new MovedClock(START);
    public final SecureRandom random;
    public final AuditLog audit;
    public final Notices notices = Notices.by(MESSAGES, "Fixture Ltd", clock, () -> {});
    public final Database database;
    public final CoreServices core;
    public final Node node;
    public final Accounts accounts;
    public final RecoveryCodes recoveryCodes;
    public final Enrolments enrolments;
    public final FactorKinds kinds;
    public final Verifier verifier;
    public final TotpApps apps;
    public final PasswordCheck passwordCheck;
    public final SecurityQuestions questions;
    public final Postbox post = new Postbox();
    public final SentCodes sentCodes;
    public final Channels channels;
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    public Lab() {
        this(dataSource -> dataSource);
    }

    /** @param around what stands between the domain and the data source */
    public Lab(UnaryOperator<DataSource> around) {
        this(new TestDatabase(), around);
    }

    /** Ends the database with it. */
    public Lab(TestDatabase tables, UnaryOperator<DataSource> around) {
        this(tables, around.apply(tables.dataSource()), new SecureRandom());
    }

    /** @param tables null where they are another process's, which ends them */
    Lab(TestDatabase tables, DataSource dataSource, SecureRandom random) {
        this.tables = tables;
        this.random = random;
        database = new Database(dataSource, Duration.ofSeconds(30));
        audit = new AuditLog(database, clock);
        core = new CoreServices(database, audit, notices, clock, random);
        node = new Node(keyRing("first"), clock, 8);
        accounts = new Accounts(database, clock);
        recoveryCodes = node.recoveryCodes;
        enrolments = node.enrolments;
        kinds = node.kinds;
        verifier = node.verifier;
        sentCodes = node.sentCodes;
        channels = new Channels(core, sentCodes, recoveryCodes);
        apps = new TotpApps(database, audit, notices);
        passwordCheck = new PasswordCheck(core);
        questions = new SecurityQuestions(core, new SecretHash(keyRing("first"), random, 2));
        events.start();
        auditLogger().addAppender(events);
    }

    /** As where the background has too much to do: sets of recovery codes are made when they are asked for. */
    public CodesAhead nothingAhead() {
        return ahead(work -> {
            throw new RejectedExecutionException();
        });
    }

    public CodesAhead ahead(Executor background) {
        return new CodesAhead(core, new SecretCipher(keyRing("first"), random), background);
    }

    /** Another server process on the same database. */
    public final class Node {
        public final RecoveryCodes recoveryCodes;
        public final Enrolments enrolments;
        final FactorKinds kinds;
        final Verifier verifier;
        public final SentCodes sentCodes;

        public Node(KeyRing ring, MovedClock clock, int codes) {
            CoreServices core = new CoreServices(database, audit, notices, clock, random);
            SecretCipher cipher = new SecretCipher(ring, random);
            recoveryCodes = new RecoveryCodes(core, new SecretHash(ring, random, 2), nothingAhead(), codes, 8);
            Totp totp = new Totp(Totp.Algorithm.SHA1, 6, 30);
            sentCodes = new SentCodes(core, ring, post.messages(audit, clock), false, Postbox.SMS_PER_DAY);
            Rescues rescues = new Rescues(core, new SecretHash(ring, random, 2), EVENING);
            TotpAppKeys keys = new TotpAppKeys(cipher, audit, 1);
            kinds = FactorList.of(core, keys, sentCodes, recoveryCodes, rescues);
            enrolments = new Enrolments(core, kinds, keys, recoveryCodes, totp);
            verifier = new Verifier(kinds);
        }
    }

    /** Keys by these names; the same name has the same key in all rings, the first one writes. */
    public KeyRing keyRing(String... names) {
        try {
            Path file = Files.createTempFile("secondgate", ".keys");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            String lines = Arrays.stream(names)
                    .map(name -> name + " = " + Base64.getEncoder().encodeToString(Arrays.copyOf(name.getBytes(), 32)))
                    .collect(Collectors.joining("\n", "", "\n"));
            Files.writeString(file, lines);
            KeyRing ring = KeyRing.load(file);
            Files.delete(file);
            return ring;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Enrols, and waits until the code it was confirmed with is out of the way. */
    public Phone enrolled(String account) {
        PendingEnrolment pending = enrolments.begin(account, PHONE, HERE).orElseThrow();
        Phone phone = new Phone(account, pending, clock);
        Confirmation confirmation = enrolments.confirm(account, pending.id(), phone.code(), HERE);
        if (confirmation.outcome() != Confirmation.Outcome.CONFIRMED) {
            throw new AssertionError(confirmation);
        }
        phone.recoveryCodes = confirmation.recoveryCodes();
        clock.move(STEP.multipliedBy(3));
        return phone;
    }

    /** Codes by this channel, configured in a session of that name, with the limits on sending out of the way. */
    public void configured(String account, Channel channel, String to) {
        RequestOrigin session = session("set-up of " + account);
        SendResult sending = begin(account, channel, to, session);
        if (!sending.sent()) {
            throw new AssertionError(sending);
        }
        Confirmation confirmation = channels.confirm(account, channel, post.code(), session);
        if (confirmation.outcome() != Confirmation.Outcome.CONFIRMED) {
            throw new AssertionError(confirmation);
        }
        clock.move(Duration.ofDays(1));
    }

    /** Asks for the first code of a channel, where the account is reached there. */
    public SendResult begin(String account, Channel channel, String to, RequestOrigin session) {
        post.addresses.put(channel + " " + account, to == null ? "" : to);
        return channels.begin(account, channel, session);
    }

    public static RequestOrigin session(String mark) {
        return new RequestOrigin("203.0.113.7", mark);
    }

    /** Adds an app beside those there are, and waits until the code it was confirmed with is out of the way. */
    public Phone further(String account, String name) {
        Phone phone = waiting(
                account, enrolments.beginFurther(account, TotpAppName.of(name).orElseThrow(), HERE));
        confirm(phone);
        clock.move(STEP.multipliedBy(3));
        return phone;
    }

    public Phone waiting(String account, EnrolmentStart start) {
        return new Phone(account, start.pending().orElseThrow(), clock);
    }

    /** The answer must be that it counts. */
    public Confirmation confirm(Phone phone) {
        Confirmation confirmation = enrolments.confirm(phone.account, phone.pending.id(), phone.code(), HERE);
        if (confirmation.outcome() != Confirmation.Outcome.CONFIRMED) {
            throw new AssertionError(confirmation);
        }
        return confirmation;
    }

    /** With the app that was used last, whichever that is. */
    public Verification verify(Phone phone, String code) {
        return verifier.verify(phone.account, TotpAppKind.answer(null, code), HERE);
    }

    /** With this app chosen. */
    public Verification choose(Phone phone, String code) {
        return verifier.verify(phone.account, TotpAppKind.answer(phone.pending.id(), code), HERE);
    }

    /** Sends so many wrong codes; each must have been looked at. */
    public void fail(Phone phone, int times) {
        for (int i = 0; i < times; i++) {
            Verification verification = verify(phone, phone.wrongCode());
            if (verification.outcome() != Verification.Outcome.REJECTED) {
                throw new AssertionError("attempt " + i + ": " + verification);
            }
        }
    }

    /** Sends so many wrong codes, waiting as long as the throttle asks. */
    public void failPatiently(Phone phone, int times) {
        for (int i = 0; i < times; i++) {
            fail(phone, 1);
            clock.move(Duration.ofHours(1));
        }
    }

    /** A round of it, with events kept for 400 days and browsers trusted for 30. */
    public void keepHouse() {
        new Housekeeping(database, Duration.ofDays(30), Duration.ofDays(400), clock).run();
    }

    public List<String> events() {
        return events.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.toList());
    }

    public String lastEvent() {
        List<String> all = events();
        return all.get(all.size() - 1);
    }

    private static Logger auditLogger() {
        return (Logger) LoggerFactory.getLogger("io.github.secondgate.audit");
    }

    @Override
    public void close() {
        auditLogger().detachAppender(events);
        tables.close();
    }

    /** Where codes arrive, and who knows where that is. */
    public static final class Postbox implements AddressBook, MessageSender {
        public static final int SMS_PER_DAY = 20;

        public final List<Message> letters = new CopyOnWriteArrayList<>();
        public final Map<String, String> addresses = new ConcurrentHashMap<>();

        @Override
        public String email(String account) {
            return addresses.get("EMAIL " + account);
        }

        @Override
        public String phone(String account) {
            return addresses.get("SMS " + account);
        }

        @Override
        public void deliver(Message message) {
            letters.add(message);
        }

        /** As the product puts it together, but nothing waits. */
        public CodeMessages messages(AuditLog audit, Clock clock) {
            return messages(audit, clock, null);
        }

        /** @param site the host at which people sign in, or null */
        public CodeMessages messages(AuditLog audit, Clock clock, String site) {
            Map<Medium, MessageSender> senders = new EnumMap<>(Medium.class);
            for (Medium medium : Medium.values()) {
                senders.put(medium, this);
            }
            return new CodeMessages(
                    new Messages(name -> null, ZoneId.of("UTC")),
                    "Fixture Ltd",
                    site,
                    new Recipients(this),
                    new MessageQueue(senders, Runnable::run, new DeliveryEvents(audit)),
                    clock);
        }

        public Message last() {
            return letters.get(letters.size() - 1);
        }

        /** The code that came last. */
        public String code() {
            Matcher code = Pattern.compile("(?m)^ *([0-9]{6,8})( |$)").matcher(last().text());
            if (!code.find()) {
                throw new AssertionError(last().text());
            }
            return code.group(1);
        }

        public long sms() {
            return letters.stream()
                    .filter(letter -> letter.medium() == Medium.SMS)
                    .count();
        }

        /** None that was sent. */
        public String wrongCode() {
            return (code().charAt(0) == '9' ? "0" : "9") + code().substring(1);
        }
    }

    /** An authenticator app with a clock that follows the lab's. */
    public static final class Phone {
        public final String account;
        public final PendingEnrolment pending;
        private final MovedClock clock;
        public List<String> recoveryCodes = List.of();

        public Phone(String account, PendingEnrolment pending, MovedClock clock) {
            this.account = account;
            this.pending = pending;
            this.clock = clock;
        }

        public String code() {
            return code(0);
        }

        /** The code so many steps from now. */
        public String code(long offset) {
            return codeAt(step() + offset);
        }

        public String codeAt(long step) {
            return pending.totp().codeAt(pending.secret(), step);
        }

        public long step() {
            return pending.totp().stepAt(clock.instant());
        }

        /** A code of no step within a quarter of an hour. */
        public String wrongCode() {
            List<String> near =
                    IntStream.rangeClosed(-30, 30).mapToObj(this::code).collect(Collectors.toList());
            return IntStream.iterate(111_111, i -> i + 1)
                    .mapToObj(String::valueOf)
                    .filter(code -> !near.contains(code))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
