package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import io.github.secondgate.testing.FewRounds;
import io.github.secondgate.testing.Further;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attacks 86 and 87: one password, or one session, used as often as a machine can. */
@OnOneShiroLine
@Further
class FloodIT {
    private static Site site;
    private static Visitor mara;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup().line("secondgate.adminRole = admin"));
        mara = site.visitor().password(site.person("admin"));
        mara.enrol();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** As long as they take where an attacker means to keep the machine busy with them. */
    private static void codesTakeTheirTime() {
        FewRounds.remove();
    }

    @AfterEach
    void codesTakeNoTime() {
        FewRounds.use();
    }

    private static List<Answer> atOnce(int times, Visitor visitor, String path, String... fields) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        CyclicBarrier start = new CyclicBarrier(times);
        List<Future<Answer>> sent = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Visitor copy = visitor.copy();
            sent.add(threads.submit(() -> {
                start.await();
                return copy.postJson(path, fields);
            }));
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : sent) {
            answers.add(answer.get());
        }
        threads.shutdown();
        return answers;
    }

    private static void waitsAwhile(Answer answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    }

    @Test
    void oneSessionThatMakesRecoveryCodesWithoutAnEndIsStoppedAndNobodyElseWaits() throws Exception {
        codesTakeTheirTime();
        String account = site.person("ewan");
        Visitor thief = site.visitor().password(account);
        thief.enrol();
        thief.freshToken("/2fa");
        String rita = site.person("rita");
        Authenticator lost = site.visitor().password(rita).enrol();
        String theo = site.person("theo");
        Authenticator phone = site.visitor().password(theo).enrol();

        List<Answer> answers = atOnce(40, thief, "/2fa/recovery-codes");
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSizeBetween(1, 2);
        // Those that had waited while a new set was made stood on the set before it.
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 401, 409, 429);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).allSatisfy(FloodIT::waitsAwhile);
        assertThat(site.visitor()
                        .password(rita)
                        .recoveryCode(lost.recoveryCodes().get(0))
                        .status())
                .isEqualTo(200);
        site.visitor().password(theo).challenge(phone);

        long made = answers.stream().filter(answer -> answer.status() == 200).count();
        // Those that came too late for the set they stood on count too: they were derived.
        while (thief.postJson("/2fa/recovery-codes").status() == 200) {
            made++;
        }
        assertThat(made).isBetween(1L, 5L);
        Answer script = thief.postJson("/2fa/recovery-codes");
        Expect.problem(script, 429);
        waitsAwhile(script);
        Answer page = thief.post("/2fa/recovery-codes");
        waitsAwhile(page);
        assertThat(page.contentType()).isEqualTo("text/html");
        assertThat(page.body()).contains("Try again in");
        Time.advanceSeconds(Integer.parseInt(page.header("Retry-After")));
        site.visitor().password(theo).challenge(phone);
        site.visitor().password(rita).challenge(lost);
    }

    @Test
    void wrongRecoveryCodesSentAtOnceAreTurnedAwayAndTheOwnersAppGoesOn() throws Exception {
        codesTakeTheirTime();
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor guesser = site.visitor().password(account);
        guesser.freshToken("/2fa/challenge");
        List<Answer> answers = atOnce(30, guesser, "/2fa/challenge", "recoveryCode", "ZZZZ-ZZZZ");
        assertThat(answers).filteredOn(answer -> answer.status() == 422).hasSizeBetween(1, 5);
        assertThat(answers).filteredOn(answer -> answer.status() != 422).allSatisfy(FloodIT::waitsAwhile);
        site.visitor().password(account).challenge(phone);
    }

    @Test
    void whatIsSentAgainAndAgainIsOneEventWithACount() {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor guesser = site.visitor().password(account);
        for (int i = 0; i < 5; i++) {
            guesser.code(phone.wrong());
        }
        guesser.freshToken("/2fa/challenge");
        for (int i = 0; i < 200; i++) {
            assertThat(guesser.postJson("/2fa/challenge", "code", "123456").status())
                    .isEqualTo(429);
        }
        String query = "/2fa/admin/events?account=" + account;
        JsonObject newest = mara.getJson(query).json().getArray("events").getObject(0);
        assertThat(newest.getString("outcome")).isEqualTo("THROTTLED");
        assertThat(newest.getInt("count")).isEqualTo(200);
        assertThat(newest.getString("lastAt")).isNotEmpty();
        assertThat(mara.getJson(query).json().getArray("events").size()).isLessThan(8);
        assertThat(mara.get(query).body()).contains("Times: 200, the last: ");
        assertThat(mara.request("GET", query).accept("text/csv").send().body()).contains("\"THROTTLED\",200,20");
    }

    @Test
    void settingUpAndDisablingInALoopIsStopped() {
        Visitor visitor = site.visitor().password(site.person("ewan"));
        for (int i = 0; i < 10; i++) {
            visitor.enrol();
            visitor.freshToken("/2fa");
            assertThat(visitor.postJson("/2fa/disable", "password", "demo").status())
                    .isEqualTo(204);
        }
        visitor.freshToken("/2fa");
        Authenticator phone =
                new Authenticator(visitor.postJson("/2fa/enable").json().getString("secret"));
        Answer answer = visitor.postJson("/2fa/confirm", "code", phone.next());
        Expect.problem(answer, 429);
        waitsAwhile(answer);
    }

    @Test
    void ofOneAccountThreePhrasesWait() {
        String account = site.person("ewan");
        site.visitor().password(account).enrol();
        for (int i = 0; i < 4; i++) {
            Visitor visitor = site.visitor().password(account);
            visitor.freshToken("/2fa/challenge");
            Answer answer = visitor.postJson("/2fa/challenge/rescue");
            if (i < 3) {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(visitor.postJson("/2fa/challenge/rescue").body())
                        .contains(answer.json().getString("phrase"));
            } else {
                Expect.problem(answer, 429);
                waitsAwhile(answer);
            }
        }
    }
}
