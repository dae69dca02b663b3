package io.github.secondgate.secondfactor.app;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static io.github.secondgate.secondfactor.Lab.STEP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.Confirmation.Effect;
import io.github.secondgate.secondfactor.account.Removal;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.TotpAppFacts;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As many apps per account as wanted: added, chosen, renamed, changed and removed. */
class TotpAppsTest {
    private static final TotpAppName TABLET = TotpAppName.of("Tablet").orElseThrow();

    private final Lab lab = new Lab();
    private final Phone phone = lab.enrolled("alice");

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aFurtherAppStandsBesideTheFirst() {
        Phone tablet = lab.further("alice", "Tablet");

        assertThat(names()).containsExactly("Tablet", "Phone");
        assertThat(lab.choose(tablet, tablet.code()).accepted()).isTrue();
        // A sign-in by one app closes the codes of that moment of the other.
        lab.clock.move(Lab.STEP.multipliedBy(3));
        assertThat(lab.choose(phone, phone.code()).accepted()).isTrue();
        assertThat(lab.accounts.facts("alice").changes()).isEqualTo(2);
    }

    @Test
    void aFurtherAppLeavesTheRecoveryCodesAlone() {
        Phone tablet = lab.waiting("alice", lab.enrolments.beginFurther("alice", TABLET, HERE));

        Confirmation confirmation = lab.confirm(tablet);

        assertThat(confirmation.effect()).isEqualTo(Effect.ADDED);
        assertThat(confirmation.name()).isEqualTo("Tablet");
        assertThat(confirmation.recoveryCodes()).isEmpty();
        assertThat(confirmation.changes()).isEqualTo(2);
        assertThat(lab.verifier
                        .verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE)
                        .accepted())
                .isTrue();
        assertThat(lab.events()).anyMatch(e -> e.contains("ENROLMENT_CONFIRMED") && e.contains("ADDED"));
    }

    @Test
    void theFirstFactorCannotBeBegunAsAFurtherOne() {
        assertThat(lab.enrolments.beginFurther("bob", TABLET, HERE).outcome())
                .isEqualTo(EnrolmentStart.Outcome.NOT_ENROLLED);
        assertThat(lab.enrolments.beginChange("bob", "any", HERE).outcome())
                .isEqualTo(EnrolmentStart.Outcome.NOT_ENROLLED);
    }

    @Test
    void aSetUpBegunBeforeTheFirstFactorStoodIsNoWayToAFurtherOne() {
        Phone early =
                new Phone("bob", lab.enrolments.begin("bob", Lab.PHONE, HERE).orElseThrow(), lab.clock);
        lab.enrolled("bob");

        assertThat(lab.enrolments
                        .confirm("bob", early.pending.id(), early.code(), HERE)
                        .outcome())
                .isEqualTo(Confirmation.Outcome.NO_PENDING);
        assertThat(lab.accounts.facts("bob").apps()).hasSize(1);
    }

    @Test
    void anAdditionThatFailsOrIsGivenUpLeavesTheOldAppLive() {
        Phone tablet = lab.waiting("alice", lab.enrolments.beginFurther("alice", TABLET, HERE));
        lab.enrolments.confirm("alice", tablet.pending.id(), tablet.wrongCode(), HERE);

        assertThat(lab.choose(phone, phone.code()).accepted()).isTrue();
        assertThat(lab.choose(tablet, tablet.code()).outcome()).isEqualTo(Outcome.UNKNOWN_APP);

        lab.enrolments.abandon("alice", tablet.pending.id(), HERE);
        lab.clock.move(STEP);
        assertThat(names()).containsExactly("Phone");
        assertThat(lab.choose(phone, phone.code()).accepted()).isTrue();
        assertThat(lab.accounts.facts("alice").changes()).isEqualTo(1);
    }

    @Test
    void confirmingAFurtherAppForgivesOnlyItsOwnTry() {
        lab.fail(phone, 3);
        lab.confirm(lab.waiting("alice", lab.enrolments.beginFurther("alice", TABLET, HERE)));

        assertThat(lab.tables.ask("SELECT app_failures FROM secondgate_account"))
                .isEqualTo("3");
    }

    @Test
    void eachAppKeepsFromWhereAndByWhichBrowserItWasUsedLast() {
        Phone tablet = lab.further("alice", "Tablet");
        assertThat(passes(phone, "203.0.113.7", "Firefox on Windows")).isTrue();
        assertThat(passes(tablet, "2001:db8::1", "Safari on iPhone")).isTrue();

        assertThat(lab.accounts.facts("alice").apps())
                .extracting(app -> app.name() + ": " + app.lastUse().browser + ", " + app.lastUse().address)
                .containsExactlyInAnyOrder(
                        "Phone: Firefox on Windows, 203.0.113.7", "Tablet: Safari on iPhone, 2001:db8::1");
    }

    private boolean passes(Phone by, String address, String browser) {
        lab.clock.move(STEP.multipliedBy(3));
        RequestOrigin from = new RequestOrigin(address, null, browser, Locale.ENGLISH);
        return lab.verifier
                .verify("alice", TotpAppKind.answer(by.pending.id(), by.code()), from)
                .accepted();
    }

    @Test
    void theAppUsedLastIsAskedWhereNoneIsChosen() {
        Phone tablet = lab.further("alice", "Tablet");
        assertThat(lab.choose(phone, phone.code()).accepted()).isTrue();
        Instant used = lab.clock.instant();
        lab.clock.move(STEP);

        TotpAppFacts first = lab.accounts.facts("alice").apps().get(0);
        assertThat(first.name()).isEqualTo("Phone");
        assertThat(first.lastUsedAt()).isEqualTo(used);
        assertThat(lab.accounts.facts("alice").apps().get(1).lastUsedAt()).isNull();
        assertThat(lab.verify(phone, phone.code()).accepted()).isTrue();
        assertThat(lab.verify(tablet, tablet.code()).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void anAppOfSomebodyElseCannotBeChosen() {
        Phone bobs = lab.enrolled("bob");

        Verification verification =
                lab.verifier.verify("alice", TotpAppKind.answer(bobs.pending.id(), bobs.code()), HERE);

        assertThat(verification.outcome()).isEqualTo(Outcome.UNKNOWN_APP);
        assertThat(lab.tables.ask("SELECT app_failures FROM secondgate_account WHERE account = 'alice'"))
                .isEqualTo("0");
        assertThat(lab.choose(bobs, bobs.code()).accepted()).isTrue();
    }

    @Test
    void aChangedAppTakesThePlaceOfTheOldOneInTheMomentItIsConfirmed() {
        Phone next = lab.waiting("alice", lab.enrolments.beginChange("alice", phone.pending.id(), HERE));
        assertThat(lab.choose(phone, phone.code()).accepted()).isTrue();
        lab.clock.move(STEP);

        Confirmation confirmation = lab.confirm(next);

        assertThat(confirmation.effect()).isEqualTo(Effect.CHANGED);
        assertThat(confirmation.recoveryCodes()).isEmpty();
        assertThat(names()).containsExactly("Phone");
        assertThat(lab.choose(phone, phone.code()).outcome()).isEqualTo(Outcome.UNKNOWN_APP);
        lab.clock.move(STEP);
        assertThat(lab.choose(next, next.code()).accepted()).isTrue();
        assertThat(lab.accounts.facts("alice").recoveryCodesLeft()).isEqualTo(8);
    }

    @Test
    void onlyAnAppOfTheAccountCanBeChanged() {
        Phone bobs = lab.enrolled("bob");

        assertThat(lab.enrolments.beginChange("alice", bobs.pending.id(), HERE).outcome())
                .isEqualTo(EnrolmentStart.Outcome.UNKNOWN_APP);
    }

    @Test
    void aChangeOfAnAppThatIsGoneMeanwhileCannotBeConfirmed() {
        lab.further("alice", "Tablet");
        Phone next = lab.waiting("alice", lab.enrolments.beginChange("alice", phone.pending.id(), HERE));
        lab.apps.remove("alice", phone.pending.id(), HERE);

        assertThat(lab.enrolments
                        .confirm("alice", next.pending.id(), next.code(), HERE)
                        .outcome())
                .isEqualTo(Confirmation.Outcome.NO_PENDING);
        assertThat(names()).containsExactly("Tablet");
    }

    @Test
    void aNameIsGivenOnce() {
        lab.further("alice", "Tablet");

        assertThat(lab.enrolments
                        .beginFurther("alice", TotpAppName.of("tablet").orElseThrow(), HERE)
                        .outcome())
                .isEqualTo(EnrolmentStart.Outcome.NAME_TAKEN);
        assertThat(lab.apps.rename("alice", phone.pending.id(), TABLET, HERE)).isEqualTo(TotpApps.Renaming.NAME_TAKEN);
        assertThat(lab.enrolled("bob").pending.name()).isEqualTo("Phone");
    }

    @Test
    void aNameGivenAwayWhileASetUpWaitsGetsANumber() {
        Phone tablet = lab.waiting("alice", lab.enrolments.beginFurther("alice", TABLET, HERE));
        lab.apps.rename("alice", phone.pending.id(), TABLET, HERE);

        assertThat(lab.confirm(tablet).name()).isEqualTo("Tablet 2");
        assertThat(names()).containsExactly("Tablet 2", "Tablet");
    }

    @Test
    void anAppIsRenamed() {
        assertThat(lab.apps.rename("alice", phone.pending.id(), TABLET, HERE)).isEqualTo(TotpApps.Renaming.RENAMED);
        assertThat(names()).containsExactly("Tablet");
        assertThat(lab.accounts.facts("alice").changes())
                .as("no factor changed")
                .isEqualTo(1);
        assertThat(lab.lastEvent()).contains("APP_RENAMED").doesNotContain("Tablet");
    }

    @Test
    void anAppMayBeCalledTheSameInOtherLetters() {
        assertThat(lab.apps.rename(
                        "alice", phone.pending.id(), TotpAppName.of("PHONE").orElseThrow(), HERE))
                .isEqualTo(TotpApps.Renaming.RENAMED);
        assertThat(names()).containsExactly("PHONE");
    }

    @Test
    void anAppOfSomebodyElseIsNeitherRenamedNorRemoved() {
        Phone bobs = lab.enrolled("bob");
        lab.further("alice", "Tablet");

        assertThat(lab.apps.rename(
                        "alice", bobs.pending.id(), TotpAppName.of("Mine").orElseThrow(), HERE))
                .isEqualTo(TotpApps.Renaming.UNKNOWN_APP);
        assertThat(lab.apps.rename("alice", bobs.pending.id(), TABLET, HERE)).isEqualTo(TotpApps.Renaming.UNKNOWN_APP);
        assertThat(lab.apps.rename("nobody", bobs.pending.id(), TABLET, HERE)).isEqualTo(TotpApps.Renaming.UNKNOWN_APP);
        assertThat(lab.apps.remove("alice", bobs.pending.id(), HERE).outcome()).isEqualTo(Removal.Outcome.UNKNOWN);
        assertThat(lab.apps.remove("nobody", bobs.pending.id(), HERE).outcome()).isEqualTo(Removal.Outcome.UNKNOWN);
        assertThat(lab.choose(bobs, bobs.code()).accepted()).isTrue();
    }

    @Test
    void aRemovedAppSignsNobodyInAndTheOthersGoOn() {
        Phone tablet = lab.further("alice", "Tablet");

        Removal removal = lab.apps.remove("alice", phone.pending.id(), HERE);

        assertThat(removal.outcome()).isEqualTo(Removal.Outcome.REMOVED);
        assertThat(removal.changes()).isEqualTo(3);
        assertThat(lab.accounts.facts("alice").changes()).isEqualTo(3);
        assertThat(names()).containsExactly("Tablet");
        assertThat(lab.choose(phone, phone.code()).outcome()).isEqualTo(Outcome.UNKNOWN_APP);
        assertThat(lab.choose(tablet, tablet.code()).accepted()).isTrue();
        assertThat(lab.verifier
                        .verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE)
                        .accepted())
                .isTrue();
    }

    @Test
    void theLastAppIsNotRemoved() {
        assertThat(lab.apps.remove("alice", phone.pending.id(), HERE).outcome()).isEqualTo(Removal.Outcome.LAST);
        assertThat(lab.choose(phone, phone.code()).accepted()).isTrue();
    }

    @Test
    void disablingTakesAllAppsAway() {
        lab.further("alice", "Tablet");

        assertThat(lab.enrolments.disable("alice", HERE)).isTrue();
        assertThat(lab.accounts.facts("alice").apps()).isEmpty();
        assertThat(lab.accounts.facts("alice").enrolled()).isFalse();
    }

    @Test
    void theDateOfConfirmationIsThatOfTheOldestApp() {
        Instant first = lab.accounts.facts("alice").confirmedAt();
        lab.further("alice", "Tablet");

        assertThat(lab.accounts.facts("alice").confirmedAt()).isEqualTo(first);
    }

    @Test
    void thereIsAnEndToTheNumberOfApps() {
        for (int i = 2; i <= EnrolmentPlan.MOST_APPS; i++) {
            lab.tables.run("INSERT INTO secondgate_app (id, account, name, secret, algorithm, digits, period_seconds,"
                    + " last_step, confirmed_at) VALUES ('" + i + "', 'alice', 'App " + i
                    + "', 'x', 'SHA1', 6, 30, 0, 0)");
        }

        assertThat(lab.enrolments.beginFurther("alice", TABLET, HERE).outcome())
                .isEqualTo(EnrolmentStart.Outcome.TOO_MANY);
        assertThat(lab.enrolments.beginChange("alice", phone.pending.id(), HERE).outcome())
                .isEqualTo(EnrolmentStart.Outcome.BEGUN);
    }

    private List<String> names() {
        return lab.accounts.facts("alice").apps().stream()
                .map(TotpAppFacts::name)
                .collect(Collectors.toList());
    }
}
