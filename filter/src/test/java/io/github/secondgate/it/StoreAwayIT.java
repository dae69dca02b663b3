package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attack 73: the store cannot answer. The gate stays shut, says 503, and works again afterwards. */
@OnOneShiroLine
@Further
class StoreAwayIT {
    private Site site;
    private String account;
    private Authenticator phone;

    @BeforeEach
    void start() {
        site = Site.start();
        account = site.person("ewan");
        phone = site.visitor().password(account).enrol();
    }

    @AfterEach
    void stop() {
        Site.databaseAway(false);
        Site.databaseHangs(false);
        site.close();
    }

    @Test
    void afterThePasswordNothingIsOpened() {
        Site.databaseAway(true);
        Expect.unavailable(site.visitor().password(account));
        Expect.unavailable(site.visitor().password(site.person("nadia")));
        Expect.closed(site.visitor().password(account).request("GET", "/public/forward?to=/account/"));
        Expect.closed(site.visitor().password(account).request("GET", "/public/async?to=/account/"));
        Expect.closed(site.visitor().password(account).request("GET", "/public/include?to=/account/"));
    }

    @Test
    void aSessionThatHasPassedIsNotBelievedLongerThanTheRecheckTime() {
        Visitor visitor = site.visitor().password(account).challenge(phone);
        Expect.open(visitor.get("/account/"));
        Site.databaseAway(true);
        Time.passRecheck();
        Expect.unavailable(visitor);
        Site.databaseAway(false);
        Expect.open(visitor.get("/account/"));
    }

    @Test
    void ourOwnPagesSayThatTheyCannotAnswer() {
        Visitor owing = site.visitor().password(account);
        owing.freshToken("/2fa/challenge");
        Site.databaseAway(true);
        Expect.problem(owing.postJson("/2fa/challenge", "code", phone.next()), 503);
        Expect.problem(owing.getJson("/2fa/challenge"), 503);
        Expect.problem(owing.getJson("/2fa"), 503);
        Answer page = owing.get("/2fa/challenge");
        assertThat(page.status()).isEqualTo(503);
        Site.databaseAway(false);
        owing.challenge(phone);
        Expect.open(owing.get("/account/"));
    }

    @Test
    void aMissingTableOpensNothing() throws SQLException {
        Visitor passed = site.visitor().password(account).challenge(phone);
        Visitor owing = site.visitor().password(account);
        owing.freshToken("/2fa/challenge");
        try (Connection database = site.database();
                Statement statement = database.createStatement()) {
            for (String table : tables(statement)) {
                statement.execute("DROP TABLE " + table + " CASCADE");
            }
        }
        Time.passRecheck();
        Expect.unavailable(passed);
        Expect.unavailable(owing);
        Expect.problem(owing.postJson("/2fa/challenge", "code", phone.next()), 503);
        Expect.unavailable(site.visitor().password(account));
    }

    @Test
    void credentialsOnTheWayOpenNothing() {
        Site.databaseAway(true);
        String basic = java.util.Base64.getEncoder().encodeToString((account + ":demo").getBytes());
        Answer answer =
                Expect.closed(site.visitor().request("GET", "/basic/report").header("Authorization", "Basic " + basic));
        assertThat(answer.status()).isEqualTo(503);
    }

    @Test
    void strangersAndPublicPagesAreNotConcerned() {
        Visitor owing = site.visitor().password(account);
        Site.databaseAway(true);
        assertThat(site.visitor().get("/public/hello").body()).contains("hello");
        assertThat(site.visitor().get("/account/").location()).startsWith("/login.jsp");
        Answer out = owing.get("/logout");
        assertThat(out.status()).as("signing out: %s", out).isIn(302, 303);
        assertThat(owing.get("/account/").location()).startsWith("/login.jsp");
    }

    @Test
    void whoeverIsNotSignedInNeedsNoDatabase() {
        long before = Site.statements();
        for (String path :
                new String[] {"/login.jsp", "/public/hello", "/2fa/assets/secondgate.css", "/account/", "/2fa"}) {
            site.visitor().get(path);
            site.visitor()
                    .request("GET", path)
                    .header("Cookie", "secondgate-trust=x.y")
                    .send();
        }
        assertThat(Site.statements()).isEqualTo(before);
    }

    /** More people than the container has threads left come while the database hangs; the others are answered. */
    @Test
    void aDatabaseThatHangsHoldsNotEverybody() throws Exception {
        Visitor owing = site.visitor().password(account);
        Time.passRecheck();
        ExecutorService people = Executors.newFixedThreadPool(150);
        try {
            Site.databaseHangs(true);
            CompletionService<Answer> answers = new ExecutorCompletionService<>(people);
            for (int i = 0; i < 150; i++) {
                Visitor visitor = owing.copy();
                answers.submit(() -> visitor.request("GET", "/account/").send());
            }
            // 50 have a turn and hang with it; the rest waits for one in vain, or is not let wait.
            for (int i = 0; i < 100; i++) {
                assertThat(answers.take().get().status()).isEqualTo(503);
            }
            assertThat(site.visitor().get("/login.jsp").status()).isEqualTo(200);
            assertThat(site.visitor().get("/public/hello").body()).contains("hello");
        } finally {
            Site.databaseHangs(false);
            people.shutdown();
        }
        assertThat(people.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        Expect.open(site.visitor().password(account).challenge(phone).get("/account/"));
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT table_name FROM information_schema.tables WHERE upper(table_name) LIKE 'SECONDGATE%'")) {
            while (rows.next()) {
                tables.add('"' + rows.getString(1) + '"');
            }
        }
        assertThat(tables).isNotEmpty();
        return tables;
    }
}
