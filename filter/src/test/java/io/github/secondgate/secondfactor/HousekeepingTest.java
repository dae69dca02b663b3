package io.github.secondgate.secondfactor;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.secondfactor.helpdesk.DayPass;
import io.github.secondgate.secondfactor.helpdesk.Helpdesk;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.secondfactor.trust.PasswordFingerprints;
import io.github.secondgate.secondfactor.trust.TrustedBrowsers;
import io.github.secondgate.store.HourlyLimit;
import io.github.secondgate.store.OutboxRow;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What has served its time goes in the background, in small parts; nobody who signs in pays for it. */
class HousekeepingTest {
    private static final int MANY = 2 * Housekeeping.BATCH + 1;
    private static final List<String> TABLES = List.of("setup", "sent_code", "rescue", "browser", "event", "outbox");
    private static final Duration DAY = Duration.ofDays(1);

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    /** So many rows of somebody else in every table, of this moment. */
    private void litter(String name, int rows, long at) {
        lab.tables.run("INSERT INTO secondgate_account (account) VALUES ('" + name + "')");
        insert(
                "setup (id, account, secret, algorithm, digits, period_seconds, name, changes, created_at)"
                        + " SELECT CONCAT('" + name + "', x), '" + name + "', 's', 'SHA1', 6, 30, 'x', 0, " + at,
                rows);
        insert(
                "sent_code (id, account, channel, purpose, session_mark, hash, destination, sent_at)"
                        + " SELECT CONCAT('" + name + "', x), '" + name + "', 'SMS', 'SIGN_IN', 'm', 'h', 'd', " + at,
                rows);
        insert(
                "rescue (id, account, phrase, session_mark, changes, asked_at)" + " SELECT CONCAT('" + name + "', x), '"
                        + name + "', CONCAT('" + name + "', x), 'm', 0, " + at,
                rows);
        insert(
                "browser (id, account, hash, label, changes, first_used_at, last_used_at)" + " SELECT CONCAT('" + name
                        + "', x), '" + name + "', 'h', 'l', 0, " + at + ", " + at,
                rows);
        insert(
                "outbox (id, account, kind, subject, body, created_at, due_at, sent_at, given_up_at)"
                        + " SELECT CONCAT('" + name + "', x), '" + name
                        + "', 'k', 's', 'b', 0, 0, CASE WHEN MOD(x, 2) = 0 THEN " + at
                        + " END, CASE WHEN MOD(x, 2) = 1 THEN " + at + " END",
                rows);
    }

    private void insert(String rows, int count) {
        lab.tables.run("INSERT INTO secondgate_" + rows + " FROM " + lab.tables.range(1, count));
    }

    private List<String> rowsOf(String name) {
        return TABLES.stream()
                .filter(table -> !table.equals("event"))
                .map(table ->
                        lab.tables.ask("SELECT COUNT(*) FROM secondgate_" + table + " WHERE account = '" + name + "'"))
                .collect(Collectors.toList());
    }

    private static List<String> each(int count) {
        return TABLES.stream().skip(1).map(table -> Integer.toString(count)).collect(Collectors.toList());
    }

    @Test
    void nothingThatAPersonDoesDeletesWhatIsOthers() {
        litter("other", 3, 0);
        counted("other", 3, 0);
        insert(
                "event (id, at, kind, factor, account, outcome, occurrences)"
                        + " SELECT CONCAT('a', x), 0, 'FACTORS_RESET', 'NONE', 'other', 'RESET', 1",
                3);
        Phone phone = lab.enrolled("alice");
        lab.further("alice", "Tablet");
        lab.enrolments.abandon(
                "alice",
                lab.enrolments
                        .beginFurther("alice", TotpAppName.of("Third").orElseThrow(), HERE)
                        .pending()
                        .orElseThrow()
                        .id(),
                HERE);
        lab.configured("alice", Channel.EMAIL, "alice@example.org");
        lab.verify(phone, phone.code());
        new Rescues(lab.core, null, DayPass.OFF).ask("alice", Lab.session("one"));
        new TrustedBrowsers(lab.core, Duration.ofDays(30), new PasswordFingerprints(null, null))
                .trust("alice", lab.accounts.facts("alice").changes(), () -> "alice", null, HERE);
        lab.verifier.verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE);
        lab.recoveryCodes.regenerate("alice", HERE);
        lab.questions.set("alice", "Which dog?", "Rover", HERE);
        lab.channels.remove("alice", Channel.EMAIL, HERE);
        lab.enrolments.disable("alice", HERE);
        new Helpdesk(lab.core, lab.kinds).reset("alice", "mara", "lost it at sea", HERE);

