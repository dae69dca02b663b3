package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attacks 4, 8, 11 and 15: everything at once. */
class ParallelIT {
    private static Site site;

    private final String account = site.person("ewan");
    private final Authenticator phone = site.visitor().password(account).enrol();

    @BeforeAll
    static void start() {
        site = Site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private List<Visitor> visitors(int count) {
        List<Visitor> visitors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Visitor visitor = site.visitor().password(account);
            visitor.freshToken("/2fa/challenge");
            visitors.add(visitor);
        }
        return visitors;
    }

    private static long count(List<Answer> answers, int status) {
        return answers.stream().filter(answer -> answer.status() == status).count();
    }

    @Test
    void oneCodeSentFiftyTimesAtOncePassesOnce() throws Exception {
        List<Visitor> visitors = visitors(50);
        String code = phone.next();
        List<Answer> answers = Crowd.atOnce(visitors, visitor -> visitor.postJson("/2fa/challenge", "code", code));
        assertThat(count(answers, 200)).isEqualTo(1);
        assertThat(answers).extracting(Answer::status).containsOnly(200, 422, 429);
        assertThat(visitors.stream()
                        .filter(visitor -> visitor.get("/account/").body().contains("CANARY")))
                .hasSize(1);
    }

    @Test
    void oneRecoveryCodeSentManyTimesAtOncePassesOnce() throws Exception {
        String code = phone.recoveryCodes().get(0);
        List<Visitor> visitors = visitors(20);
        List<Answer> answers =
                Crowd.atOnce(visitors, visitor -> visitor.postJson("/2fa/challenge", "recoveryCode", code));
        assertThat(count(answers, 200)).isEqualTo(1);
        assertThat(answers).extracting(Answer::status).containsOnly(200, 422, 429);
    }

    @Test
    void manyWrongCodesAtOnceAreNotAllTried() throws Exception {
        List<Answer> answers =
                Crowd.atOnce(visitors(60), visitor -> visitor.postJson("/2fa/challenge", "code", phone.wrong()));
        assertThat(count(answers, 422)).isBetween(1L, 5L);
        assertThat(count(answers, 422) + count(answers, 429)).isEqualTo(60);
    }

    @Test
    void twoRegenerationsAtOnceLeaveOneSetAlive() throws Exception {
        List<Visitor> visitors = visitors(2);
        for (Visitor visitor : visitors) {
            visitor.challenge(phone);
            visitor.freshToken("/2fa");
        }
        List<Answer> answers = Crowd.atOnce(visitors, visitor -> visitor.postJson("/2fa/recovery-codes"));
        int alive = 0;
        for (Answer answer : answers) {
            if (answer.status() == 200) {
                String code = answer.json().getArray("recoveryCodes").getString(0);
                alive += site.visitor().password(account).recoveryCode(code).status() == 200 ? 1 : 0;
            }
        }
        assertThat(alive).isEqualTo(1);
        String old = phone.recoveryCodes().get(0);
        assertThat(site.visitor().password(account).recoveryCode(old).status()).isEqualTo(422);
    }

    @Test
    void twoSetUpsConfirmedAtOnceLeaveOneAuthenticator() throws Exception {
        String newcomer = site.person("nadia");
        List<Visitor> visitors =
                List.of(site.visitor().password(newcomer), site.visitor().password(newcomer));
        List<Authenticator> phones = new ArrayList<>();
        for (Visitor visitor : visitors) {
            visitor.freshToken("/2fa");
            phones.add(new Authenticator(visitor.postJson("/2fa/enable").json().getString("secret")));
        }
        List<Answer> answers = Crowd.atOnce(
                visitors,
                visitor -> visitor.postJson(
                        "/2fa/confirm",
                        "code",
                        phones.get(visitors.indexOf(visitor)).current()));
        assertThat(count(answers, 200)).isEqualTo(1);
        int winner = answers.get(0).status() == 200 ? 0 : 1;
        site.visitor().password(newcomer).challenge(advanced(phones.get(winner)));
        assertThat(site.visitor()
                        .password(newcomer)
                        .code(phones.get(1 - winner).next())
                        .status())
                .isEqualTo(422);
    }

    private static Authenticator advanced(Authenticator phone) {
        Time.advanceSeconds(30);
        return phone;
    }

    @Test
    void aSessionHammeredWhileItPassesServesNothingBefore() throws Exception {
        Visitor visitor = site.visitor().password(account);
        visitor.freshToken("/2fa/challenge");
        List<Visitor> hammers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            hammers.add(visitor.copy());
        }
        List<Answer> answers = Crowd.atOnce(hammers, hammer -> hammer.get("/account/"));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.raw()).doesNotContain("CANARY"));
    }
}
