package io.github.secondgate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MappersTest {
    private final TestDatabase tables = new TestDatabase();
    private final Database database = new Database(tables.dataSource());

    @BeforeEach
    void addAlice() {
        in(t -> t.accounts().addIfAbsent("alice"));
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void aNewAccountHasNothing() {
        AccountRow row = find();

        assertThat(row.account()).isEqualTo("alice");
        assertThat(row.changes()).isZero();
        assertThat(row.requiredSinceAt()).isNull();
        assertThat(row.recoveryParameters()).isNull();
        assertThat(row.recoveryCodesLeft()).isZero();
        assertThat(row.appFailures() + row.recoveryTries() + row.passwordFailures())
                .isZero();
        assertThat(row.appFailedAt() + row.recoveryWindowAt() + row.passwordFailedAt())
                .isZero();
        assertThat(row.apps()).isEmpty();
        assertThat(row.app(null)).isNull();
        assertThat(row.enrolled()).isFalse();
    }

    @Test
    void anUnknownAccountIsNull() {
        AccountRow row = in(t -> t.accounts().find("bob"));
        Long lock = in(t -> t.accounts().lock("bob"));

        assertThat(row).isNull();
        assertThat(lock).isNull();
    }

    @Test
    void theAccountIsReadWithItsAppAndStock() {
        addApp(41);
        addCodes("c1", "c2", "c3");
        in(t -> t.recoveryCodes().spend("c2", 7, null));

        AccountRow row = find();
        assertThat(row.recoveryCodesLeft()).isEqualTo(2);
        assertThat(row.enrolled()).isTrue();
        assertThat(row.apps()).hasSize(1);
        TotpAppRow app = row.app(null);
        assertThat(app.id()).isEqualTo("app");
        assertThat(app.account()).isEqualTo("alice");
        assertThat(app.name()).isEqualTo("Phone");
        assertThat(app.secret()).isEqualTo("sealed");
        assertThat(app.algorithm()).isEqualTo("SHA256");
        assertThat(app.digits()).isEqualTo(8);
        assertThat(app.periodSeconds()).isEqualTo(60);
        assertThat(app.lastStep()).isEqualTo(41);
        assertThat(app.refusedSteps()).isEqualTo(EnrolmentRow.NO_STEPS);
        assertThat(app.suspectStep()).isNull();
        assertThat(app.suspectOffset()).isNull();
        assertThat(app.acceptedRequest()).isNull();
        assertThat(app.confirmedAt()).isEqualTo(99);
        assertThat(app.lastUse()).isNull();
    }

    @Test
    void theAppUsedLastComesFirstAndThoseNeverUsedByAge() {
        addApp("older", "Tablet", 1, 98);
        addApp("newer", "Laptop", 1, 99);
        addApp("used", "Phone", 1, 90);
        addApp("used before", "Old phone", 1, 91);
        in(t -> t.apps().accept("used before", 2, EnrolmentRow.NO_STEPS, 0, null, new UseRow(100, null, null)));
        in(t -> t.apps().accept("used", 2, EnrolmentRow.NO_STEPS, 0, null, new UseRow(101, null, null)));

        assertThat(find().apps()).extracting(TotpAppRow::id).containsExactly("used", "used before", "newer", "older");
        assertThat(find().app(null).lastUse().at()).isEqualTo(101);
        assertThat(find().app("older").name()).isEqualTo("Tablet");
        assertThat(find().app("nobody's")).isNull();
    }

    @Test
    void noTwoAppsOfAnAccountAreCalledAlike() {
        addApp("one", "Phone", 1, 99);

        assertThatThrownBy(() -> addApp("two", "Phone", 1, 99)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void countersAreRaisedOnlyFromWhatWasRead() {
        assertThat(rows(t -> t.accounts().countApp("alice", 0, 0, 0, 1, 10))).isEqualTo(1);
        assertThat(rows(t -> t.accounts().countApp("alice", 0, 0, 0, 1, 10))).isZero();
        assertThat(rows(t -> t.accounts().countApp("alice", 1, 9, 0, 2, 20))).isZero();
        assertThat(rows(t -> t.accounts().countRecovery("alice", 0, 0, 0, 1, 30)))
                .isEqualTo(1);
        assertThat(rows(t -> t.accounts().countRecovery("alice", 0, 30, 0, 1, 40)))
                .isZero();
        assertThat(rows(t -> t.accounts().countRecovery("alice", 1, 0, 0, 1, 40)))
                .isZero();
        assertThat(rows(t -> t.accounts().countPassword("alice", 0, 0, 1, 50))).isEqualTo(1);
        assertThat(rows(t -> t.accounts().countPassword("alice", 0, 0, 1, 60))).isZero();

        AccountRow row = find();
        assertThat(List.of(row.appFailures(), row.recoveryTries(), row.passwordFailures()))
                .containsOnly(1);
        assertThat(List.of(row.appFailedAt(), row.recoveryWindowAt(), row.passwordFailedAt()))
                .containsExactly(10L, 30L, 50L);
    }

    @Test
    void forgivingCodesLeavesThePasswordCounterAndTheOtherWayRound() {
        in(t -> t.accounts().countApp("alice", 0, 0, 0, 3, 10));
        in(t -> t.accounts().countRecovery("alice", 0, 0, 0, 3, 10));
        in(t -> t.accounts().countPassword("alice", 0, 0, 3, 10));

        in(t -> t.accounts().forgiveCodes("alice"));
        assertThat(find().appFailures() + find().recoveryTries()).isZero();
        assertThat(find().passwordFailures()).isEqualTo(3);
        in(t -> t.accounts().forgivePassword("alice"));
        assertThat(find().passwordFailures()).isZero();
    }

    @Test
    void theChangeCounterRisesByOneAndConditionallyOnlyFromWhatWasSeen() {
        assertThat(rows(t -> t.accounts().change("alice", "salted"))).isEqualTo(1);
        assertThat(rows(t -> t.accounts().changeFrom("alice", 0, "other"))).isZero();
        assertThat(find().recoveryParameters()).isEqualTo("salted");
        assertThat(rows(t -> t.accounts().changeFrom("alice", 1, null))).isEqualTo(1);
        assertThat(find().changes()).isEqualTo(2);
        assertThat(find().recoveryParameters()).isNull();
    }

    @Test
    void aStepIsTakenOnlyIfItIsLaterThanAllBefore() {
        addApp(41);

        assertThat(rows(t -> t.apps().accept("app", 41, EnrolmentRow.NO_STEPS, 0, "r", new UseRow(200, null, null))))
                .isZero();
        assertThat(rows(t -> t.apps().accept("app", 40, EnrolmentRow.NO_STEPS, 0, "r", new UseRow(200, null, null))))
                .isZero();
        assertThat(rows(t -> t.apps().accept("app", 42, EnrolmentRow.NO_STEPS, 0, "r", new UseRow(200, null, null))))
                .isEqualTo(1);
        assertThat(rows(t -> t.apps().accept("app", 42, EnrolmentRow.NO_STEPS, 0, null, new UseRow(200, null, null))))
                .isZero();
        assertThat(find().app("app").lastStep()).isEqualTo(42);
        assertThat(find().app("app").acceptedRequest()).isEqualTo("r");
    }

    @Test
    void aStepIsNotTakenIfTheAppWasClosedMeanwhile() {
        addApp(41);
        in(t -> t.apps().close("alice", null, 300));

        assertThat(rows(t -> t.apps().accept("app", 42, EnrolmentRow.NO_STEPS, 0, null, new UseRow(400, null, null))))
                .isZero();
        assertThat(rows(t -> t.apps().accept("app", 42, EnrolmentRow.NO_STEPS, 300, null, new UseRow(400, null, null))))
                .isEqualTo(1);
    }

    @Test
    void closingLeavesOutTheAppThatPassedAndNeverGoesBack() {
        addApp("one", "Phone", 1, 99);
        addApp("two", "Tablet", 1, 99);
        assertThat(rows(t -> t.apps().close("alice", "one", 300))).isEqualTo(1);
        assertThat(rows(t -> t.apps().close("alice", null, 200))).isEqualTo(1);
        assertThat(rows(t -> t.apps().close("nobody", null, 400))).isZero();

        assertThat(find().app("one").closedAt()).isEqualTo(200);
        assertThat(find().app("two").closedAt()).isEqualTo(300);
    }

    @Test
    void aTryIsNotCountedOnFactorsThatHaveChanged() {
        in(t -> t.accounts().change("alice", null));

        assertThat(rows(t -> t.accounts().countApp("alice", 0, 0, 0, 1, 10))).isZero();
        assertThat(rows(t -> t.accounts().countApp("alice", 0, 0, 1, 1, 10))).isEqualTo(1);
        assertThat(rows(t -> t.accounts().countRecovery("alice", 0, 0, 0, 1, 10)))
                .isZero();
        assertThat(rows(t -> t.accounts().countRecovery("alice", 0, 0, 1, 1, 10)))
                .isEqualTo(1);
    }

    @Test
    void aStepIsNotTakenIfAnotherWasBarredMeanwhile() {
        addApp(41);
        in(t -> t.apps().note("app", 50L, 8L, "50", EnrolmentRow.NO_STEPS));

        assertThat(rows(t -> t.apps().accept("app", 42, EnrolmentRow.NO_STEPS, 0, null, new UseRow(200, null, null))))
                .isZero();
        assertThat(rows(t -> t.apps().accept("app", 42, "50", 0, null, new UseRow(200, null, null))))
                .isEqualTo(1);
        assertThat(find().app("app").refusedSteps()).isEqualTo("50");
        assertThat(find().app("app").suspectStep()).isNull();
        assertThat(find().app("app").suspectOffset()).isNull();
    }

    @Test
    void aRecoveryCodeIsSpentOnce() {
        addCodes("c1", "c2");

        assertThat(rows(t -> t.recoveryCodes().spend("c1", 7, "r"))).isEqualTo(1);
        assertThat(rows(t -> t.recoveryCodes().spend("c1", 8, "s"))).isZero();
        List<RecoveryCodeRow> all = in(t -> t.recoveryCodes().allOf("alice"));
        RecoveryCodeRow spent =
                all.stream().filter(row -> row.id().equals("c1")).findFirst().orElseThrow();
        assertThat(spent.spentAt()).isEqualTo(7);
        assertThat(spent.spentRequest()).isEqualTo("r");
        assertThat(spent.hash()).isEqualTo("hash of c1");
        assertThat(spent.account()).isEqualTo("alice");
    }

    @Test
    void aSetUpBelongsToItsAccountAndIsAbandonedOnce() {
        addSetup("one", 100);

        EnrolmentRow ofBob = in(t -> t.enrolments().find("bob", "one"));
        assertThat(ofBob).isNull();
        assertThat(rows(t -> t.enrolments().abandon("bob", "one", 200))).isZero();
        assertThat(rows(t -> t.enrolments().abandon("alice", "one", 200))).isEqualTo(1);
        assertThat(rows(t -> t.enrolments().abandon("alice", "one", 300))).isZero();
        EnrolmentRow row = in(t -> t.enrolments().find("alice", "one"));
        assertThat(row.createdAt()).isEqualTo(100);
        assertThat(row.abandonedAt()).isEqualTo(200);
        assertThat(row.changes()).isEqualTo(5);
        assertThat(row.secret()).isEqualTo("sealed");
    }

    @Test
    void setUpsAreDeletedByTheTimeTheyEnded() {
        addSetup("waiting", 100);
        addSetup("abandoned later", 100);
        in(t -> t.enrolments().abandon("alice", "abandoned later", 150));
        addSetup("young", 101);

        assertThat(this.<List<String>>in(t -> t.enrolments().old(99, 9))).isEmpty();
        assertThat(this.<List<String>>in(t -> t.enrolments().old(100, 9))).containsExactly("waiting");
        assertThat(rows(t -> t.enrolments().deleteAll(List.of("waiting", "none"))))
                .isEqualTo(1);
        List<EnrolmentRow> left = in(t -> t.enrolments().allOf("alice"));
        assertThat(left).extracting(EnrolmentRow::id).containsExactly("young", "abandoned later");
        assertThat(this.<List<String>>in(t -> t.enrolments().old(149, 9))).containsExactly("young");
        assertThat(this.<List<String>>in(t -> t.enrolments().old(150, 9))).containsExactly("abandoned later", "young");
        assertThat(this.<List<String>>in(t -> t.enrolments().old(150, 1))).containsExactly("abandoned later");
    }

    @Test
    void theDayOfTheFirstDemandIsKept() {
        assertThat(rows(t -> t.accounts().noteRequired("alice", 10))).isEqualTo(1);
        assertThat(rows(t -> t.accounts().noteRequired("alice", 20))).isZero();
        assertThat(find().requiredSinceAt()).isEqualTo(10);
    }

    private AccountRow find() {
        return in(t -> t.accounts().find("alice"));
    }

    private <T> T in(Function<Transaction, T> work) {
        return database.transaction(work);
    }

    private int rows(ToIntFunction<Transaction> work) {
        return database.transaction(work::applyAsInt);
    }

    private void addSetup(String id, long createdAt) {
        in(t -> t.enrolments()
                .add(new EnrolmentRow(id, "alice", "sealed", "Phone", 5, createdAt).codes("SHA256", 8, 60)));
    }

    private void addApp(long lastStep) {
        addApp("app", "Phone", lastStep, 99);
    }

    private void addApp(String id, String name, long lastStep, long confirmedAt) {
        EnrolmentRow setup = new EnrolmentRow(id, "alice", "sealed", name, 0, 1).codes("SHA256", 8, 60);
        in(t -> t.apps().add(new TotpAppRow(setup, name, lastStep, null, confirmedAt)));
    }

    private void addCodes(String... ids) {
        for (String id : ids) {
            in(t -> t.recoveryCodes().add(new RecoveryCodeRow(id, "alice", "hash of " + id)));
        }
    }
}
