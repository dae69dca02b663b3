package io.github.secondgate.secondfactor.app;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static io.github.secondgate.secondfactor.Lab.STEP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.CoreServices;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A right code signs in, whichever of the few apps used last it is of. */
class AnyAppTest {
    private final Lab lab = new Lab();
    private final Phone phone = lab.enrolled("alice");
    private final Phone tablet = lab.further("alice", "Tablet");
    private final TotpAppKeys keys =
            new TotpAppKeys(new SecretCipher(lab.keyRing("first"), lab.random), lab.audit, 1).tryingOthers();
    private final TotpAppKind kind =
            new TotpAppKind(new CoreServices(lab.database, lab.audit, lab.notices, lab.clock, lab.random), keys);

    @AfterEach
    void close() {
        lab.close();
    }

    private Verification check(Phone chosen, String code) {
        return check(chosen, code, HERE);
    }

    private Verification check(Phone chosen, String code, RequestOrigin origin) {
        return kind.check("alice", TotpAppKind.answer(chosen.pending.id(), code), origin);
    }

    @Test
    void aCodeOfAnotherAppIsTakenAndTheLogNamesThatApp() {
        Verification verification = check(phone, tablet.code());

        assertThat(verification.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(verification.diagnosis().app()).isEqualTo(tablet.pending.id());
        assertThat(lab.lastEvent())
                .contains("ACCEPTED OTHER_APP(" + tablet.pending.id() + ")")
                .doesNotContain("Tablet");
    }

    @Test
    void theChosenAppIsNotNamed() {
        Verification verification = check(phone, phone.code());

        assertThat(verification.accepted()).isTrue();
        assertThat(verification.diagnosis()).isNull();
    }

    @Test
    void itIsTakenOnceWhicheverAppIsChosen() {
        String code = tablet.code();
        check(phone, code);

        assertThat(check(phone, code).outcome()).isEqualTo(Outcome.REPLAYED);
        assertThat(check(tablet, code).outcome()).isEqualTo(Outcome.REPLAYED);
        lab.clock.move(STEP);
        assertThat(check(phone, code).outcome()).isEqualTo(Outcome.REPLAYED);
    }

    @Test
    void anEarlierCodeOfThatAppIsSpentWithIt() {
        String earlier = tablet.code(-1);
        check(phone, tablet.code());

        assertThat(check(phone, earlier).refusedTheCode()).isTrue();
    }

    @Test
    void theOtherAppsAreClosedByItAsByAnySignIn() {
        String captured = phone.code();
        check(phone, tablet.code());

        assertThat(check(phone, captured).refusedTheCode()).isTrue();
    }

    @Test
    void theSameRequestOnceMoreIsARepetitionAndNotCounted() {
        RequestOrigin request = new RequestOrigin("192.0.2.1", "form");
        String code = tablet.code();
        check(phone, code, request);

        assertThat(check(phone, code, request).outcome()).isEqualTo(Outcome.REPEATED);
        assertThat(lab.tables.ask("SELECT app_failures FROM secondgate_account"))
                .isEqualTo("0");
    }

    @Test
    void noCodeOfAFourthAppIsTaken() {
        List<Phone> apps = List.of(phone, tablet, lab.further("alice", "Third"), lab.further("alice", "Fourth"));
        for (Phone app : apps) {
            lab.clock.move(STEP.multipliedBy(4));
            assertThat(check(app, app.code()).accepted()).isTrue();
        }
        lab.clock.move(STEP.multipliedBy(4));

        assertThat(check(apps.get(3), phone.code()).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(check(apps.get(3), tablet.code()).accepted()).isTrue();
    }

    @Test
    void anAppThatCannotBeOpenedRaisesTheAlarmAndHindersNone() {
        lab.tables.run("UPDATE secondgate_app SET secret = 'nonsense' WHERE name = 'Tablet'");

        assertThat(check(phone, phone.wrongCode()).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(check(phone, phone.code()).accepted()).isTrue();
    }

    /** At the widest window and with six digits, over all tries until nothing is looked at any more. */
    @Test
    void aGuessersChanceStaysBelowOneInAThousand() {
        int tries = 0;
        for (Verification told = check(phone, phone.wrongCode());
                told.outcome() != Outcome.LOCKED;
                told = check(phone, phone.wrongCode())) {
            tries += told.refusedTheCode() ? 1 : 0;
            lab.clock.move(told.retryAfter());
        }
        int codes = TotpAppKeys.MOST_TRIED * (2 * TotpAppKeys.MOST_TOLERANCE + 1);
        double missed = Math.pow(1 - codes / 1e6, tries);

        assertThat(tries).isEqualTo(50);
        assertThat(1 - missed).isLessThan(1e-3).isGreaterThan(7e-4);
    }
}
