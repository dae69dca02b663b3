package io.github.secondgate.secondfactor.helpdesk;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.policy.Enforcement;
import io.github.secondgate.secondfactor.policy.Exemption;
import io.github.secondgate.secondfactor.policy.Exemptions;
import io.github.secondgate.secondfactor.policy.Obligation;
import io.github.secondgate.secondfactor.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What administrators do for people, and what remains of it on record. */
class HelpdeskTest {
    private final Lab lab = new Lab();
    private final Helpdesk helpdesk =
            new Helpdesk(new CoreServices(lab.database, lab.audit, Notices.none(), lab.clock, lab.random), lab.kinds);
    private final Exemptions exemptions = new Exemptions(lab.core);
    private final People people = new People(lab.database, null, name -> name, lab.clock);

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aResetTakesEveryFactorAwayAndRaisesTheChangeCounter() {
        Phone phone = lab.enrolled("alice");
        lab.enrolments.begin("bob", Lab.PHONE, HERE);
        long changes = lab.accounts.facts("alice").changes();

        assertThat(helpdesk.reset("alice", "mara", "lost phone", HERE)).isTrue();
        AccountFacts facts = lab.accounts.facts("alice");
        assertThat(facts.enrolled()).isFalse();
        assertThat(facts.recoveryCodesLeft()).isZero();
        assertThat(facts.changes()).isGreaterThan(changes);
        assertThat(facts.resetAt()).isEqualTo(lab.clock.instant());
        assertThat(lab.verify(phone, phone.code()).accepted()).isFalse();
        assertThat(lab.events()).anyMatch(line -> line.contains("FACTORS_RESET") && line.contains("mara: lost phone"));
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_setup WHERE account = 'alice'"))
                .isEqualTo("0");
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_setup")).isEqualTo("1");
    }

    @Test
    void aResetTakesTheSecurityQuestionAwayToo() {
        lab.enrolled("alice");
        lab.questions.set("alice", "First teacher?", "Grace Hopper", HERE);
        lab.questions.set("bob", "First teacher?", "Ada Lovelace", HERE);
        helpdesk.reset("alice", "mara", "lost phone", HERE);
        assertThat(lab.questions.of("alice")).isEmpty();
        assertThat(lab.questions.of("bob")).isPresent();
    }

    @Test
    void anUnlockLeavesTheSecurityQuestionAlone() {
        lab.enrolled("alice");
        lab.questions.set("alice", "First teacher?", "Grace Hopper", HERE);
        helpdesk.unlock("alice", "mara", "mistyped", HERE);
        assertThat(lab.questions.of("alice")).isPresent();
    }

    @Test
    void aSetUpThatWasBegunBeforeAResetCannotBeConfirmedAfterIt() {
        PendingEnrolment pending =
                lab.enrolments.begin("alice", Lab.PHONE, HERE).orElseThrow();
        Phone phone = new Phone("alice", pending, lab.clock);
        helpdesk.reset("alice", "mara", "lost phone", HERE);

        assertThat(lab.enrolments
                        .confirm("alice", pending.id(), phone.code(), HERE)
                        .outcome())
                .isEqualTo(Confirmation.Outcome.NO_PENDING);
    }

    @Test
    void nobodyIsResetOfWhomNothingIsKnown() {
        assertThat(helpdesk.reset("nobody", "mara", "lost phone", HERE)).isFalse();
        assertThat(helpdesk.unlock("nobody", "mara", "lost phone", HERE)).isFalse();
    }

    @Test
    void anUnlockForgetsTheFailuresAndNothingElse() {
        Phone phone = lab.enrolled("alice");
        lab.fail(phone, 5);
        assertThat(people.one("alice").throttledUntil())
                .isEqualTo(lab.clock.instant().plusSeconds(60));
        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.THROTTLED);

