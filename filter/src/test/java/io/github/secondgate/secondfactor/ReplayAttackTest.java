package io.github.secondgate.secondfactor;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static io.github.secondgate.secondfactor.Lab.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secondgate.MovedClock;
import io.github.secondgate.crypto.SecretHash;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import io.github.secondgate.secondfactor.app.TotpAppKeys;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.helpdesk.Help;
import io.github.secondgate.secondfactor.helpdesk.RescueCodeKind;
import io.github.secondgate.secondfactor.helpdesk.Rescues;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.secondfactor.sentcode.SentCodeKind;
import io.github.secondgate.secondfactor.sentcode.SentCodes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A right code, once more or from the wrong place. Each test is named after its attack. */
class ReplayAttackTest {
    private final Lab lab = new Lab();
    private final Phone phone = lab.enrolled("alice");

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void replayInANewSession() {
        String code = phone.code();
        assertThat(verify(code, "session one")).isEqualTo(Outcome.ACCEPTED);

        assertThat(verify(code, "session two")).isEqualTo(Outcome.REPLAYED);
        assertThat(lab.lastEvent()).contains("outcome=\"REPLAYED ALREADY_USED\"", "account=\"alice\"");
    }

    @Test
    void driftReplayOfEarlierSteps() {
        assertThat(lab.verify(phone, phone.code(1)).outcome()).isEqualTo(Outcome.ACCEPTED);

        for (int back : List.of(0, -1, 1, 0)) {
            assertThat(lab.verify(phone, phone.code(back)).accepted()).isFalse();
        }
        lab.clock.move(STEP);
        assertThat(lab.verify(phone, phone.code(0)).outcome()).isEqualTo(Outcome.REPLAYED);
    }

    @Test
    void variantReplay() {
        String code = phone.code();
        assertThat(lab.verify(phone, code).outcome()).isEqualTo(Outcome.ACCEPTED);

        for (String variant : List.of(
                code + " ",
                " " + code,
                code.substring(0, 3) + " " + code.substring(3),
                code + "\u0000",
                code + "\n",
                "0" + code,
                "+" + code,
                fullWidth(code))) {
            assertThat(lab.verify(phone, variant).outcome()).as(variant).isEqualTo(Outcome.REJECTED);
        }
    }

    @Test
    void fractionalDriftOpensNoSecondUse() {
        String code = phone.code();
        assertThat(lab.verify(phone, code).outcome()).isEqualTo(Outcome.ACCEPTED);

        for (int half : new int[] {1, 2, 3}) {
            lab.clock.move(Duration.ofMillis(14_999));
            assertThat(lab.verify(phone, code).accepted())
                    .as("half step " + half)
                    .isFalse();
        }
        lab.clock.set(Lab.START.plus(STEP.multipliedBy(3)).minusMillis(14_999));
        assertThat(lab.verify(phone, code).accepted()).isFalse();
    }

    @Test
    void spentRecoveryCodeThatWasNotConsumed() {
        String code = phone.recoveryCodes.get(0);
        assertThat(lab.verifier
                        .verify("alice", RecoveryCodeKind.answer(code), HERE)
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);

        assertThat(lab.verifier
                        .verify("alice", RecoveryCodeKind.answer(code), new RequestOrigin(null, "later"))
                        .outcome())
                .isEqualTo(Outcome.REJECTED);
        assertThat(lab.verifier
                        .verify(
                                "alice",
                                RecoveryCodeKind.answer(code.toLowerCase().replace("-", "")),
                                HERE)
                        .outcome())
                .isEqualTo(Outcome.REJECTED);
        assertThat(lab.accounts.facts("alice").recoveryCodesLeft()).isEqualTo(7);
    }

