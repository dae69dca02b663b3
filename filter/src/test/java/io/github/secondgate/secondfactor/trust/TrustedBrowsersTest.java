package io.github.secondgate.secondfactor.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.secondfactor.TrustingLab;
import io.github.secondgate.secondfactor.trust.TrustResult.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Browsers that stand in for a code for a while: attack 48, and what is near it. */
class TrustedBrowsersTest extends TrustingLab {
    // --- trusted and recognised

    @Test
    void aTrustedBrowserIsRecognisedAndGetsAnotherSecret() {
        TrustResult trusted = trust("alice");
        TrustResult recognised = recognise("alice", trusted.cookie());
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
        String row = lab.tables.ask("SELECT CONCAT(id, ' ', hash) FROM secondgate_browser");
        assertThat(row).doesNotContain(secret).startsWith(cookie.substring(0, 22));
        assertThat(trust("alice").cookie()).doesNotContain(secret);
    }

    @Test
    void theOwnerSeesLabelAndTimes() {
        TrustResult trusted = trust("alice");
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
        TrustResult trusted = trust("alice");
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
        TrustResult first = trust("alice");
        TrustResult second = trust(browsers, "alice", first.cookie());
        assertThat(list("alice")).singleElement().extracting(TrustedBrowser::id).isEqualTo(second.id());
    }

    @Test
    void whoTrustsMoreThanTwentyLosesTheOneUsedLongestAgo() {
        TrustResult oldest = trust("alice");
        for (int i = 0; i < 20; i++) {
            lab.clock.move(MOMENT);
            trust("alice");
        }
        assertThat(list("alice")).hasSize(20);
        assertThat(recognise("alice", oldest.cookie()).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void thoseOfFormerFactorsTakeNoPlaceFromAnyThatStands() {
        for (int i = 0; i < 20; i++) {
            trust("alice");
            lab.clock.move(MOMENT);
        }
        lab.recoveryCodes.regenerate("alice", HERE);
        lab.clock.move(Duration.ofHours(1));
        TrustResult first = trust("alice");
        for (int i = 1; i < 20; i++) {
            lab.clock.move(MOMENT);
            trust("alice");
        }
        assertThat(list("alice")).hasSize(20);
        assertThat(recognise("alice", first.cookie()).recognised()).isTrue();
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_browser")).isEqualTo("20");
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
        TrustResult trusted = trust("alice");
        String used = trusted.cookie();
        TrustResult thief = recognise("alice", used);
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
        TrustResult recognised = recognise("alice", used);
        lab.clock.move(Duration.ofMinutes(1));
        assertThat(recognise("alice", used).outcome()).isEqualTo(Outcome.OVERTAKEN);
        assertThat(recognise("alice", recognised.cookie()).recognised()).isTrue();
    }

    @Test
    void ofManyAtOnceOneIsRecognisedAndTheTrustNeitherForksNorEnds() throws Exception {
        String cookie = trust("alice").cookie();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Callable<TrustResult>> calls = IntStream.range(0, 50)
                .<Callable<TrustResult>>mapToObj(i -> () -> recognise("alice", cookie))
                .toList();
        int recognised = 0;
        String next = null;
        for (Future<TrustResult> future : threads.invokeAll(calls)) {
            TrustResult recognition = future.get();
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

    // --- notices

    @Test
    void theOwnerIsToldOfATrustedBrowserAndOfNoRecognition() {
        lab.tables.run("DELETE FROM secondgate_outbox");
        TrustResult trusted = trust("alice");
        recognise("alice", trusted.cookie());
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_outbox")).isEqualTo("1");
        assertThat(lab.tables.ask(
                        "SELECT kind || ' ' || account || ' ' || subject || ' ' || body FROM secondgate_outbox"))
                .contains("BROWSER_TRUSTED alice", "Firefox on Linux", "203.0.113.7")
                .containsPattern("until [0-9]{1,2} [A-Z][a-z]+ [0-9]{4} at the latest")
                .contains("stop trusting that browser")
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
        assertThat(TrustSecret.parse(second).orElseThrow().toString()).doesNotContain(second.substring(23));
    }
}
