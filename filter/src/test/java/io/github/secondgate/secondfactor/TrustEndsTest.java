package io.github.secondgate.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.secondfactor.trust.TrustResult;
import io.github.secondgate.secondfactor.trust.TrustResult.Outcome;
import io.github.secondgate.secondfactor.trust.TrustedBrowser;
import io.github.secondgate.secondfactor.trust.TrustedBrowsers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What ends the trust in a browser: attacks 37, 50 and 51, and what is near them. */
class TrustEndsTest extends TrustingLab {
    // --- attack 51: its lifetime, on the server's clock

    @Test
    void itEndsAfterItsLifetimeHoweverOftenItIsUsed() {
        String cookie = trust("alice").cookie();
        for (int day = 0; day < 6; day++) {
            lab.clock.move(Duration.ofDays(1));
            cookie = recognise("alice", cookie).cookie();
        }
        lab.clock.move(Duration.ofDays(1).minus(MOMENT));
        TrustResult last = recognise("alice", cookie);
        assertThat(last.left()).isEqualTo(MOMENT);
        assertThat(stands(last.id())).isTrue();
        lab.clock.move(MOMENT);
        assertThat(stands(last.id())).isFalse();
        assertThat(list("alice")).isEmpty();
        assertThat(recognise("alice", last.cookie()).outcome()).isEqualTo(Outcome.EXPIRED);
    }

    @Test
    void aShorterLifetimeCountsForThoseTrustedBefore() {
        TrustResult trusted = trust("alice");
        lab.clock.move(Duration.ofHours(1));
        assertThat(recognise(browsers(Duration.ofHours(1), null), "alice", trusted.cookie())
                        .outcome())
                .isEqualTo(Outcome.EXPIRED);
    }

    @Test
    void whatIsOverIsClearedAwayInTheBackground() {
        trust("alice");
        lab.clock.move(WEEK);
        trust("bob");
        new Housekeeping(lab.database, WEEK, Duration.ofDays(400), lab.clock).run();
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_browser")).isEqualTo("1");
    }

    // --- attack 50: factors changed, disabled, recovered

    @Test
    void newRecoveryCodesEndIt() {
        TrustResult trusted = trust("alice");
        lab.recoveryCodes.regenerate("alice", HERE);
        assertThat(stands(trusted.id())).isFalse();
        assertThat(recognise("alice", trusted.cookie()).outcome()).isEqualTo(Outcome.FACTORS_CHANGED);
    }

    @Test
    void disablingEndsItForGood() {
        TrustResult trusted = trust("alice");
        lab.enrolments.disable("alice", HERE);
        lab.enrolled("alice");
        assertThat(stands(trusted.id())).isFalse();
        assertThat(recognise("alice", trusted.cookie()).recognised()).isFalse();
        assertThat(list("alice")).isEmpty();
    }