    @Test
    void otherUsersCode() {
        Phone bob = lab.enrolled("bob");
        String bobsCode = bob.code();
        String bobsRecovery = bob.recoveryCodes.get(0);

        assertThat(lab.verify(phone, bobsCode).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(lab.verifier
                        .verify("alice", RecoveryCodeKind.answer(bobsRecovery), HERE)
                        .outcome())
                .isEqualTo(Outcome.REJECTED);

        assertThat(lab.verify(bob, bobsCode).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(lab.verifier
                        .verify("bob", RecoveryCodeKind.answer(bobsRecovery), HERE)
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void nodeSkewGivesNoSecondUseAndRaisesAnAlarm() {
        MovedClock ahead = new MovedClock(lab.clock.instant().plusSeconds(90));
        MovedClock behind = new MovedClock(lab.clock.instant().minusSeconds(90));
        Verifier nodeAhead = lab.new Node(lab.keyRing("first"), ahead, 8).verifier;
        Verifier nodeBehind = lab.new Node(lab.keyRing("first"), behind, 8).verifier;
        String codeOfTheNodeAhead = phone.code(3);
        assertThat(nodeAhead
                        .verify("alice", TotpAppKind.answer(null, codeOfTheNodeAhead), HERE)
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);

        // The same step once more, and those of the other two nodes' own time, all of which lie before it.
        assertThat(nodeBehind
                        .verify("alice", TotpAppKind.answer(null, phone.code(-3)), HERE)
                        .accepted())
                .isFalse();
        assertThat(lab.lastEvent()).startsWith("event=CLOCKS_DIFFER").contains("account=\"alice\"");
        assertThat(lab.verifier
                        .verify("alice", TotpAppKind.answer(null, phone.code()), HERE)
                        .accepted())
                .isFalse();
        assertThat(lab.lastEvent()).startsWith("event=CLOCKS_DIFFER");
        assertThat(nodeAhead
                        .verify("alice", TotpAppKind.answer(null, codeOfTheNodeAhead), HERE)
                        .accepted())
                .isFalse();
        lab.clock.move(Duration.ofSeconds(90));
        assertThat(lab.verifier
                        .verify("alice", TotpAppKind.answer(null, codeOfTheNodeAhead), HERE)
                        .accepted())
                .isFalse();
    }

    @Test
    void oneStepOfSkewIsNoAlarm() {
        assertThat(lab.verify(phone, phone.code(1)).outcome()).isEqualTo(Outcome.ACCEPTED);
        lab.clock.move(STEP.negated());
        lab.verify(phone, phone.code());

        assertThat(lab.events()).noneMatch(line -> line.startsWith("event=CLOCKS_DIFFER"));
    }

    /** Attack 12: seen before its owner came in by a recovery code, used after. */
    @Test
    void codesSeenBeforeASignInByRecoveryCode() {
        List<String> seen = List.of(phone.code(-1), phone.code(), phone.code(1));
        assertThat(lab.verifier
                        .verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE)
                        .accepted())
                .isTrue();

        assertClosed(phone, seen);
    }

    @Test
    void codesSeenBeforeASignInByAnotherApp() {
        Phone tablet = lab.further("alice", "Tablet");
        List<String> seen = List.of(phone.code(-1), phone.code(), phone.code(1));
        assertThat(lab.choose(tablet, tablet.code()).accepted()).isTrue();

        assertThat(lab.choose(tablet, tablet.code(1)).accepted()).isTrue();
        assertClosed(phone, seen);
    }

    @Test
    void codesSeenBeforeASignInByMail() {
        lab.configured("alice", Channel.EMAIL, "alice@example.org");
        SentCodes weakerToo =
                new SentCodes(lab.core, lab.keyRing("first"), lab.post.messages(lab.audit, lab.clock), true, 9);
        RequestOrigin session = new RequestOrigin(null, "by mail");
        weakerToo.send("alice", Channel.EMAIL, CodePurpose.SIGN_IN, session);
        List<String> seen = List.of(phone.code(-1), phone.code(), phone.code(1));
        assertThat(new SentCodeKind(Channel.EMAIL, weakerToo)
                        .check("alice", SentCodeKind.answer(Channel.EMAIL, lab.post.code()), session)
                        .accepted())
                .isTrue();

        assertClosed(phone, seen);
    }

    @Test
    void codesSeenBeforeARescue() {
        codesSeenBefore(Help.RESCUE);
    }

    @Test
    void codesSeenBeforeADayPass() {
        codesSeenBefore(Help.DAY_PASS);
    }

    private void codesSeenBefore(Help help) {
        Rescues rescues = new Rescues(lab.core, new SecretHash(lab.keyRing("first"), lab.random, 2), Lab.EVENING);
        lab.enrolled("mara");
        RequestOrigin session = new RequestOrigin(null, "lost everything");
        String phrase = rescues.ask("alice", session).orElseThrow();
        String code = rescues.desk()
                .issue(phrase, help, "mara", "lost the phone at sea", HERE)
                .code();
        List<String> seen = List.of(phone.code(-1), phone.code(), phone.code(1));
        assertThat(lab.verifier
                        .verify("alice", RescueCodeKind.answer(code), session)
                        .accepted())
                .isTrue();

        assertClosed(phone, seen);
    }

    /** Whoever is refused so used no code twice, and is not told so. */
    private void assertClosed(Phone phone, List<String> seen) {
        for (String code : seen) {
            Verification verification = lab.choose(phone, code);
            assertThat(verification.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(verification.diagnosis().kind()).isEqualTo(Diagnosis.Kind.SUPERSEDED);
        }
        lab.clock.move(STEP);
        assertThat(lab.choose(phone, phone.code()).accepted()).isFalse();
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_outbox WHERE kind = 'CODE_REPLAYED'"))
                .isEqualTo("0");
        lab.clock.move(STEP);
        assertThat(lab.choose(phone, phone.code()).accepted()).isTrue();
    }

    /** Attack 77 on one node: its clock was an hour ahead for a while. */
    @Test
    void afterTheClockWasAnHourAheadItIsToldWhenCodesCountAgain() {
        lab.clock.move(Duration.ofHours(1));
        assertThat(lab.verify(phone, phone.code()).accepted()).isTrue();
        lab.clock.move(Duration.ofHours(-1));

        for (int i = 0; i < 10; i++) {
            assertThat(lab.verify(phone, i % 2 == 0 ? phone.code() : phone.wrongCode())
                            .outcome())
                    .isEqualTo(Outcome.THROTTLED);
        }
        Verification told = lab.verify(phone, phone.code());
        assertThat(told.diagnosis().kind()).isEqualTo(Diagnosis.Kind.SERVER_CLOCK);
        assertThat(told.retryAfter()).isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
        assertThat(lab.events()).anyMatch(line -> line.startsWith("event=CLOCKS_DIFFER"));
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_outbox WHERE kind LIKE 'CODE%'"))
                .isEqualTo("0");
        lab.clock.move(told.retryAfter().minusMillis(1));
        assertThat(lab.verify(phone, phone.code()).accepted()).isFalse();
        lab.clock.move(Duration.ofMillis(1));
        assertThat(lab.verify(phone, phone.code()).accepted()).isTrue();
    }

    @Test
    void afterTheClockWasAnHourAheadARecoveryCodeAndAnotherAppOpen() {
        lab.clock.move(Duration.ofHours(1));
        assertThat(lab.verify(phone, phone.code()).accepted()).isTrue();
        lab.clock.move(Duration.ofHours(-1));

        assertThat(lab.verifier
                        .verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE)
                        .accepted())
                .isTrue();
        Phone next = lab.waiting("alice", lab.enrolments.beginChange("alice", phone.pending.id(), HERE));
        lab.confirm(next);
        lab.clock.move(STEP);
        assertThat(lab.choose(next, next.code()).accepted()).isTrue();
    }

    @Test
    void wideWindowIsRefused() {
        for (int tolerance : new int[] {-1, 3, 30}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TotpAppKeys(null, lab.audit, tolerance))
                    .withMessageContaining("tolerance must be 0 to 2");
        }
    }

    private Outcome verify(String code, String mark) {
        return lab.verifier
                .verify("alice", TotpAppKind.answer(null, code), new RequestOrigin("203.0.113.7", mark))
                .outcome();
    }

    private static String fullWidth(String code) {
        return code.chars()
                .mapToObj(c -> String.valueOf((char) (c - '0' + '\uff10')))
                .reduce("", String::concat);
    }
}
