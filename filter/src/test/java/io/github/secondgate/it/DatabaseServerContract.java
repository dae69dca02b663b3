package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.store.server.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What people see of a database server while it works, and while it does not: it is killed, frozen, read-only, without a table
 * or without a connection to give. Nothing is opened meanwhile, and afterwards everything goes on by itself.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DatabaseServerContract {
    /** What a statement may take (the default of queryTimeout) and what a socket is given beyond. */
    private static final Duration STATEMENT = Duration.ofSeconds(3 + 1);

    private static final Duration POOL = Duration.ofMillis(ServedTables.WAIT_MILLIS);
    /** What this machine, whose two cores others use too, may need on top of it. */
    private static final Duration MACHINE = Duration.ofSeconds(3);

    private final DatabaseServer server;
    private final ServedTables tables;
    private final Site site;

    DatabaseServerContract(DatabaseServer server) {
        this.server = server;
        tables = new ServedTables(server);
        site = Site.start(new Setup(), tables);
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private Visitor passed(String name) {
        String account = site.person(name);
        Visitor visitor = site.visitor().password(account);
        visitor.enrol();
        Expect.open(visitor.get("/account/"));
        return visitor;
    }

    @Test
    void theWholeJourney() {
        String account = site.person("nadia");
        Visitor visitor = site.visitor().password(account);
        assertThat(visitor.get("/2fa").body()).contains("Not configured");
        Authenticator phone = visitor.enrol();
        assertThat(visitor.get("/2fa").body()).contains("Enabled");
        visitor.get("/logout");
        assertThat(visitor.get("/account/").location()).startsWith("/login.jsp");

        visitor.password(account);
        Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
        assertThat(visitor.code(phone.wrong()).status()).isEqualTo(422);
        visitor.challenge(phone);
        Expect.open(visitor.get("/account/"));
        assertThat(site.visitor()
                        .password(account)
                        .recoveryCode(phone.recoveryCodes().get(0))
                        .status())
                .isEqualTo(200);
        assertThat(site.events(account))
                .contains("ENROLMENT_CONFIRMED CONFIRMED")
                .endsWith("SECOND_FACTOR_CHECKED ACCEPTED", "SECOND_FACTOR_CHECKED ACCEPTED");
    }

    @Test
    void fiftyPeopleAtOnce() throws Exception {
        List<Visitor> people = new ArrayList<>();
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            accounts.add(site.person("guest"));
            people.add(site.visitor().password(accounts.get(i)));
            people.get(i).freshToken("/2fa");
        }
        List<Answer> begun = Crowd.atOnce(people, visitor -> visitor.postJson("/2fa/enable"));
        List<Authenticator> phones = begun.stream()
                .map(answer -> new Authenticator(answer.json().getString("secret")))
                .toList();
        assertThat(Crowd.atOnce(
                        people, visitor -> visitor.postJson("/2fa/confirm", "code", code(people, phones, visitor))))
                .extracting(Answer::status)
                .containsOnly(200);

        Time.advanceSeconds(30);
        List<Visitor> again = accounts.stream()
                .map(account -> site.visitor().password(account))
                .toList();
        again.forEach(visitor -> visitor.freshToken("/2fa/challenge"));
        assertThat(Crowd.atOnce(
                        again, visitor -> visitor.postJson("/2fa/challenge", "code", code(again, phones, visitor))))
                .extracting(Answer::status)
                .containsOnly(200);
        assertThat(Crowd.atOnce(again, visitor -> visitor.get("/account/"))).allSatisfy(Expect::open);
    }

    private static String code(List<Visitor> people, List<Authenticator> phones, Visitor visitor) {
        return phones.get(people.indexOf(visitor)).current();
    }

    /** Attack 4. */
    @Test
    void oneCodeSentByManyAtOnceHasASingleWinner() throws Exception {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        for (int round = 0; round < 3; round++) {
            List<Visitor> visitors = Stream.generate(() -> site.visitor().password(account))
                    .limit(40)
                    .toList();
            visitors.forEach(visitor -> visitor.freshToken("/2fa/challenge"));
            String code = phone.next();
            List<Answer> answers = Crowd.atOnce(visitors, visitor -> visitor.postJson("/2fa/challenge", "code", code));
            assertThat(answers).extracting(Answer::status).containsOnly(200, 422, 429);
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            Time.advanceSeconds(3600);
        }
    }

    @Test
    void killedWhileNobodyAsks() {
        Visitor passed = passed("ewan");
        String account = site.person("nadia");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor owing = site.visitor().password(account);
        owing.freshToken("/2fa/challenge");
        server.signal("KILL");
        try {
            Time.passRecheck();
            Expect.unavailable(passed);
            Expect.unavailable(owing);
            Expect.problem(owing.postJson("/2fa/challenge", "code", phone.next()), 503);
            assertThat(site.visitor().get("/public/hello").body()).contains("hello");
        } finally {
            startAgain();
        }
        Expect.open(passed.get("/account/"));
        Expect.open(owing.challenge(phone).get("/account/"));
    }

    @Test
    void killedInTheMiddleOfAChallenge() throws Exception {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor owing = site.visitor().password(account);
        owing.freshToken("/2fa/challenge");
        String code = phone.next();
        Answer answer = killedIn(account, () -> owing.postJson("/2fa/challenge", "code", code));

        Expect.problem(answer, 503);
        Expect.sentToChallenge(Expect.closed(owing.request("GET", "/account/")));
        assertThat(owing.code(code).status()).as("it did not count").isEqualTo(200);
        assertThat(site.visitor().password(account).code(code).status())
                .as("it did")
                .isEqualTo(422);
        Expect.open(owing.get("/account/"));
    }

    @Test
    void killedInTheMiddleOfAConfirmation() throws Exception {
        String account = site.person("nadia");
        Visitor visitor = site.visitor().password(account);
        visitor.freshToken("/2fa");
        Authenticator phone =
                new Authenticator(visitor.postJson("/2fa/enable").json().getString("secret"));
        String code = phone.next();
        Answer answer = killedIn(account, () -> visitor.postJson("/2fa/confirm", "code", code));

        Expect.problem(answer, 503);
        Visitor other = site.visitor().password(account);
        assertThat(other.get("/2fa").body()).as("nothing of it stands").doesNotContain("Disable two-factor");
        visitor.freshToken("/2fa");
        assertThat(visitor.postJson("/2fa/confirm", "code", code).status()).isEqualTo(200);
        Expect.open(site.visitor().password(account).challenge(phone).get("/account/"));
        assertThat(site.events(account)).containsOnlyOnce("ENROLMENT_CONFIRMED CONFIRMED");
    }

    /** The server is killed while it holds this request up, and comes back; what was answered meanwhile. */
    private Answer killedIn(String account, Supplier<Answer> request) throws Exception {
        return heldUp(account, request, "KILL", CompletableFuture::get, this::startAgain);
    }

    private interface Patience {
        Answer await(CompletableFuture<Answer> answer) throws Exception;
    }

    /** A statement of this request waits for a lock when the server gets that signal. */
    private Answer heldUp(
            String account, Supplier<Answer> request, String signal, Patience patience, Runnable afterwards)
            throws Exception {
        Connection holder = tables.connect();
        holder.setAutoCommit(false);
        holder.createStatement()
                .execute("SELECT account FROM secondgate_account WHERE account = '" + account + "' FOR UPDATE");
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(request);
        tables.awaitSomebodyWaiting();
        server.signal(signal);
        try {
            return patience.await(answer);
        } finally {
            afterwards.run();
            holder.abort(Runnable::run);
        }
    }

    private void startAgain() {
        server.startAgain();
        tables.awaitConnection();
    }

    @Test
    void frozenForLong() throws Exception {
        Visitor passed = passed("ewan");
        String account = site.person("nadia");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor owing = site.visitor().password(account);
        owing.freshToken("/2fa/challenge");
        List<Visitor> crowd = Stream.generate(passed::copy)
                .limit(3 * ServedTables.CONNECTIONS)
                .toList();
        server.signal("STOP");
        try {
            for (int wave = 0; wave < 2; wave++) {
                Time.passRecheck();
                long began = System.nanoTime();
                assertThat(Crowd.atOnce(crowd, visitor -> visitor.get("/account/")))
                        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(503));
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .isLessThan(STATEMENT.plus(POOL).plus(MACHINE));
            }
            Expect.problem(owing.postJson("/2fa/challenge", "code", phone.next()), 503);
            assertThat(site.visitor().get("/public/hello").body()).contains("hello");
        } finally {
            server.signal("CONT");
        }
        assertThat(Crowd.atOnce(crowd, visitor -> visitor.get("/account/"))).allSatisfy(Expect::open);
        Expect.open(owing.challenge(phone).get("/account/"));
        assertThat(tables.pool().getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    /** Where nobody is in the middle of a statement, the pool finds out first, by its own test of each connection. */
    @Test
    void frozenInTheMiddleOfAChallenge() throws Exception {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor owing = site.visitor().password(account);
        owing.freshToken("/2fa/challenge");
        String code = phone.next();
        long longest = STATEMENT.plus(POOL).plus(MACHINE).toMillis();
        Answer answer = heldUp(
                account,
                () -> owing.postJson("/2fa/challenge", "code", code),
                "STOP",
                coming -> coming.get(longest, TimeUnit.MILLISECONDS),
                () -> server.signal("CONT"));

        Expect.problem(answer, 503);
        Expect.sentToChallenge(Expect.closed(owing.request("GET", "/account/")));
        assertThat(owing.code(code).status()).as("it did not count").isEqualTo(200);
        Expect.open(owing.get("/account/"));
        assertThat(tables.pool().getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void readOnly() {
        Visitor passed = passed("ewan");
        String account = site.person("nadia");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor owing = site.visitor().password(account);
        owing.freshToken("/2fa/challenge");
        String code = phone.next();
        server.readOnly(true);
        try {
            Expect.problem(owing.postJson("/2fa/challenge", "code", code), 503);
            Expect.sentToChallenge(Expect.closed(owing.request("GET", "/account/")));
            Time.passRecheck();
            Expect.open(passed.get("/account/"));
            passed.freshToken("/2fa");
            Expect.problem(passed.postJson("/2fa/recovery-codes"), 503);
        } finally {
            server.readOnly(false);
        }
        assertThat(owing.code(code).status()).isEqualTo(200);
        Expect.open(owing.get("/account/"));
    }

    @Test
    void withoutATable() {
        Visitor passed = passed("ewan");
        String account = site.person("nadia");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor owing = site.visitor().password(account);
        owing.freshToken("/2fa/challenge");
        site.sql("ALTER TABLE secondgate_app RENAME TO gone");
        try {
            Time.passRecheck();
            Expect.unavailable(passed);
            Expect.unavailable(owing);
            Expect.problem(owing.postJson("/2fa/challenge", "code", phone.next()), 503);
        } finally {
            site.sql("ALTER TABLE gone RENAME TO secondgate_app");
        }
        Expect.open(passed.get("/account/"));
        Expect.open(owing.challenge(phone).get("/account/"));
    }

    @Test
    void withoutAConnectionToGive() throws SQLException {
        Visitor passed = passed("ewan");
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 0; i < ServedTables.CONNECTIONS; i++) {
                taken.add(tables.pool().getConnection());
            }
            Time.passRecheck();
            long began = System.nanoTime();
            assertThat(passed.get("/account/").status()).isEqualTo(503);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(POOL.plus(MACHINE));
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        Expect.open(passed.get("/account/"));
    }
}