    @Test
    void aRecoveryCodeEndsAllOfThem() {
        TrustResult trusted = trust("alice");
        TrustResult bobs = trust("bob");
        lab.verifier.verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE);
        assertThat(stands(trusted.id())).isFalse();
        assertThat(recognise("alice", trusted.cookie()).recognised()).isFalse();
        assertThat(recognise("bob", bobs.cookie()).recognised()).isTrue();
    }

    @Test
    void aWrongRecoveryCodeEndsNothing() {
        TrustResult trusted = trust("alice");
        lab.verifier.verify("alice", RecoveryCodeKind.answer("2222-2222"), HERE);
        assertThat(stands(trusted.id())).isTrue();
    }

    @Test
    void factorsChangedSinceTheCodeTrustNothing() {
        long before = changes("alice");
        lab.recoveryCodes.regenerate("alice", HERE);
        assertThat(browsers.trust("alice", before, () -> "Alice", null, HERE)).isEmpty();
        assertThat(browsers.trust("nobody", 0, () -> "nobody", null, HERE)).isEmpty();
        assertThat(list("alice")).isEmpty();
    }

    // --- attack 37: another password

    @Test
    void anotherStoredPasswordEndsIt() {
        TrustedBrowsers watching = watching();
        TrustResult first = trust(watching, "alice", null);
        String cookie = recognise(watching, "alice", first.cookie()).cookie();
        lab.tables.run("UPDATE users SET password = '$2a$10$second' WHERE username = 'Alice'");
        assertThat(watching.stands("alice", changes("alice"), () -> "Alice", first.id()))
                .isFalse();
        assertThat(recognise(watching, "alice", cookie).outcome()).isEqualTo(Outcome.PASSWORD_CHANGED);
        assertThat(list("alice")).isEmpty();
    }

    @Test
    void theSamePasswordOfSomebodyElseIsNotTheirs() {
        TrustedBrowsers watching = watching();
        TrustResult trusted = trust(watching, "alice", null);
        lab.tables.run("UPDATE secondgate_browser SET account = 'bob'");
        assertThat(watching.stands("bob", changes("bob"), () -> "Alice", trusted.id()))
                .isFalse();
    }

    @Test
    void aPasswordThatIsGoneEndsItAndTrustsNothing() {
        TrustedBrowsers watching = watching();
        TrustResult trusted = trust(watching, "alice", null);
        lab.tables.run("DELETE FROM users WHERE username = 'Alice'");
        assertThat(watching.trust("alice", changes("alice"), () -> "Alice", null, HERE))
                .isEmpty();
        assertThat(lab.lastEvent()).contains("event=BROWSER_TRUSTED", "NO_PASSWORD_FOUND");
        assertThat(recognise(watching, "alice", trusted.cookie()).outcome()).isEqualTo(Outcome.PASSWORD_CHANGED);
    }

    @Test
    void whatWasTrustedBeforePasswordsWereWatchedIsAskedOnce() {
        TrustResult trusted = trust("alice");
        assertThat(recognise(watching(), "alice", trusted.cookie()).outcome()).isEqualTo(Outcome.PASSWORD_CHANGED);
    }

    @Test
    void theStoredPasswordIsNotKept() {
        trust(watching(), "alice", null);
        assertThat(lab.tables.ask("SELECT password_mark FROM secondgate_browser"))
                .hasSize(43)
                .doesNotContain("$2a$10$first");
    }

    @Test
    void theApplicationTellsThatAPasswordWasChanged() {
        TrustResult trusted = trust("alice");
        TrustResult bobs = trust("bob");
        long before = changes("alice");
        browsers.passwordChanged("alice");
        assertThat(lab.lastEvent()).contains("event=BROWSER_REVOKED", "account=\"alice\"", "PASSWORD_CHANGED");
        assertThat(stands(trusted.id())).isFalse();
        assertThat(recognise("alice", trusted.cookie()).recognised()).isFalse();
        assertThat(recognise("bob", bobs.cookie()).recognised()).isTrue();
        assertThat(changes("alice")).as("other sessions go on").isEqualTo(before);
        browsers.passwordChanged("nobody");
    }

    // --- taken away

    @Test
    void theOwnerRevokesOne() {
        TrustResult lost = trust("alice");
        TrustResult kept = trust("alice");
        assertThat(browsers.revoke("alice", lost.id(), HERE)).isTrue();
        assertThat(lab.lastEvent()).contains("event=BROWSER_REVOKED", "account=\"alice\"", "BY_OWNER");
        assertThat(stands(lost.id())).isFalse();
        assertThat(stands(kept.id())).isTrue();
        assertThat(browsers.revoke("alice", lost.id(), HERE)).isFalse();
    }

    @Test
    void nobodyRevokesAnothers() {
        TrustResult bobs = trust("bob");
        assertThat(browsers.revoke("alice", bobs.id(), HERE)).isFalse();
        assertThat(recognise("bob", bobs.cookie()).recognised()).isTrue();
    }

    @Test
    void aSignOutEndsItByTheCookieByTheSessionOrByBoth() {
        TrustResult byCookie = trust("alice");
        TrustResult bySession = trust("alice");
        TrustResult untouched = trust("alice");
        assertThat(browsers.signedOut("alice", null, byCookie.cookie(), HERE)).isTrue();
        assertThat(browsers.signedOut("alice", bySession.id(), null, HERE)).isTrue();
        assertThat(lab.lastEvent()).contains("event=BROWSER_REVOKED", "SIGNED_OUT");
        assertThat(list("alice")).singleElement().extracting(TrustedBrowser::id).isEqualTo(untouched.id());
    }

    @Test
    void aSignOutAfterTheSessionEndedGoesByTheSecretAlone() {
        TrustResult trusted = trust("alice");
        String forged = trusted.id() + "." + "A".repeat(43);
        browsers.signedOut(null, trusted.id(), forged, HERE);
        assertThat(stands(trusted.id())).isTrue();
        browsers.signedOut(null, null, trusted.cookie(), HERE);
        assertThat(stands(trusted.id())).isFalse();
    }

    @Test
    void whoSharesABrowserSignsOnlyThemselvesOut() {
        TrustResult trusted = trust("alice");
        assertThat(browsers.signedOut("bob", trusted.id(), trusted.cookie(), HERE))
                .isFalse();
        assertThat(stands(trusted.id())).isTrue();
    }
}
