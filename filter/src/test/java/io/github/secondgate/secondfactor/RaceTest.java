package io.github.secondgate.secondfactor;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.Removal;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.secondfactor.policy.Exemptions;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.secondfactor.recovery.RecoveryCodes;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.secondfactor.sentcode.SentCodeKind;
import io.github.secondgate.store.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Everything at once, on a real database. */
class RaceTest {
    private final Lab lab = new Lab();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        lab.close();
    }

    @RepeatedTest(3)
    void oneCodeSentFiftyTimesToTwoNodesPassesOnce() {
        Phone phone = lab.enrolled("alice");
        Verifier otherNode = lab.new Node(lab.keyRing("first"), lab.clock, 8).verifier;
        String code = phone.code();

        List<Outcome> outcomes = atOnce(
                50,
                i -> (i % 2 == 0 ? lab.verifier : otherNode)
                        .verify("alice", TotpAppKind.answer(null, code), new RequestOrigin(null, "session " + i))
                        .outcome());

        assertThat(outcomes).filteredOn(Outcome.ACCEPTED::equals).hasSize(1);
        assertThat(outcomes).containsOnly(Outcome.ACCEPTED, Outcome.REPLAYED, Outcome.THROTTLED);
        assertThat(outcomes).filteredOn(Outcome.REPLAYED::equals).hasSizeLessThanOrEqualTo(9);
    }

    @RepeatedTest(3)
    void oneRequestSentFiftyTimesPassesOnceAndIsNotCounted() {
        Phone phone = lab.enrolled("alice");
        String code = phone.code();
        RequestOrigin session = new RequestOrigin(null, "the same session");

        List<Outcome> outcomes = atOnce(
                50,
                i -> lab.verifier
                        .verify("alice", TotpAppKind.answer(null, code), session)
                        .outcome());

        assertThat(outcomes).filteredOn(Outcome.ACCEPTED::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.REPEATED::equals).hasSize(49);
        assertThat(lab.tables.ask("SELECT app_failures FROM secondgate_account"))
                .isEqualTo("0");
    }

    @RepeatedTest(3)
    void oneMailedCodeSentFiftyTimesPassesOnceAndIsNotCounted() {
        lab.configured("alice", Channel.EMAIL, "alice@example.org");
        RequestOrigin session = new RequestOrigin(null, "the same session");
        lab.sentCodes.send("alice", Channel.EMAIL, CodePurpose.SIGN_IN, session);
        Verifier otherNode = lab.new Node(lab.keyRing("first"), lab.clock, 8).verifier;

        List<Outcome> outcomes = atOnce(
                50,
                i -> (i % 2 == 0 ? lab.verifier : otherNode)
                        .verify("alice", SentCodeKind.answer(Channel.EMAIL, lab.post.code()), session)
                        .outcome());

        assertThat(outcomes).filteredOn(Outcome.ACCEPTED::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.REPEATED::equals).hasSize(49);
        assertThat(lab.tables.ask("SELECT app_failures FROM secondgate_account"))
                .isEqualTo("0");
    }

    @RepeatedTest(3)
    void fiftyWishesForACodeAtOnceSendOne() {
        lab.configured("alice", Channel.EMAIL, "alice@example.org");
        int letters = lab.post.letters.size();

        atOnce(
                50,
                i -> lab.sentCodes
                        .send("alice", Channel.EMAIL, CodePurpose.SIGN_IN, new RequestOrigin(null, "s" + i))
                        .outcome());

        assertThat(lab.post.letters).hasSize(letters + 1);
    }

    /** Whoever ends an exemption must not leave another one running that nobody sees beside it. */
    @RepeatedTest(3)
    void ofExemptionsGrantedAtOnceOneRuns() {
        Exemptions exemptions = new Exemptions(lab.core);
        lab.enrolled("alice");
        Instant until = lab.clock.instant().plus(Duration.ofDays(3));

        atOnce(20, i -> {
            exemptions.grant("alice", until, "mara", "reason " + i, new RequestOrigin(null, null));
            return Outcome.ACCEPTED;
        });

        assertThat(exemptions.page(0).stream().filter(one -> one.runs(lab.clock.instant())))
                .hasSize(1);
    }

    /** Attack 54. */
    @RepeatedTest(3)
    void attack54ManyAccountsAtOnceSendToOneNumberOnceAtMost() {
        atOnce(
                30,
                i -> lab.begin("mule" + i, Channel.SMS, "+49 151 2345", new RequestOrigin(null, "s" + i))
                        .outcome());

        assertThat(lab.post.letters).hasSizeLessThanOrEqualTo(1);
    }

    @RepeatedTest(3)
    void oneRecoveryCodeSentFiftyTimesPassesOnce() {
        lab.enrolled("alice");
        // Slow, so that the first one derives while the second waits its turn and the others are turned away.
        SecretHash slow = new SecretHash(lab.keyRing("first"), lab.random, 20_000);
        RecoveryCodes codes = new RecoveryCodes(lab.core, slow, lab.nothingAhead(), 1, 8);
        String code = codes.regenerate("alice", HERE).codes().get(0);

        List<Outcome> outcomes = atOnce(
                50,
                i -> lab.verifier
                        .verify("alice", RecoveryCodeKind.answer(code), HERE)
                        .outcome());

        assertThat(outcomes).filteredOn(Outcome.ACCEPTED::equals).hasSize(1);
        assertThat(outcomes).containsOnly(Outcome.ACCEPTED, Outcome.REJECTED, Outcome.THROTTLED);
        assertThat(lab.accounts.facts("alice").recoveryCodesLeft()).isZero();
    }

    @RepeatedTest(3)
    void ofTwoHundredWrongCodesAtMostFiveAreEvaluated() {
        Phone phone = lab.enrolled("alice");

        List<Outcome> outcomes =
                atOnce(200, i -> lab.verify(phone, phone.wrongCode()).outcome());

        assertThat(outcomes).filteredOn(Outcome.REJECTED::equals).hasSize(5);
        assertThat(outcomes).filteredOn(Outcome.THROTTLED::equals).hasSize(195);
        assertThat(lab.tables.ask("SELECT app_failures FROM secondgate_account"))
                .isEqualTo("5");
    }

    @Test
    void ofTwoHundredWrongRecoveryCodesAtMostFiveAreDerived() {
        lab.enrolled("alice");

        List<Outcome> outcomes = atOnce(
                200,
                i -> lab.verifier
                        .verify("alice", RecoveryCodeKind.answer("ZZZZ-ZZZZ"), HERE)
                        .outcome());

        // Two of an account are let in at a time; the others are turned away without a look.
        assertThat(outcomes).filteredOn(Outcome.REJECTED::equals).hasSizeBetween(1, 5);
        assertThat(outcomes).containsOnly(Outcome.REJECTED, Outcome.THROTTLED);
    }

    @Test
    void ofTwoHundredWrongPasswordsAtMostFiveReachTheRealm() {
        AtomicInteger asked = new AtomicInteger();

        atOnce(200, i -> {
            try {
                return lab.passwordCheck
                        .verify("newcomer", () -> asked.incrementAndGet() < 0, HERE)
                        .outcome();
            } catch (StoreUnavailableException e) {
                // Where the database is slow, whoever comes while too many wait is turned away before anything is
                // asked.
                return null;
            }
        });

        assertThat(asked).hasValue(5);
    }

    @RepeatedTest(3)
    void afterManyRegenerationsAtOnceExactlyOneSetLives() {
        Phone phone = lab.enrolled("alice");

        List<List<String>> sets = atOnce(20, i -> regenerated()).stream()
                .filter(set -> !set.isEmpty())
                .collect(Collectors.toList());

        assertThat(lab.accounts.facts("alice").recoveryCodesLeft()).isEqualTo(8);
        assertThat(sets).hasSizeBetween(1, 5);
        long changes = 1L + sets.size();
        sets.add(phone.recoveryCodes);
        assertThat(sets).filteredOn(this::lives).hasSize(1);
        assertThat(lab.accounts.facts("alice").changes()).isEqualTo(changes);
    }

    /** No codes where another regeneration of the account was in the way. */
    private List<String> regenerated() {
        try {
            return lab.recoveryCodes.regenerate("alice", HERE).codes();
        } catch (RetryLaterException e) {
            return List.of();
        }
    }

    @RepeatedTest(5)
    void aCodeOfTheOldSetAndARegenerationAtOnceLeaveOneWholeSet() {
        Phone phone = lab.enrolled("alice");

        List<Object> results = atOnce(
                3,
                i -> i == 0
                        ? lab.verifier
                                .verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE)
                                .outcome()
                        : regenerated());

        assertThat(results.get(0)).isIn(Outcome.ACCEPTED, Outcome.REJECTED, Outcome.THROTTLED);
        assertThat(lab.accounts.facts("alice").recoveryCodesLeft()).isEqualTo(8);
        assertThat(lives(phone.recoveryCodes)).isFalse();
    }

    @RepeatedTest(3)
    void ofManySetUpsConfirmedAtOnceExactlyOneWins() {
        List<Phone> phones = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            phones.add(new Phone(
                    "alice", lab.enrolments.begin("alice", Lab.PHONE, HERE).orElseThrow(), lab.clock));
        }

        List<Confirmation> confirmations = atOnce(
                5,
                i -> lab.enrolments.confirm(
                        "alice", phones.get(i).pending.id(), phones.get(i).code(), HERE));

        assertThat(confirmations)
                .filteredOn(c -> c.outcome() == Confirmation.Outcome.CONFIRMED)
                .hasSize(1);
        assertThat(confirmations)
                .filteredOn(c ->
                        c.outcome() == Confirmation.Outcome.NO_PENDING || c.outcome() == Confirmation.Outcome.THROTTLED)
                .hasSize(4)
                .allMatch(c -> c.recoveryCodes().isEmpty());
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_app")).isEqualTo("1");
        assertThat(lab.accounts.facts("alice").changes()).isEqualTo(1);
        assertThat(lab.accounts.facts("alice").recoveryCodesLeft()).isEqualTo(8);
    }

    @RepeatedTest(3)
    void ofManyFurtherAppsAndChangesConfirmedAtOnceExactlyOneWins() {
        Phone first = lab.enrolled("alice");
        List<Phone> phones = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            TotpAppName name = TotpAppName.of("Tablet " + i).orElseThrow();
            phones.add(lab.waiting("alice", lab.enrolments.beginFurther("alice", name, HERE)));
            phones.add(lab.waiting("alice", lab.enrolments.beginChange("alice", first.pending.id(), HERE)));
        }

        List<Confirmation> confirmations = atOnce(
                6,
                i -> lab.enrolments.confirm(
                        "alice", phones.get(i).pending.id(), phones.get(i).code(), HERE));

        assertThat(confirmations)
                .filteredOn(c -> c.outcome() == Confirmation.Outcome.CONFIRMED)
                .hasSize(1);
        assertThat(lab.accounts.facts("alice").changes()).isEqualTo(2);
        assertThat(lab.accounts.facts("alice").recoveryCodesLeft()).isEqualTo(8);
        assertThat(lives(first.recoveryCodes)).isTrue();
    }

    @RepeatedTest(3)
    void ofTwoAppsRemovedAtOnceOneStays() {
        Phone one = lab.enrolled("alice");
        Phone two = lab.further("alice", "Tablet");

        List<Removal.Outcome> outcomes = atOnce(
                2,
                i -> lab.apps
                        .remove("alice", (i == 0 ? one : two).pending.id(), HERE)
                        .outcome());

        assertThat(outcomes).containsExactlyInAnyOrder(Removal.Outcome.REMOVED, Removal.Outcome.LAST);
        assertThat(lab.accounts.facts("alice").apps()).hasSize(1);
    }

    @RepeatedTest(3)
    void aCodeSentToItsOwnAppAndToAnotherAtOncePassesAtMostOnce() {
        Phone one = lab.enrolled("alice");
        Phone two = lab.further("alice", "Tablet");
        String code = two.code();

        List<Outcome> outcomes =
                atOnce(4, i -> lab.choose(i % 2 == 0 ? one : two, code).outcome());

        assertThat(outcomes).filteredOn(Outcome.ACCEPTED::equals).hasSizeLessThanOrEqualTo(1);
        assertThat(lab.choose(two, code).accepted()).isFalse();
    }

    @Test
    void oneSetUpConfirmedTwiceAtOnceMakesOneApp() {
        Phone phone = new Phone(
                "alice", lab.enrolments.begin("alice", Lab.PHONE, HERE).orElseThrow(), lab.clock);

        List<Confirmation.Outcome> outcomes = atOnce(
                2,
                i -> lab.enrolments
                        .confirm("alice", phone.pending.id(), phone.code(), HERE)
                        .outcome());

        assertThat(outcomes).containsExactlyInAnyOrder(Confirmation.Outcome.CONFIRMED, Confirmation.Outcome.NO_PENDING);
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_app")).isEqualTo("1");
    }

    /** Both were let in before either was looked at, as by two nodes. */
    private void sentTwiceAtOnce(Phone phone, long letInOn) {
        RequestOrigin session = Lab.session("the same session").on(letInOn);
        List<Confirmation.Outcome> outcomes = atOnce(
                2,
                i -> lab.enrolments
                        .confirm("alice", phone.pending.id(), phone.code(), session)
                        .outcome());

        assertThat(outcomes).containsExactlyInAnyOrder(Confirmation.Outcome.CONFIRMED, Confirmation.Outcome.REPEATED);
        assertThat(lab.accounts.facts("alice").changes()).isEqualTo(letInOn + 1);
        assertThat(lab.tables.ask("SELECT app_failures FROM secondgate_account WHERE account = 'alice'"))
                .isEqualTo("0");
        assertThat(lab.enrolments
                        .confirm("alice", phone.pending.id(), phone.code(), Lab.session("another session"))
                        .outcome())
                .isEqualTo(Confirmation.Outcome.NO_PENDING);
    }

    @RepeatedTest(3)
    void aConfirmationSentTwiceAtOnceConfirmsOnceAndIsRecognised() {
        sentTwiceAtOnce(
                new Phone(
                        "alice", lab.enrolments.begin("alice", Lab.PHONE, HERE).orElseThrow(), lab.clock),
                0);
    }

    @RepeatedTest(3)
    void soDoesOneOfAFurtherApp() {
        lab.enrolled("alice");
        TotpAppName tablet = TotpAppName.of("Tablet").orElseThrow();
        sentTwiceAtOnce(lab.waiting("alice", lab.enrolments.beginFurther("alice", tablet, HERE)), 1);
    }

    @RepeatedTest(3)
    void oneAccountBegunByManyAtOnceIsOneRow() {
        List<Boolean> begun =
                atOnce(30, i -> lab.enrolments.begin("alice", Lab.PHONE, HERE).isPresent());

        assertThat(begun).containsOnly(true);
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_account")).isEqualTo("1");
    }

    @Test
    void verificationsOfManyAccountsDoNotDisturbEachOther() {
        List<Phone> phones = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            phones.add(lab.enrolled("account " + i));
        }

        assertThat(atOnce(
                        20, i -> lab.verify(phones.get(i), phones.get(i).code()).outcome()))
                .containsOnly(Outcome.ACCEPTED);
    }

    private boolean lives(List<String> set) {
        lab.tables.run("UPDATE secondgate_account SET recovery_tries = 0");
        return lab.verifier
                .verify("alice", RecoveryCodeKind.answer(set.get(7)), HERE)
                .accepted();
    }

    private <T> List<T> atOnce(int times, IntFunction<T> work) {
        CyclicBarrier start = new CyclicBarrier(times);
        // More would be turned away where the database is slow: fifty use it at once, and as many wait.
        Semaphore turns = new Semaphore(100);
        List<Future<T>> futures = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            int number = i;
            futures.add(threads.submit(() -> {
                start.await();
                turns.acquire();
                try {
                    return work.apply(number);
                } finally {
                    turns.release();
                }
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        return results;
    }
}
