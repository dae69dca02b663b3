package io.github.secondgate.it;

import io.github.secondgate.crypto.KeyRing;
import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.store.server.ChosenServer;
import io.github.secondgate.testing.FewRounds;
import io.github.secondgate.totp.SharedSecret;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Everybody comes to work: people sign in as their browsers do, each with a right code, evenly over some seconds, against an
 * application in Jetty on PostgreSQL, all on this machine and the browsers in this process. A sign-in that had to wait for its turn
 * has waited. Then a few sign in while floods come beside them. To be run by its {@code main}, which takes how many people sign in,
 * within how many seconds, and for how many seconds each flood lasts.
 */
public final class MondayMorning {
    private static final int BROWSERS = 64;
    private static final int ATTACKERS = 8;
    private static final int VICTIMS = 80;
    private static final int SIGN_INS_A_SECOND = 20;

    private final Site site;
    private final List<Authenticator> phones = new ArrayList<>();
    private final List<Visitor> victims = new ArrayList<>();
    private int next;

    private MondayMorning(Site site) {
        this.site = site;
    }

    public static void main(String[] arguments) throws Exception {
        int people = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        int flooded = Integer.parseInt(arguments[2]);
        int warmUp = people / 10;
        ServedTables tables = new ServedTables(ChosenServer.get("postgresql-17"));
        try (Site site = Site.start(new Setup(), tables)) {
            MondayMorning monday = new MondayMorning(site);
            monday.enrol(tables, 2 * people + warmUp + 4 * flooded * SIGN_INS_A_SECOND);
            timePasses();
            monday.signIn("warming up", warmUp, seconds / 10.0);
            monday.signIn("Monday, 8:00", people, seconds);
            monday.signIn("as fast as they can", people, 0);
            monday.floods(flooded);
        }
        System.exit(0);
    }

    private static void timePasses() {
        Thread clock = new Thread(() -> {
            while (true) {
                LockSupport.parkNanos(100_000_000);
                Time.advanceMillis(100);
            }
        });
        clock.setDaemon(true);
        clock.start();
    }

    /** With an app each, as the application would have stored it. */
    private void enrol(ServedTables tables, int people) throws SQLException {
        SecureRandom random = new SecureRandom();
        SecretCipher cipher = new SecretCipher(KeyRing.load(site.keys()), random);
        try (Connection connection = tables.connect();
                PreparedStatement account =
                        connection.prepareStatement("INSERT INTO secondgate_account (account) VALUES (?)");
                PreparedStatement app =
                        connection.prepareStatement("INSERT INTO secondgate_app (id, account, name, secret,"
                                + " algorithm, digits, period_seconds, last_step, confirmed_at)"
                                + " VALUES (?, ?, 'Phone', ?, 'SHA1', 6, 30, 0, 0)")) {
            for (int i = 0; i < people; i++) {
                SharedSecret secret = SharedSecret.random(random);
                account.setString(1, name(i));
                account.addBatch();
                app.setString(1, "app" + i);
                app.setString(2, name(i));
                app.setString(3, cipher.encrypt(secret, name(i), "app" + i));
                app.addBatch();
                phones.add(new Authenticator(secret.toBase32()));
            }
            account.executeBatch();
            app.executeBatch();
            connection.createStatement().execute("ANALYZE");
        }
    }

    private static String name(int person) {
        return "person" + person;
    }

    /** @param seconds 0 for as fast as this machine can */
    private Percentiles signIn(String what, int people, double seconds) throws InterruptedException {
        Percentiles codes = new Percentiles(people);
        Percentiles whole = new Percentiles(people);
        AtomicInteger lost = new AtomicInteger();
        AtomicInteger turn = new AtomicInteger();
        int first = next;
        next += people;
        long begin = System.nanoTime();
        ExecutorService browsers = Executors.newFixedThreadPool(BROWSERS);
        for (int i = 0; i < BROWSERS; i++) {
            browsers.execute(() -> {
                for (int mine = turn.getAndIncrement(); mine < people; mine = turn.getAndIncrement()) {
                    long due = seconds == 0 ? System.nanoTime() : begin + (long) (seconds * 1e9 * mine / people);
                    while (System.nanoTime() < due) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                    if (!signsIn(first + mine, codes)) {
                        lost.incrementAndGet();
                    }
                    whole.add(System.nanoTime() - due);
                }
            });
        }
        browsers.shutdown();
        browsers.awaitTermination(1, TimeUnit.HOURS);
        double took = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %d people in %.1f s (%.0f a second), %d lost%n  the code: %s%n  all five requests, with their wait: %s%n",
                what,
                people,
                took,
                people / took,
                lost.get(),
                codes,
                whole);
        return codes;
    }

    /** Goes where they want to, gives the password, sees the challenge, gives the code, and is there. */
    private boolean signsIn(int person, Percentiles codes) {
        try {
            Visitor browser = site.visitor();
            boolean good = browser.get("/account/").status() == 302;
            browser.password(name(person));
            good &= browser.get("/2fa/challenge").status() == 200;
            long sent = System.nanoTime();
            Answer answer =
                    browser.post("/2fa/challenge", "code", phones.get(person).current());
            codes.add(System.nanoTime() - sent);
            return good && answer.status() == 303 && browser.get("/account/").status() == 200;
        } catch (RuntimeException | AssertionError e) {
            System.out.println("lost: " + e);
            return false;
        }
    }

    private interface Attack {
        Answer by(int attacker, int attempt);
    }

    private void floods(int seconds) throws InterruptedException {
        FewRounds.remove();
        for (int i = 0; i < VICTIMS; i++) {
            String name = "victim" + i;
            site.visitor().password(name).enrol();
            Visitor thief = site.visitor().password(name);
            thief.freshToken("/2fa/challenge");
            victims.add(thief);
        }
        Percentiles quiet = signIn("nobody else", seconds * SIGN_INS_A_SECOND, seconds);
        flood(
                "wrong codes",
                quiet,
                seconds,
                (attacker, attempt) -> victims.get(attacker).post("/2fa/challenge", "code", "000000"));
        flood(
                "recovery codes",
                quiet,
                seconds,
                (attacker, attempt) -> victims.get((attacker + ATTACKERS * attempt) % VICTIMS)
                        .post("/2fa/challenge", "recoveryCode", "ZZZZ-ZZZZ"));
        flood("strangers", quiet, seconds, (attacker, attempt) -> site.visitor().get("/account/"));
    }

    private void flood(String what, Percentiles quiet, int seconds, Attack attack) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong sent = new AtomicLong();
        CountDownLatch ended = new CountDownLatch(ATTACKERS);
        for (int i = 0; i < ATTACKERS; i++) {
            int attacker = i;
            new Thread(() -> {
                        for (int attempt = 0; !over.get(); attempt++) {
                            attack.by(attacker, attempt);
                            sent.incrementAndGet();
                        }
                        ended.countDown();
                    })
                    .start();
        }
        Percentiles felt = signIn("beside " + what, seconds * SIGN_INS_A_SECOND, seconds);
        over.set(true);
        ended.await();
        System.out.printf(
                Locale.ROOT,
                "  %d of these; the code takes %.1f times as long at p50, %.1f times at p95%n",
                sent.get(),
                felt.at(0.5) / quiet.at(0.5),
                felt.at(0.95) / quiet.at(0.95));
    }
}
