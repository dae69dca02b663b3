package io.github.secondgate.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.crypto.KeyedDigest;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.Recognition.Outcome;
import io.github.secondgate.store.ApplicationQuery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Browsers that stand in for a code for a while: attacks 37, 48, 50 and 51, and what is near them. */
class TrustedBrowsersTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Attempt HERE = new Attempt("203.0.113.7", null, "Firefox on Linux", java.util.Locale.ENGLISH);

    private final Lab lab = new Lab();
    private final TrustedBrowsers browsers = browsers(WEEK, null);
    private Phone phone;

    @BeforeEach
    void enrol() {
        phone = lab.enrolled("alice");
        lab.enrolled("bob");
        lab.tables.run("CREATE TABLE users (username VARCHAR(64) PRIMARY KEY, password VARCHAR(64))");
        lab.tables.run("INSERT INTO users VALUES ('Alice', '$2a$10$first'), ('bob', '$2a$10$bobs')");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private TrustedBrowsers browsers(Duration lifetime, String query) {
        ApplicationQuery stored = query == null ? null : new ApplicationQuery(lab.tables.dataSource(), query);
        PasswordMarks passwords = new PasswordMarks(stored, new KeyedDigest(lab.keyRing("first"), "stored password"));
        return new TrustedBrowsers(lab.database, lifetime, passwords, lab.audit, lab.notices, lab.clock, lab.random);
    }

    private TrustedBrowsers watching() {
        return browsers(WEEK, "SELECT password FROM users WHERE username = ?");
    }

    private long changes(String account) {
        return lab.accounts.facts(account).changes();
    }

    private Recognition trust(String account) {
        return trust(browsers, account, null);
    }

    private Recognition trust(TrustedBrowsers where, String account, String former) {
        return where.trust(account, changes(account), () -> "Alice", former, HERE)
                .orElseThrow();
    }

    private Recognition recognise(String account, String cookie) {
        return recognise(browsers, account, cookie);
    }

    private Recognition recognise(TrustedBrowsers where, String account, String cookie) {
        return where.recognise(account, changes(account), () -> "Alice", cookie, HERE);
    }

    private boolean stands(String id) {
        return browsers.stands("alice", changes("alice"), () -> "Alice", id);
    }

    private List<TrustedBrowser> list(String account) {
        return browsers.of(account, changes(account));
    }

    // --- trusted and recognised

    @Test
    void aTrustedBrowserIsRecognisedAndGetsAnotherSecret() {
        Recognition trusted = trust("alice");
        Recognition recognised = recognise("alice", trusted.cookie());
        assertThat(recognised.recognised()).isTrue();
        assertThat(recognised.id()).isEqualTo(trusted.id());
        assertThat(recognised.cookie()).isNotEqualTo(trusted.cookie()).startsWith(trusted.id() + ".");
        assertThat(recognise("alice", recognised.cookie()).recognised()).isTrue();
    }

    @Test
    void theSecretHas256RandomBitsAndIsStoredAsADigestOnly() {
        String cookie = trust("alice").cookie();
        String secret = cookie.substring(cookie.indexOf('.') + 1);
        assertThat(secret).hasSize(43);
        String row = lab.tables.ask("SELECT id || ' ' || hash FROM secondgate_browser");
        assertThat(row).doesNotContain(secret).startsWith(cookie.substring(0, 22));
        assertThat(trust("alice").cookie()).doesNotContain(secret);
    }

    @Test
    void theOwnerSeesLabelAndTimes() {
        Recognition trusted = trust("alice");
        lab.clock.move(Duration.ofDays(1));
        recognise("alice", trusted.cookie());
        TrustedBrowser browser = list("alice").get(0);
        assertThat(browser.id()).isEqualTo(trusted.id());
        assertThat(browser.label()).isEqualTo("Firefox on Linux");
        assertThat(browser.lastUsedAt()).isEqualTo(lab.clock.instant());
        assertThat(browser.firstUsedAt()).isEqualTo(lab.clock.instant().minus(Duration.ofDays(1)));
        assertThat(list("bob")).isEmpty();
    }

    @Test
    void whereItIsOffNothingIsTrustedWhateverTheDatabaseSays() {
        Recognition trusted = trust("alice");
        TrustedBrowsers off = browsers(Duration.ZERO, null);
        assertThat(off.on()).isFalse();
        assertThat(off.trust("alice", changes("alice"), () -> "Alice", null, HERE))
                .isEmpty();
        assertThat(recognise(off, "alice", trusted.cookie()).recognised()).isFalse();
        assertThat(off.stands("alice", changes("alice"), () -> "Alice", trusted.id()))
                .isFalse();
        assertThat(off.of("alice", changes("alice"))).isEmpty();
    }

    @Test
    void trustedAnewTheSameBrowserTakesOnePlaceInTheList() {
        Recognition first = trust("alice");
        Recognition second = trust(browsers, "alice", first.cookie());
        assertThat(list("alice")).singleElement().extracting(TrustedBrowser::id).isEqualTo(second.id());
    }

    @Test
    void whoTrustsMoreThanTwentyLosesTheOneUsedLongestAgo() {
        Recognition oldest = trust("alice");
        for (int i = 0; i < 20; i++) {
            lab.clock.move(MOMENT);
            trust("alice");
        }
        assertThat(list("alice")).hasSize(20);
        assertThat(recognise("alice", oldest.cookie()).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    // --- attack 48: forged

    @Test
    void aForgedOrEditedCookieIsNotRecognised() {
        String cookie = trust("alice").cookie();
        String id = cookie.substring(0, 22);
        String other = trust("alice").cookie();
        for (String forged : new String[] {
            null,
            "",
            "true",
            "alice",
            id,
            id + ".",
            id + "." + "A".repeat(43),
            "A".repeat(22) + cookie.substring(22),
            cookie + "A",
            cookie.toUpperCase(java.util.Locale.ROOT),
            id + other.substring(22),
            cookie.replace('.', ';'),
            "' OR '1'='1",
            "\u0000",
            "x".repeat(100_000)
        }) {
            assertThat(recognise("alice", forged).recognised()).as(forged).isFalse();
        }
    }

    @Test
    void anothersCookieIsNotRecognisedAndStaysTheirs() {
        String cookie = trust("bob").cookie();
        assertThat(recognise("alice", cookie).outcome()).isEqualTo(Outcome.OTHER_ACCOUNT);
        assertThat(recognise("bob", cookie).recognised()).isTrue();
    }

    @Test
    void anotherSecretEndsTheTrustBecauseOneOfTheTwoIsACopy() {
        Recognition trusted = trust("alice");
        String used = trusted.cookie();
        Recognition thief = recognise("alice", used);
        lab.clock.move(Duration.ofMinutes(1).plus(MOMENT));
        assertThat(recognise("alice", used).outcome()).isEqualTo(Outcome.COPIED);
        assertThat(stands(trusted.id())).isFalse();
        assertThat(recognise("alice", thief.cookie()).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(lab.events())
                .anyMatch(event -> event.contains("event=BROWSER_REFUSED")
                        && event.contains("account=\"alice\"")
                        && event.contains("outcome=\"COPIED\""));
    }

    // --- at once

    @Test
    void theSecretBeforeLetsNobodyPassButIsNoCopyForAMinute() {
        String used = trust("alice").cookie();
        Recognition recognised = recognise("alice", used);
        lab.clock.move(Duration.ofMinutes(1));
        assertThat(recognise("alice", used).outcome()).isEqualTo(Outcome.OVERTAKEN);
        assertThat(recognise("alice", recognised.cookie()).recognised()).isTrue();
    }

    @Test
    void ofManyAtOnceOneIsRecognisedAndTheTrustNeitherForksNorEnds() throws Exception {
        String cookie = trust("alice").cookie();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Callable<Recognition>> calls = IntStream.range(0, 50)
                .<Callable<Recognition>>mapToObj(i -> () -> recognise("alice", cookie))
                .toList();
        int recognised = 0;
        String next = null;
        for (Future<Recognition> future : threads.invokeAll(calls)) {
            Recognition recognition = future.get();
            if (recognition.recognised()) {
                recognised++;
                next = recognition.cookie();
            } else {
                assertThat(recognition.outcome()).isEqualTo(Outcome.OVERTAKEN);
            }
        }
        threads.shutdown();
        assertThat(recognised).isEqualTo(1);
        assertThat(recognise("alice", next).recognised()).isTrue();
    }

    // --- attack 51: its lifetime, on the server's clock

    @Test
    void itEndsAfterItsLifetimeHoweverOftenItIsUsed() {
        String cookie = trust("alice").cookie();
        for (int day = 0; day < 6; day++) {
            lab.clock.move(Duration.ofDays(1));
            cookie = recognise("alice", cookie).cookie();
        }
        lab.clock.move(Duration.ofDays(1).minus(MOMENT));
        Recognition last = recognise("alice", cookie);
        assertThat(last.left()).isEqualTo(MOMENT);
        assertThat(stands(last.id())).isTrue();
        lab.clock.move(MOMENT);
        assertThat(stands(last.id())).isFalse();
        assertThat(list("alice")).isEmpty();
        assertThat(recognise("alice", last.cookie()).outcome()).isEqualTo(Outcome.EXPIRED);
    }

    @Test
    void aShorterLifetimeCountsForThoseTrustedBefore() {
        Recognition trusted = trust("alice");
        lab.clock.move(Duration.ofHours(1));
        assertThat(recognise(browsers(Duration.ofHours(1), null), "alice", trusted.cookie())
                        .outcome())
                .isEqualTo(Outcome.EXPIRED);
    }

    @Test
    void whatIsOverIsClearedAwayWithTheNextTrust() {
        trust("alice");
        lab.clock.move(WEEK);
        trust("bob");
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_browser")).isEqualTo("1");
    }

    // --- attack 50: factors changed, disabled, recovered

    @Test
    void newRecoveryCodesEndIt() {
        Recognition trusted = trust("alice");
        lab.recoveryCodes.regenerate("alice", HERE);
        assertThat(stands(trusted.id())).isFalse();
        assertThat(recognise("alice", trusted.cookie()).outcome()).isEqualTo(Outcome.FACTORS_CHANGED);
    }

    @Test
    void disablingEndsItForGood() {
        Recognition trusted = trust("alice");
        lab.enrolments.disable("alice", HERE);
        lab.enrolled("alice");
        assertThat(stands(trusted.id())).isFalse();
        assertThat(recognise("alice", trusted.cookie()).recognised()).isFalse();
        assertThat(list("alice")).isEmpty();
    }

    @Test
    void aRecoveryCodeEndsAllOfThem() {
        Recognition trusted = trust("alice");
        Recognition bobs = trust("bob");
        lab.verifier.spendRecovery("alice", phone.recoveryCodes.get(0), HERE);
        assertThat(stands(trusted.id())).isFalse();
        assertThat(recognise("alice", trusted.cookie()).recognised()).isFalse();
        assertThat(recognise("bob", bobs.cookie()).recognised()).isTrue();
    }

    @Test
    void aWrongRecoveryCodeEndsNothing() {
        Recognition trusted = trust("alice");
        lab.verifier.spendRecovery("alice", "2222-2222", HERE);
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
        Recognition first = trust(watching, "alice", null);
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
        Recognition trusted = trust(watching, "alice", null);
        lab.tables.run("UPDATE secondgate_browser SET account = 'bob'");
        assertThat(watching.stands("bob", changes("bob"), () -> "Alice", trusted.id()))
                .isFalse();
    }

    @Test
    void aPasswordThatIsGoneEndsItAndTrustsNothing() {
        TrustedBrowsers watching = watching();
        Recognition trusted = trust(watching, "alice", null);
        lab.tables.run("DELETE FROM users WHERE username = 'Alice'");
        assertThat(watching.trust("alice", changes("alice"), () -> "Alice", null, HERE))
                .isEmpty();
        assertThat(lab.lastEvent()).contains("event=BROWSER_TRUSTED", "NO_PASSWORD_FOUND");
        assertThat(recognise(watching, "alice", trusted.cookie()).outcome()).isEqualTo(Outcome.PASSWORD_CHANGED);
    }

    @Test
    void whatWasTrustedBeforePasswordsWereWatchedIsAskedOnce() {
        Recognition trusted = trust("alice");
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
        Recognition trusted = trust("alice");
        Recognition bobs = trust("bob");
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
        Recognition lost = trust("alice");
        Recognition kept = trust("alice");
        assertThat(browsers.revoke("alice", lost.id(), HERE)).isTrue();
        assertThat(lab.lastEvent()).contains("event=BROWSER_REVOKED", "account=\"alice\"", "BY_OWNER");
        assertThat(stands(lost.id())).isFalse();
        assertThat(stands(kept.id())).isTrue();
        assertThat(browsers.revoke("alice", lost.id(), HERE)).isFalse();
    }

    @Test
    void nobodyRevokesAnothers() {
        Recognition bobs = trust("bob");
        assertThat(browsers.revoke("alice", bobs.id(), HERE)).isFalse();
        assertThat(recognise("bob", bobs.cookie()).recognised()).isTrue();
    }

    @Test
    void aSignOutEndsItByTheCookieByTheSessionOrByBoth() {
        Recognition byCookie = trust("alice");
        Recognition bySession = trust("alice");
        Recognition untouched = trust("alice");
        assertThat(browsers.signedOut("alice", null, byCookie.cookie(), HERE)).isTrue();
        assertThat(browsers.signedOut("alice", bySession.id(), null, HERE)).isTrue();
        assertThat(lab.lastEvent()).contains("event=BROWSER_REVOKED", "SIGNED_OUT");
        assertThat(list("alice")).singleElement().extracting(TrustedBrowser::id).isEqualTo(untouched.id());
    }

    @Test
    void aSignOutAfterTheSessionEndedGoesByTheSecretAlone() {
        Recognition trusted = trust("alice");
        String forged = trusted.id() + "." + "A".repeat(43);
        browsers.signedOut(null, trusted.id(), forged, HERE);
        assertThat(stands(trusted.id())).isTrue();
        browsers.signedOut(null, null, trusted.cookie(), HERE);
        assertThat(stands(trusted.id())).isFalse();
    }

    @Test
    void whoSharesABrowserSignsOnlyThemselvesOut() {
        Recognition trusted = trust("alice");
        assertThat(browsers.signedOut("bob", trusted.id(), trusted.cookie(), HERE))
                .isFalse();
        assertThat(stands(trusted.id())).isTrue();
    }

    // --- notices

    @Test
    void theOwnerIsToldOfATrustedBrowserAndOfNoRecognition() {
        lab.tables.run("DELETE FROM secondgate_outbox");
        Recognition trusted = trust("alice");
        recognise("alice", trusted.cookie());
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_outbox")).isEqualTo("1");
        assertThat(lab.tables.ask(
                        "SELECT kind || ' ' || account || ' ' || subject || ' ' || body FROM secondgate_outbox"))
                .contains("BROWSER_TRUSTED alice", "Firefox on Linux", "203.0.113.7")
                .doesNotContain(trusted.cookie().substring(23));
    }

    // --- the log

    @Test
    void everyStepIsLoggedAndNoSecretIs() {
        String first = trust("alice").cookie();
        String second = recognise("alice", first).cookie();
        recognise("alice", second + "x");
        Optional<String> leaked = lab.events().stream()
                .filter(event -> event.contains(first.substring(23)) || event.contains(second.substring(23)))
                .findFirst();
        assertThat(leaked).isEmpty();
        assertThat(lab.events())
                .anyMatch(event -> event.contains("event=BROWSER_TRUSTED") && event.contains("outcome=\"TRUSTED\""))
                .anyMatch(event -> event.contains("event=BROWSER_RECOGNISED"))
                .anyMatch(event -> event.contains("event=BROWSER_REFUSED") && event.contains("outcome=\"UNKNOWN\""));
        assertThat(BrowserKey.parse(second).orElseThrow().toString()).doesNotContain(second.substring(23));
    }
}
