package io.github.secondgate.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.helpdesk.DayPass;
import io.github.secondgate.secondfactor.helpdesk.Help;
import io.github.secondgate.secondfactor.helpdesk.Helpdesk;
import io.github.secondgate.secondfactor.helpdesk.Rescue;
import io.github.secondgate.secondfactor.helpdesk.RescueCodeKind;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The helpdesk's way back, and attack 47: an agent who is talked into it, or a code that somebody else hears. */
class RescueTest {
    private static final RequestOrigin THIS = new RequestOrigin("203.0.113.7", "this session");
    private static final RequestOrigin OTHER = new RequestOrigin("203.0.113.8", "another session");
    private static final RequestOrigin DESK = new RequestOrigin("192.0.2.1", "the desk");
    private static final String REASON = "lost the phone at sea";

    private final Lab lab = new Lab();
    private final Rescues rescues =
            new Rescues(lab.core, new SecretHash(lab.keyRing("first"), lab.random, 2), DayPass.OFF);
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

    private String phrase() {
        return rescues.ask("ewan", THIS).orElseThrow();
    }

    private String code() {
        return rescues.desk().issue(phrase(), Help.RESCUE, "mara", REASON, DESK).code();
    }

    private Outcome spend(String code, RequestOrigin requestOrigin) {
        return lab.verifier
                .verify("ewan", RescueCodeKind.answer(code), requestOrigin)
                .outcome();
    }

    @Test
    void aPhraseIsSixDigitsThatSoundApartAndTheSameWhileItCanBeReadOut() {
        String phrase = phrase();
        assertThat(phrase).matches("[01345678]{2} [01345678]{2} [01345678]{2}");
        assertThat(phrase.replace(" ", "")).doesNotContainPattern("(.)\\1");
        assertThat(phrase()).isEqualTo(phrase);
        assertThat(rescues.ask("ewan", OTHER)).isPresent().get().isNotEqualTo(phrase);
        lab.clock.move(Rescues.PHRASE_LIVES);
        assertThat(rescues.pending("ewan", THIS)).isEmpty();
        assertThat(phrase()).isNotEqualTo(phrase);
    }

    @Test
    void whoHasNoFactorHasLostNone() {
        assertThat(rescues.ask("nadia", THIS)).isEmpty();
        assertThat(lab.verifier
                        .verify("nadia", RescueCodeKind.answer("ABCD-EFGH"), THIS)
                        .outcome())
                .isEqualTo(Outcome.NOT_ENROLLED);
    }

    @Test
    void theAgentFindsThePhraseAsItWasHeardAndGetsACodeOnce() {
        String heard =
                " \u200e" + phrase().toUpperCase().replace("-", " \u2013 ").replace("A", "A\u200b") + ".\r\n";
        Rescue rescue = rescues.desk().issue(heard, Help.RESCUE, "mara", REASON, DESK);
        assertThat(rescue.outcome()).isEqualTo(Rescue.Outcome.ISSUED);
        assertThat(rescue.account()).isEqualTo("ewan");
        assertThat(rescue.code()).matches("[2-9A-Z]{4}-[2-9A-Z]{4}");
        assertThat(rescue.expiresAt()).isEqualTo(lab.clock.instant().plus(Rescues.CODE_LIVES));
        assertThat(rescues.desk()
                        .issue(heard, Help.RESCUE, "mara", REASON, DESK)
                        .outcome())
                .isEqualTo(Rescue.Outcome.ALREADY_ISSUED);
    }

    @Test
    void thePhraseMayBeTypedInFullWidthLetters() {
        String wide = phrase().codePoints()
                .map(point -> point - '!' + '\uff01')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(rescues.desk().issue(wide, Help.RESCUE, "mara", REASON, DESK).outcome())
                .isEqualTo(Rescue.Outcome.ISSUED);
    }

    @Test
    void anUnknownOrOldPhraseGetsNoCode() {
        assertThat(rescues.desk()
                        .issue("41 73 80", Help.RESCUE, "mara", REASON, DESK)
                        .outcome())
                .isEqualTo(Rescue.Outcome.UNKNOWN_PHRASE);
        String phrase = phrase();
        lab.clock.move(Rescues.PHRASE_LIVES);
        assertThat(rescues.desk()
                        .issue(phrase, Help.RESCUE, "mara", REASON, DESK)
                        .outcome())
                .isEqualTo(Rescue.Outcome.UNKNOWN_PHRASE);
    }

    @Test
    void nobodyRescuesThemselves() {
        String phrase = rescues.ask("mara", THIS).orElseThrow();
        assertThat(rescues.desk()
                        .issue(phrase, Help.RESCUE, "mara", REASON, DESK)
                        .outcome())
                .isEqualTo(Rescue.Outcome.OWN_ACCOUNT);
    }