        assertThat(helpdesk.unlock("alice", "mara", "mistyped", HERE)).isTrue();
        assertThat(people.one("alice").throttledUntil()).isNull();
        assertThat(lab.verify(phone, phone.code()).accepted()).isTrue();
    }

    @Test
    void anAccountThatIsLockedIsShownSoAndComesBackByAnUnlock() {
        Phone phone = lab.enrolled("alice");
        lab.failPatiently(phone, 50);
        assertThat(people.one("alice").locked()).isTrue();
        helpdesk.unlock("alice", "mara", "came to the desk", HERE);
        assertThat(people.one("alice").locked()).isFalse();
        assertThat(lab.verify(phone, phone.code()).accepted()).isTrue();
    }

    @Test
    void anExemptionHoldsUntilItsLastMillisecond() {
        Instant end = lab.clock.instant().plus(Duration.ofDays(3));
        exemptions.grant("nadia", end, "mara", "phone in repair", HERE);
        assertThat(obligation("nadia", end.minusMillis(1)).exempt()).isTrue();
        assertThat(obligation("nadia", end.minusMillis(1)).kind()).isEqualTo(Obligation.Kind.NONE);
        assertThat(obligation("nadia", end).kind()).isEqualTo(Obligation.Kind.ENROLMENT);
    }

    @Test
    void aNewExemptionTakesThePlaceOfTheOld() {
        Instant now = lab.clock.instant();
        exemptions.grant("nadia", now.plus(Duration.ofDays(30)), "mara", "travels", HERE);
        exemptions.grant("nadia", now.plus(Duration.ofDays(1)), "nils", "back again", HERE);

        assertThat(lab.accounts.facts("nadia").exemptUntil()).isEqualTo(now.plus(Duration.ofDays(1)));
        assertThat(exemptions.page(0)).extracting(Exemption::grantedBy).containsExactly("nils", "mara");
        assertThat(exemptions.page(0)).extracting(one -> one.runs(now)).containsExactly(true, false);
    }

    @Test
    void anExemptionEndsOnce() {
        exemptions.grant("nadia", lab.clock.instant().plusSeconds(60), "mara", "travels", HERE);
        String id = exemptions.page(0).get(0).id();
        assertThat(exemptions.end(id, "nils", HERE)).isTrue();
        assertThat(exemptions.end(id, "nils", HERE)).isFalse();
        assertThat(lab.accounts.facts("nadia").exemptUntil()).isNull();
        assertThat(lab.lastEvent()).contains("EXEMPTION_ENDED", "nadia", "by nils");
    }

    @Test
    void anExemptionNeedsAnEndThatLiesAheadWithinAYear() {
        Instant now = lab.clock.instant();
        for (Instant end : new Instant[] {now, now.plus(Duration.ofDays(367))}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> exemptions.grant("nadia", end, "mara", "travels", HERE));
        }
    }

    @Test
    void peopleAreFoundByAPartOfTheirNameAndSigns() {
        lab.enrolled("alice");
        lab.accounts.noteRequired("al%ice");
        assertThat(containing("ali")).containsExactly("alice");
        assertThat(containing("al%")).containsExactly("al%ice");
        assertThat(containing("")).containsExactly("al%ice", "alice");
        assertThat(containing("ALI")).isEmpty();
    }

    @Test
    void peopleAreFoundByTheBeginningOfTheirNameInAnyScript() {
        for (String name :
                new String[] {"alice", "alj", "ali\ud7ff", "ali\ud7ffx", "ali\ue000", "m\u00fcller", "x\udbff\udfff"}) {
            lab.accounts.noteRequired(name);
        }
        assertThat(beginning("ali")).containsExactlyInAnyOrder("alice", "ali\ud7ff", "ali\ud7ffx", "ali\ue000");
        assertThat(beginning("ali\ud7ff")).containsExactlyInAnyOrder("ali\ud7ff", "ali\ud7ffx");
        assertThat(beginning("m\u00fc")).containsExactly("m\u00fcller");
        assertThat(beginning("x\udbff\udfff")).containsExactly("x\udbff\udfff");
        assertThat(beginning("lice")).isEmpty();
        assertThat(beginning("al%")).isEmpty();
        assertThat(beginning("")).hasSize(7);
    }

    private List<String> beginning(String part) {
        return found(part, PeopleSearch.Match.BEGINS);
    }

    private List<String> containing(String part) {
        return found(part, PeopleSearch.Match.CONTAINS);
    }

    private List<String> found(String part, PeopleSearch.Match match) {
        PeopleSearch search = new PeopleSearch(part, match, null, (person, hasRole) -> true);
        return people.page(search, null, People.PAGE).people().stream()
                .map(person -> person.facts().account())
                .collect(Collectors.toList());
    }

    private Obligation obligation(String account, Instant at) {
        Policy everyone = new Policy(Enforcement.EVERYONE, Set.of(), Duration.ZERO, Set.of());
        return everyone.decide(lab.accounts.facts(account), role -> false, at);
    }
}
