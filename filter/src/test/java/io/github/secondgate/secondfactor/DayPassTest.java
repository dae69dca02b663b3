package io.github.secondgate.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.helpdesk.DayPass;
import io.github.secondgate.secondfactor.helpdesk.Help;
import io.github.secondgate.secondfactor.helpdesk.Helpdesk;
import io.github.secondgate.secondfactor.helpdesk.Rescue;
import io.github.secondgate.secondfactor.helpdesk.RescueCodeKind;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The helpdesk lets in for the day who left the phone at home, and attack 47 against that. The lab's passes end at 15:30. */
class DayPassTest {
    private static final RequestOrigin THIS = new RequestOrigin("203.0.113.7", "this session");
    private static final RequestOrigin OTHER = new RequestOrigin("203.0.113.8", "another session");
    private static final RequestOrigin DESK = new RequestOrigin("192.0.2.1", "the desk");
    private static final Instant END = Instant.parse("2026-03-01T15:30:00Z");

    private final Lab lab = new Lab();
    private final SecretHash hash = new SecretHash(lab.keyRing("first"), lab.random, 2);
    private final Rescues rescues = new Rescues(lab.core, hash, Lab.EVENING);
    private Lab.Phone phone;

    @BeforeEach
    void enrol() {
        phone = lab.enrolled("ewan");
        lab.enrolled("mara");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private Rescue issue(RequestOrigin session) {
        String phrase = rescues.ask("ewan", session).orElseThrow();
        return rescues.desk().issue(phrase, Help.DAY_PASS, "mara", "phone is at home, called back", DESK);
    }

    private String code() {
        return issue(THIS).code();
    }

    private Verification spend(String code, RequestOrigin session) {
        return lab.verifier.verify("ewan", RescueCodeKind.answer(code), session);
    }

    private String told(String kind) {
        return lab.tables.ask("SELECT MAX(body) FROM secondgate_outbox WHERE kind = '" + kind + "'");
    }

    @Test
    void aCodeWorksOnceAndTakesNothingAway() {
        AccountFacts before = lab.accounts.facts("ewan");
        String codes = lab.tables.ask("SELECT COUNT(*) FROM secondgate_recovery_code WHERE spent_at IS NULL");
        String code = code();
        assertThat(Help.of(code)).isEqualTo(Help.DAY_PASS);
        Verification accepted = spend(code, THIS);
        assertThat(accepted.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(accepted.changes()).isEqualTo(before.changes());
        assertThat(spend(code, THIS).outcome()).isEqualTo(Outcome.REJECTED);

        assertThat(lab.accounts.facts("ewan").apps()).hasSize(1);
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_recovery_code WHERE spent_at IS NULL"))
                .isEqualTo(codes);
        lab.clock.move(Lab.STEP.multipliedBy(2));
        assertThat(lab.verifier
                        .verify("ewan", TotpAppKind.answer(null, phone.code()), THIS)
                        .accepted())
                .isTrue();
    }

    @Test
    void ofManyAtOnceOneIsLetIn() {
        String code = code();
        List<Outcome> outcomes = IntStream.range(0, 5)
                .parallel()
                .mapToObj(i -> spend(code, THIS).outcome())
                .collect(Collectors.toList());
        assertThat(outcomes).containsOnlyOnce(Outcome.ACCEPTED);
    }

    @Test
    void aCodeThatSomebodyElseHeardIsWorthNothingInTheirSession() {
        String code = code();
        rescues.ask("ewan", OTHER);
        assertThat(spend(code, OTHER).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(spend(code, THIS).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void noCodeOfTheOneKindIsMadeIntoTheOther() {
        String code = code();
        String rescue = "R" + code.substring(1);
        assertThat(spend(rescue, THIS).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(lab.accounts.facts("ewan").changes())
                .isEqualTo(
                        Long.parseLong(lab.tables.ask("SELECT changes FROM secondgate_rescue WHERE account = 'ewan'")));
    }

    @Test
    void theCodeIsTakenUntilItsTimeOrTheDaysIsOver() {
        assertThat(issue(THIS).expiresAt()).isEqualTo(lab.clock.instant().plus(Rescues.CODE_LIVES));
        lab.clock.set(END.minus(Duration.ofMinutes(5)));
        Rescue late = issue(THIS);
        assertThat(late.expiresAt()).isEqualTo(END);
        assertThat(late.endsAt()).isEqualTo(END);
        lab.clock.set(END);
        assertThat(spend(late.code(), THIS).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void onceTheTimeIsOverNoneIsIssuedUntilTheNextDay() {
        lab.clock.set(END.minusMillis(1));
        assertThat(issue(THIS).outcome()).isEqualTo(Rescue.Outcome.ISSUED);
        lab.clock.set(END);
        assertThat(issue(OTHER).outcome()).isEqualTo(Rescue.Outcome.DAY_PASS_OVER);
        String phrase = rescues.ask("ewan", OTHER).orElseThrow();
        assertThat(rescues.desk().caller(phrase, "mara").noDayPass()).isEqualTo(Rescue.Outcome.DAY_PASS_OVER);
        lab.clock.set(Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(issue(THIS).outcome()).isEqualTo(Rescue.Outcome.ISSUED);
    }

    @Test
    void anAccountUsesOneADay() {
        String second = issue(OTHER).code();
        assertThat(spend(code(), THIS).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(spend(second, OTHER).outcome()).isEqualTo(Outcome.REJECTED);
        lab.clock.move(Duration.ofHours(2));
        new Housekeeping(lab.database, Duration.ofDays(7), Duration.ofDays(400), lab.clock).run();
        assertThat(issue(THIS).outcome()).isEqualTo(Rescue.Outcome.DAY_PASS_USED);
        assertThat(rescues.desk()
                        .issue(rescues.ask("ewan", THIS).orElseThrow(), Help.RESCUE, "mara", "it is lost now", DESK)
                        .outcome())
                .isEqualTo(Rescue.Outcome.ISSUED);
        lab.clock.move(Duration.ofHours(22));
        assertThat(spend(code(), THIS).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    /** Two agents were called, each by another browser of the same account. */
    @Test
    void ofTwoPassesUsedAtOnceOneLetsIn() {
        String first = code();
        String second = issue(OTHER).code();
        List<Outcome> outcomes = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i ->
                        spend(i == 0 ? first : second, i == 0 ? THIS : OTHER).outcome())
                .collect(Collectors.toList());
        assertThat(outcomes).containsExactlyInAnyOrder(Outcome.ACCEPTED, Outcome.REJECTED);
    }

    @Test
    void guessesAreCountedWithTheRecoveryCodesAndAPassForgivesNone() {
        String code = code();
        lab.verifier.verify("ewan", TotpAppKind.answer(null, "000000"), THIS);
        String failures = lab.tables.ask("SELECT app_failures FROM secondgate_account WHERE account = 'ewan'");
        assertThat(failures).isEqualTo("1");
        for (int i = 0; i < 4; i++) {
            assertThat(spend("DBCD-EFGH", THIS).outcome()).isEqualTo(Outcome.REJECTED);
        }
        assertThat(spend(code, THIS).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(lab.tables.ask("SELECT app_failures FROM secondgate_account WHERE account = 'ewan'"))
                .isEqualTo("1");
        assertThat(lab.tables.ask("SELECT recovery_tries FROM secondgate_account WHERE account = 'ewan'"))
                .isEqualTo("4");
        assertThat(spend("DBCD-EFGH", THIS).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(spend("DBCD-EFGH", THIS).outcome()).isEqualTo(Outcome.THROTTLED);
    }

    @Test
    void aResetEndsTheCodesThatWereIssuedBefore() {
        String code = code();
        new Helpdesk(lab.core, lab.kinds).reset("ewan", "mara", "owner called", DESK);
        lab.enrolled("ewan");
        assertThat(spend(code, THIS).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void nobodyGivesOneToThemselves() {
        String phrase = rescues.ask("mara", THIS).orElseThrow();
        assertThat(rescues.desk()
                        .issue(phrase, Help.DAY_PASS, "mara", "left at home", DESK)
                        .outcome())
                .isEqualTo(Rescue.Outcome.OWN_ACCOUNT);
    }

    @Test
    void theOwnerIsToldUntilWhenAndTheLogByWhomAndWhy() {
        String code = code();
        assertThat(told("DAY_PASS_ISSUED"))
                .contains("once without your phone", "today at 15:30", "If this was not you");
        spend(code, THIS);
        assertThat(told("DAY_PASS_USED"))
                .contains("until 15:30 today", "Nothing can be changed", "If this was not you");
        assertThat(lab.events())
                .anyMatch(line -> line.contains("DAY_PASS_ISSUED") && line.contains("ISSUED by mara: phone is at home"))
                .anyMatch(line -> line.contains("SECOND_FACTOR_CHECKED") && line.contains("DAY_PASS"))
                .noneMatch(line -> line.contains(code));
    }

    @Test
    void whatAPassLetInEndsAtTheTimeOfItsDayAndOfNoOther() {
        Instant in = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(Lab.EVENING.holds(in, in)).isTrue();
        assertThat(Lab.EVENING.holds(in, END.minusMillis(1))).isTrue();
        assertThat(Lab.EVENING.holds(in, END)).isFalse();
        assertThat(Lab.EVENING.holds(in, in.plus(Duration.ofDays(1)))).isFalse();
        assertThat(Lab.EVENING.holds(in, in.minus(Duration.ofDays(1)))).isFalse();
        assertThat(DayPass.OFF.holds(in, in)).isFalse();
    }

    @Test
    void theTimeIsThatOfTheZoneAlsoOnTheDayThatItsClocksAreMoved() {
        DayPass berlin = new DayPass(LocalTime.of(18, 0), ZoneId.of("Europe/Berlin"));
        assertThat(berlin.endOf(Instant.parse("2026-03-28T09:00:00Z"))).isEqualTo("2026-03-28T17:00:00Z");
        assertThat(berlin.endOf(Instant.parse("2026-03-29T09:00:00Z"))).isEqualTo("2026-03-29T16:00:00Z");
        assertThat(berlin.endOf(Instant.parse("2026-03-28T23:30:00Z"))).isEqualTo("2026-03-29T16:00:00Z");
    }
}