        assertThat(rowsOf("other")).isEqualTo(each(3));
        assertThat(counts("other")).isEqualTo("3");
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_event WHERE account = 'other'"))
                .isEqualTo("3");
    }

    @Test
    void allThatIsOldGoesHoweverMuchItIsAndNothingElse() {
        long now = lab.clock.millis();
        litter("old", MANY, now - Duration.ofDays(31).toMillis());
        litter("young", 2, now);
        lab.keepHouse();

        assertThat(rowsOf("old")).isEqualTo(each(0));
        assertThat(rowsOf("young")).isEqualTo(each(2));
    }

    @Test
    void eachIsKeptToTheEndOfItsTimeAndNotLonger() {
        litter("x", 2, lab.clock.millis());
        // Set-ups, codes and rescues a day; notices a week; browsers as long as a trust lasts.
        lab.clock.move(DAY.minusMillis(1));
        assertThat(afterARound()).containsExactly("2", "2", "2", "2", "2");
        lab.clock.move(Duration.ofMillis(1));
        assertThat(afterARound()).containsExactly("0", "0", "0", "2", "2");
        lab.clock.move(DAY.multipliedBy(6).minusMillis(1));
        assertThat(afterARound()).containsExactly("0", "0", "0", "2", "2");
        lab.clock.move(Duration.ofMillis(1));
        assertThat(afterARound()).containsExactly("0", "0", "0", "2", "0");
        lab.clock.move(DAY.multipliedBy(23).minusMillis(1));
        assertThat(afterARound()).containsExactly("0", "0", "0", "2", "0");
        lab.clock.move(Duration.ofMillis(1));
        assertThat(afterARound()).containsExactly("0", "0", "0", "0", "0");
    }

    private List<String> afterARound() {
        lab.keepHouse();
        return rowsOf("x");
    }

    private String counts(String name) {
        return lab.tables.ask("SELECT COUNT(*) FROM secondgate_limit WHERE account LIKE '" + name + "%'");
    }

    /** As many accounts as given began to be counted at this moment. */
    private void counted(String name, int accounts, long at) {
        insert(
                "limit (account, verb, uses, window_at) SELECT CONCAT('" + name + "', x), 'RECOVERY_CODES', 5, " + at,
                accounts);
    }

    @Test
    void whatWasCountedIsKeptForTheHourInWhichItCountsAndNotLonger() {
        counted("x", 2, lab.clock.millis());
        lab.clock.move(HourlyLimit.WINDOW.minusMillis(1));
        lab.keepHouse();
        assertThat(counts("x")).isEqualTo("2");
        lab.clock.move(Duration.ofMillis(1));
        lab.keepHouse();
        assertThat(counts("x")).isEqualTo("0");
    }

    @Test
    void countsThatAreOverGoHoweverManyTheyAreAndTheOthersStay() {
        long hourAgo = lab.clock.millis() - HourlyLimit.WINDOW.toMillis();
        counted("same moment", MANY, hourAgo);
        insert("limit (account, verb, uses, window_at) SELECT CONCAT('each ', x), 'RECOVERY_CODES', 1, x", MANY);
        counted("runs", 2, hourAgo + 1);
        lab.keepHouse();
        assertThat(counts("same moment")).isEqualTo("0");
        assertThat(counts("each")).isEqualTo("0");
        assertThat(counts("runs")).isEqualTo("2");
    }

    /** Between the look at the old rows and their end, somebody begins the next hour in one of them. */
    @Test
    void whatIsCountedAnewMeanwhileIsNotForgotten() {
        long now = lab.clock.millis();
        counted("x", 2, now - HourlyLimit.WINDOW.toMillis());
        lab.database.transaction(t -> {
            long last = t.limits()
                    .over(now - HourlyLimit.WINDOW.toMillis(), Housekeeping.BATCH)
                    .get(1);
            new HourlyLimit("RECOVERY_CODES", 5).use(t, "x1", now);
            return t.limits().deleteUntil(last);
        });
        assertThat(lab.tables.ask("SELECT account FROM secondgate_limit WHERE uses = 1"))
                .isEqualTo("x1");
        assertThat(counts("x")).isEqualTo("1");
    }

    @Test
    void whatStillWaitsToLeaveIsNeverDeleted() {
        lab.database.transaction(t -> t.outbox().add(new OutboxRow("w", "alice", "k", "s", "b", 0)));
        lab.clock.move(DAY.multipliedBy(1000));
        lab.keepHouse();

        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_outbox")).isEqualTo("1");
    }

    /** Rows of a time when browsers were trusted are worth something again when they are once more. */
    @Test
    void withoutTrustBrowsersAreLeftAlone() {
        litter("x", 2, 0);
        new Housekeeping(lab.database, Duration.ZERO, DAY, lab.clock).run();

        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_browser")).isEqualTo("2");
    }

    @Test
    void aDatabaseThatIsAwayEndsTheRoundAndNothingElse() {
        lab.tables.run("DROP TABLE secondgate_setup");
        lab.keepHouse();

        assertThat(lab.events()).isEmpty();
    }
}