    @Test
    void aCodeWorksOnceAndEndsWhatElseIsSignedIn() {
        long before = lab.accounts.facts("ewan").changes();
        String code = code();
        Verification verification = lab.verifier.verify("ewan", RescueCodeKind.answer(code.toLowerCase()), THIS);
        assertThat(verification.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(verification.changes()).isEqualTo(before + 1);
        assertThat(spend(code, THIS)).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void theSecurityQuestionGoesWithTheRightCodeOnly() {
        lab.questions.set("ewan", "First teacher?", "Grace Hopper", THIS);
        String code = code();
        spend("ABCD-EFGH", THIS);
        spend(code, OTHER);
        assertThat(lab.questions.of("ewan")).isPresent();
        spend(code, THIS);
        assertThat(lab.questions.of("ewan")).isEmpty();
        assertThat(lab.tables.ask("SELECT body FROM secondgate_outbox WHERE kind = 'RESCUED'"))
                .contains("All other sessions have ended.\nAlso ended: Security question\n")
                .doesNotContain("Trusted browsers");
    }

    @Test
    void aCodeThatSomebodyElseHeardIsWorthNothingInTheirSession() {
        String code = code();
        rescues.ask("ewan", OTHER);
        assertThat(spend(code, OTHER)).isEqualTo(Outcome.REJECTED);
        assertThat(lab.verifier
                        .verify("mara", RescueCodeKind.answer(code), THIS)
                        .outcome())
                .isEqualTo(Outcome.REJECTED);
        assertThat(spend(code, THIS)).isEqualTo(Outcome.ACCEPTED);
    }

    /** The agent was talked into it, the owner called back, was reset, and enrolled again within the quarter of an hour. */
    @Test
    void aResetEndsTheCodesThatWereIssuedBefore() {
        String code = code();
        new Helpdesk(lab.core, lab.kinds).reset("ewan", "mara", REASON, DESK);
        lab.enrolled("ewan");
        assertThat(rescues.pending("ewan", THIS)).isEmpty();
        assertThat(spend(code, THIS)).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void whoeverCanChangeTheFactorsHasNotLostThemAndEndsWhatTheHelpdeskWasAskedFor() {
        String code = code();
        String phrase = rescues.ask("ewan", OTHER).orElseThrow();
        lab.further("ewan", "Tablet");
        assertThat(rescues.desk()
                        .issue(phrase, Help.RESCUE, "mara", REASON, DESK)
                        .outcome())
                .isEqualTo(Rescue.Outcome.UNKNOWN_PHRASE);
        assertThat(rescues.pending("ewan", OTHER)).isEmpty();
        assertThat(rescues.ask("ewan", OTHER)).isPresent().get().isNotEqualTo(phrase);
        assertThat(spend(code, THIS)).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void aCodeLivesAQuarterOfAnHour() {
        String code = code();
        lab.clock.move(Rescues.CODE_LIVES.minusMillis(1));
        assertThat(rescues.pending("ewan", THIS)).isPresent();
        lab.clock.move(Duration.ofMillis(1));
        assertThat(rescues.pending("ewan", THIS)).isEmpty();
        assertThat(spend(code, THIS)).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void guessesAreCountedWithTheRecoveryCodes() {
        String code = code();
        for (int i = 0; i < 5; i++) {
            assertThat(spend("ABCD-EFGH", THIS)).isEqualTo(Outcome.REJECTED);
        }
        assertThat(spend(code, THIS)).isEqualTo(Outcome.THROTTLED);
        assertThat(spend("no code", THIS)).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void ofManyAtOnceOneIsLetIn() {
        String code = code();
        List<Outcome> outcomes = IntStream.range(0, 5)
                .parallel()
                .mapToObj(i -> spend(code, THIS))
                .collect(Collectors.toList());
        assertThat(outcomes).containsOnlyOnce(Outcome.ACCEPTED);
    }

    @Test
    void theOldFactorsStandUntilTheNewOneIsConfirmedAndThenGoTogether() {
        List<String> oldCodes = lab.recoveryCodes.regenerate("ewan", THIS).codes();
        spend(code(), THIS);
        lab.clock.move(Lab.STEP.multipliedBy(2));
        assertThat(lab.verifier
                        .verify("ewan", TotpAppKind.answer(null, phone.code()), OTHER)
                        .accepted())
                .isTrue();

        PendingEnrolment pending =
                lab.enrolments.beginInstead("ewan", Lab.PHONE, THIS).pending().orElseThrow();
        Confirmation confirmation = lab.enrolments.confirm(
                "ewan",
                pending.id(),
                pending.totp().codeAt(pending.secret(), pending.totp().stepAt(lab.clock.instant())),
                THIS);
        assertThat(confirmation.outcome()).isEqualTo(Confirmation.Outcome.CONFIRMED);
        assertThat(confirmation.recoveryCodes()).hasSize(8).doesNotContainAnyElementsOf(oldCodes);
        assertThat(lab.accounts.facts("ewan").apps()).hasSize(1);
        lab.clock.move(Duration.ofMinutes(2));
        assertThat(lab.verifier
                        .verify("ewan", TotpAppKind.answer(null, phone.code()), OTHER)
                        .accepted())
                .isFalse();
        assertThat(lab.verifier
                        .verify("ewan", RecoveryCodeKind.answer(oldCodes.get(0)), OTHER)
                        .accepted())
                .isFalse();
    }

    @Test
    void everythingIsOnRecordWithoutTheCode() {
        String code = code();
        spend(code, THIS);
        assertThat(lab.events()).anyMatch(line -> line.contains("RESCUE_ISSUED") && line.contains("mara: " + REASON));
        assertThat(lab.events()).noneMatch(line -> line.contains(code));
    }
}
