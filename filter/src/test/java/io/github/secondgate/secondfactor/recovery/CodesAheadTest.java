package io.github.secondgate.secondfactor.recovery;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secondgate.crypto.SecretCipher;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.app.Enrolments;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.app.TotpAppKeys;
import io.github.secondgate.totp.SharedSecret;
import io.github.secondgate.totp.Totp;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a confirmation costs is counted in derivations, of which each takes 140 ms of a core as shipped. */
class CodesAheadTest {
    private static final int CODES = 8;

    private final Lab lab = new Lab();
    private final SecretHash hash = new SecretHash(lab.keyRing("first"), lab.random, 2);
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Totp totp = new Totp(Totp.Algorithm.SHA1, 6, 30);
    private final RecoveryCodes recoveryCodes = new RecoveryCodes(lab.core, hash, lab.ahead(background::add), CODES, 8);
    private final Enrolments enrolments = enrolments(recoveryCodes);

    @AfterEach
    void close() {
        lab.close();
    }

    private Enrolments enrolments(RecoveryCodes codes) {
        return new Enrolments(
                lab.core,
                lab.kinds,
                new TotpAppKeys(new SecretCipher(lab.keyRing("first"), lab.random), lab.audit, 1),
                codes,
                totp);
    }

    private PendingEnrolment begun(String account) {
        return enrolments.begin(account, Lab.PHONE, HERE).orElseThrow();
    }

    private void whileThePersonScans() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private Confirmation confirmed(PendingEnrolment setup) {
        String code = new Phone(setup.account(), setup, lab.clock).code();
        return enrolments.confirm(setup.account(), setup.id(), code, HERE);
    }

    @Test
    void confirmingDerivesNothingWhereTheCodesWereMadeMeanwhile() {
        PendingEnrolment setup = begun("alice");
        assertThat(hash.derivations()).as("beginning waits for none").isZero();
        whileThePersonScans();
        assertThat(hash.derivations()).isEqualTo(CODES);

        Confirmation confirmation = confirmed(setup);
        assertThat(confirmation.recoveryCodes()).hasSize(CODES).doesNotHaveDuplicates();
        assertThat(hash.derivations()).isEqualTo(CODES);
        for (String code : confirmation.recoveryCodes()) {
            assertThat(lab.verifier
                            .verify("alice", RecoveryCodeKind.answer(code), HERE)
                            .outcome())
                    .isEqualTo(Verification.Outcome.ACCEPTED);
            lab.clock.move(Duration.ofHours(1));
        }
    }

    @Test
    void whoeverIsFasterHasThemMadeAtOnceAndOnce() {
        PendingEnrolment setup = begun("alice");
        assertThat(confirmed(setup).recoveryCodes()).hasSize(CODES);
        whileThePersonScans();
        assertThat(hash.derivations()).isEqualTo(CODES);
    }

    @Test
    @Timeout(30)
    void whoeverWaitsForThemForTooLongConfirmsTheSameSetUpLater() throws Exception {
        CountDownLatch beingMade = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        CodesAhead ahead = new CodesAhead(
                lab.core, new SecretCipher(lab.keyRing("first"), lab.random), background::add, Duration.ZERO);
        ahead.begin("alice", new CodesAhead.Shape(CODES, 8), codes -> {
            beingMade.countDown();
            await(goesOn);
            return NewCodes.none("alice");
        });
        Thread slow = new Thread(this::whileThePersonScans);
        slow.start();
        await(beingMade);
        Enrolments waiting = enrolments(new RecoveryCodes(lab.core, hash, ahead, CODES, 8));
        PendingEnrolment setup = waiting.begin("alice", Lab.PHONE, HERE).orElseThrow();
        String code = new Phone("alice", setup, lab.clock).code();

        assertThatThrownBy(() -> waiting.confirm("alice", setup.id(), code, HERE))
                .isInstanceOfSatisfying(
                        RetryLaterException.class,
                        e -> assertThat(e.ofThisAccount()).isFalse());
        goesOn.countDown();
        slow.join();
        assertThat(waiting.confirm("alice", setup.id(), code, HERE).recoveryCodes())
                .hasSize(CODES);
        assertThat(hash.derivations()).as("anew").isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whereTheBackgroundHasTooMuchToDoTheyAreMadeAtTheConfirmation() {
        RecoveryCodes codes = new RecoveryCodes(lab.core, hash, lab.nothingAhead(), CODES, 8);
        codes.prepare("alice");
        assertThat(hash.derivations()).isZero();
        assertThat(codes.made("alice").codes()).hasSize(CODES);
    }

    @Test
    void manySetUpsOfOneAccountMakeOneSet() {
        for (int i = 0; i < 10; i++) {
            begun("alice");
        }
        whileThePersonScans();
        assertThat(hash.derivations()).isEqualTo(CODES);
    }

    @Test
    void aSetIsGivenOutOnceAndToItsAccountOnly() {
        recoveryCodes.prepare("alice");
        whileThePersonScans();
        List<String> first = recoveryCodes.made("alice").codes();
        assertThat(recoveryCodes.made("alice").codes()).hasSize(CODES).doesNotContainAnyElementsOf(first);
        assertThat(recoveryCodes.made("bob").codes()).hasSize(CODES).doesNotContainAnyElementsOf(first);
    }

    @Test
    void afterHalfAnHourTheSetIsMadeAnew() {
        recoveryCodes.prepare("alice");
        whileThePersonScans();
        lab.clock.move(CodesAhead.WAITS);
        recoveryCodes.made("alice");
        assertThat(hash.derivations()).isEqualTo(2 * CODES);
    }

    @Test
    void withoutRecoveryCodesNoneArePrepared() {
        new RecoveryCodes(
                        lab.core,
                        hash,
                        lab.ahead(work -> {
                            throw new AssertionError("Nothing is to be made");
                        }),
                        0,
                        8)
                .prepare("alice");
    }

    @Test
    void theSameSeedGivesTheSameCodesAndEachCharacterIsUsed() {
        SharedSecret seed = SharedSecret.random(lab.random);
        CodesAhead.Shape shape = new CodesAhead.Shape(20, 32);
        Set<String> codes = shape.from(seed);
        assertThat(codes).hasSize(20).isEqualTo(shape.from(seed));
        assertThat(codes).isNotEqualTo(shape.from(SharedSecret.random(lab.random)));
        assertThat(String.join("", codes).replace("-", "").chars().distinct()).hasSize(30);
    }

    @Test
    void aRefusedWorkLeavesNothingBehind() {
        boolean[] busy = {true};
        RecoveryCodes codes = new RecoveryCodes(
                lab.core,
                hash,
                lab.ahead(work -> {
                    if (busy[0]) {
                        throw new RejectedExecutionException();
                    }
                    work.run();
                }),
                CODES,
                8);
        codes.prepare("alice");
        busy[0] = false;
        codes.prepare("alice");
        assertThat(hash.derivations()).isEqualTo(CODES);
    }
}
