package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.secondgate.store.server.ChosenServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What must hold of two nodes of one application on one PostgreSQL, whoever keeps the sessions; no node keeps any in memory. A
 * third is a process of its own, which is killed.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class TwoNodesContract {
    private static final int ROUNDS = Integer.getInteger("it.rounds", 60);

    private final GreenMail mails = mails();
    final ServedTables tables = new ServedTables(ChosenServer.get("postgresql-17"));
    private Site here;
    private Site there;

    /** In what all nodes share. */
    abstract Setup keepsSessions(Setup setup);

    /** All of them as they stand there. */
    abstract List<byte[]> storedSessions() throws Exception;

    @BeforeAll
    void start() {
        here = Site.start(setup(), tables);
        there = here.node(setup());
    }

    private static GreenMail mails() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", "smtp");
        setup.setServerStartupTimeout(60_000);
        GreenMail server = new GreenMail(setup);
        server.start();
        return server;
    }

    private Setup setup() {
        return keepsSessions(new Setup().mail(mails.getSmtp().getPort()).mailJars());
    }

    @AfterAll
    void stop() {
        there.close();
        here.close();
        mails.stop();
    }

    private Site node(int number) {
        return number % 2 == 0 ? here : there;
    }

    /** Half of them at either node, each in a session of its own that owes a code. */
    private List<Visitor> owing(String account, int count) {
        List<Visitor> visitors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            visitors.add(node(i).visitor().password(account));
            visitors.get(i).freshToken("/2fa/challenge");
        }
        return visitors;
    }

    private static long count(List<Answer> answers, int status) {
        return answers.stream().filter(answer -> answer.status() == status).count();
    }

    @Test
    void aSessionGoesOnAtTheOtherNode() {
        String account = here.person("nadia");
        Visitor visitor = here.visitor().password(account);
        Authenticator phone = visitor.enrol();
        Expect.open(visitor.at(there).get("/account/"));
        Visitor again = there.visitor().password(account);
        Expect.sentToChallenge(Expect.closed(again.at(here).request("GET", "/account/")));
        Visitor challenged = again.at(here).challenge(phone);
        Expect.open(challenged.at(there).get("/account/"));
        Expect.open(challenged.get("/account/"));
    }

    /** Attack 4. */
    @Test
    void oneCodeSentToBothAtOnceHasASingleWinnerEachTime() throws Exception {
        String account = here.person("ewan");
        Authenticator phone = here.visitor().password(account).enrol();
        for (int round = 0; round < ROUNDS; round++) {
            List<Visitor> both = owing(account, 2);
            String code = phone.next();
            List<Answer> answers = Crowd.atOnce(both, visitor -> visitor.postJson("/2fa/challenge", "code", code));
            assertThat(answers).as("round %d", round).extracting(Answer::status).containsExactlyInAnyOrder(200, 422);
        }
    }

    /** Attack 8. */
    @Test
    void oneRecoveryCodeSentToBothAtOncePassesOnce() throws Exception {
        String account = here.person("ewan");
        String code = here.visitor().password(account).enrol().recoveryCodes().get(0);
        List<Answer> answers =
                Crowd.atOnce(owing(account, 10), visitor -> visitor.postJson("/2fa/challenge", "recoveryCode", code));
        assertThat(count(answers, 200)).isEqualTo(1);
        assertThat(answers).extracting(Answer::status).containsOnly(200, 422, 429);
    }

    /** Attack 11. */
    @Test
    void twoNewSetsOfRecoveryCodesLeaveOneAlive() throws Exception {
        String account = here.person("ewan");
        Authenticator phone = here.visitor().password(account).enrol();
        List<Visitor> both = owing(account, 2);
        for (Visitor visitor : both) {
            visitor.challenge(phone);
            visitor.freshToken("/2fa");
        }
        int alive = 0;
        for (Answer answer : Crowd.atOnce(both, visitor -> visitor.postJson("/2fa/recovery-codes"))) {
            if (answer.status() == 200) {
                String code = answer.json().getArray("recoveryCodes").getString(0);
                alive += node(alive + 1)
                                        .visitor()
                                        .password(account)
                                        .recoveryCode(code)
                                        .status()
                                == 200
                        ? 1
                        : 0;
            }
        }
        assertThat(alive).isEqualTo(1);
        String old = phone.recoveryCodes().get(0);
        assertThat(there.visitor().password(account).recoveryCode(old).status()).isEqualTo(422);
    }

    /** Attacks 13 and 15. */
    @Test
    void wrongCodesAtBothCountTogether() throws Exception {
        String account = here.person("ewan");
        Authenticator phone = here.visitor().password(account).enrol();
        List<Answer> answers =
                Crowd.atOnce(owing(account, 40), visitor -> visitor.postJson("/2fa/challenge", "code", phone.wrong()));
        assertThat(count(answers, 422)).isBetween(1L, 5L);
        assertThat(count(answers, 422) + count(answers, 429)).isEqualTo(40);
        assertThat(there.visitor().password(account).code(phone.next()).status())
                .isEqualTo(429);
    }

    /** Attack 39. */
    @Test
    void anIdOfASessionIsWorthNothingAtEitherNodeAfterEitherStep() {
        String account = here.person("ewan");
        Authenticator phone = here.visitor().password(account).enrol();
        Visitor victim = here.visitor();
        victim.get("/public/hello?session=yes");
        Visitor beforeThePassword = victim.copy();
        victim.password(account);
        Visitor beforeTheCode = victim.copy();
        victim.at(there).challenge(phone);
        for (Visitor thief : List.of(beforeThePassword, beforeTheCode)) {
            for (Site node : List.of(here, there)) {
                Expect.closed(thief.at(node).request("GET", "/account/"));
                assertThat(thief.at(node).get("/account/").location()).startsWith("/login.jsp");
            }
        }
    }

    /** Attack 40. */
    @Test
    void anOlderSessionOwesACodeWithinTheRecheckTime() {
        String account = here.person("ewan");
        Visitor older = there.visitor().password(account);
        Expect.open(older.get("/account/"));
        here.visitor().password(account).enrol();
        Time.passRecheck();
        Expect.sentToChallenge(Expect.closed(older.request("GET", "/account/")));
        Expect.sentToChallenge(Expect.closed(older.at(here).request("GET", "/account/")));
    }

    @Test
    void whatIsDisabledAtOneIsForgottenAtTheOther() {
        String account = here.person("nadia");
        Visitor visitor = here.visitor().password(account);
        visitor.enrol();
        Visitor owing = there.visitor().password(account);
        Expect.sentToChallenge(owing.get("/account/"));
        visitor.freshToken("/2fa");
        Answer disabled = visitor.postJson("/2fa/disable", "password", "demo");
        assertThat(disabled.status()).as("%s", disabled).isLessThan(300);
        Time.passRecheck();
        Expect.open(owing.get("/account/"));
        Expect.open(there.visitor().password(account).get("/account/"));
    }

    /** Attack 77. */
    @Test
    void aCodeOfANodeThatIsAheadPassesOnceAndThePersonIsToldAtTheOther() throws Exception {
        String account = here.person("nadia");
        Authenticator phone = here.visitor().password(account).enrol();
        String ofThere = phone.at(Time.step() + 3);
        try (NodeProcess ahead = here.process(setup(), Time.millis() + 90_000)) {
            Visitor first = here.visitor(ahead.port()).password(account);
            assertThat(first.code(ofThere).status()).isEqualTo(200);
            assertThat(here.visitor(ahead.port())
                            .password(account)
                            .code(ofThere)
                            .status())
                    .as("the same code at the same node")
                    .isEqualTo(422);
        }
        // At the other none can be right yet, so each is answered alike, and none counts as a failure.
        for (String code : List.of(ofThere, phone.current(), phone.wrong(), phone.wrong(), phone.wrong())) {
            Answer told = here.visitor().password(account).code(code);
            assertThat(told.status()).isEqualTo(429);
            assertThat(Long.parseLong(told.header("Retry-After"))).isBetween(60L, 150L);
            assertThat(told.json().getString("detail")).contains("server’s clock is wrong");
        }
        Time.advanceSeconds(90);
        assertThat(here.visitor().password(account).code(ofThere).status())
                .as("when its time comes there too")
                .isEqualTo(422);
        Time.advanceSeconds(60);
        Expect.open(here.visitor().password(account).challenge(phone).get("/account/"));
    }

    @Test
    void whoseNodeIsKilledInTheMiddleOfAChallengeGoesOnAtTheOther() throws Exception {
        String account = here.person("nadia");
        Authenticator phone = here.visitor().password(account).enrol();
        Visitor visitor;
        try (NodeProcess node = here.process(setup(), Time.millis())) {
            visitor = here.visitor(node.port()).password(account);
            Expect.sentToChallenge(visitor.get("/account/statement"));
            visitor.freshToken("/2fa/challenge");
            node.kill();
        }
        Visitor goesOn = visitor.at(here);
        Answer passed = goesOn.post("/2fa/challenge", "code", phone.next());
        Expect.sentTo(passed, "/account/statement");
        Expect.open(goesOn.get("/account/statement"));
    }

    @Test
    void eachMailIsSentOnce() throws Exception {
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            accounts.add(here.person("reader"));
            node(i).visitor().password(accounts.get(i)).enrol();
        }
        for (String account : accounts) {
            List<String> subjects = subjects(account);
            for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
                    subjects.isEmpty() && System.nanoTime() < end; ) {
                mails.waitForIncomingEmail(100, mails.getReceivedMessages().length + 1);
                subjects = subjects(account);
            }
            assertThat(subjects).as(account).hasSize(1);
        }
        // The outbox hears of it after whoever gets the mail.
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); waiting() > 0 && System.nanoTime() < end; ) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(waiting()).isZero();
        for (String account : accounts) {
            assertThat(subjects(account)).as(account).hasSize(1);
        }
    }

    private List<String> subjects(String account) throws Exception {
        List<String> subjects = new ArrayList<>();
        for (var mail : mails.getReceivedMessages()) {
            if (Arrays.toString(mail.getAllRecipients()).contains(account + "@")) {
                subjects.add(mail.getSubject());
            }
        }
        return subjects;
    }

    private long waiting() throws Exception {
        try (Connection connection = tables.connect();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT COUNT(*) FROM secondgate_outbox WHERE sent_at IS NULL AND account LIKE 'reader%'")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void nothingSecretStandsInAStoredSession() throws Exception {
        String account = here.person("nadia");
        Visitor visitor = here.visitor().password(account);
        visitor.freshToken("/2fa");
        Authenticator phone =
                new Authenticator(visitor.postJson("/2fa/enable").json().getString("secret"));
        String first = phone.next();
        List<String> secrets = new ArrayList<>(List.of(phone.setupKey(), "otpauth", first));
        noneStands(secrets);
        Answer confirmed = visitor.postJson("/2fa/confirm", "code", first);
        confirmed.json().getArray("recoveryCodes").forEach(code -> secrets.add((String) code));
        noneStands(secrets);
        Visitor again = there.visitor().password(account);
        secrets.add(phone.wrong());
        again.code(phone.wrong());
        secrets.add(phone.next());
        again.code(phone.current());
        Expect.open(again.get("/account/"));
        noneStands(secrets);
    }

    private void noneStands(List<String> secrets) throws Exception {
        List<byte[]> sessions = storedSessions();
        assertThat(sessions).isNotEmpty();
        for (byte[] stored : sessions) {
            String text = new String(stored, StandardCharsets.ISO_8859_1);
            assertThat(text).doesNotContain(secrets);
            // As Kryo ends a word.
            byte[] seven = stored.clone();
            for (int i = 0; i < seven.length; i++) {
                seven[i] &= 0x7f;
            }
            assertThat(new String(seven, StandardCharsets.ISO_8859_1)).doesNotContain(secrets);
            assertThat(new String(stored, StandardCharsets.UTF_16BE)).doesNotContain(secrets);
        }
    }
}
