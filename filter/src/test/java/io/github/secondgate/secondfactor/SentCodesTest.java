package io.github.secondgate.secondfactor;

import static io.github.secondgate.secondfactor.Lab.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secondgate.secondfactor.Verification.Outcome;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes by e-mail and SMS (contract row 2.3), and the attacks that such codes have fallen to. */
class SentCodesTest {
    private static final String MAIL = "alice@example.org";
    private static final Duration BLINK = Duration.ofMillis(1);
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Lab lab = new Lab();
    private final Attempt here = session("this session");

    @BeforeEach
    void configure() {
        lab.configured("alice", Channel.EMAIL, MAIL);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private Sending ask() {
        return ask(here);
    }

    private Sending ask(Attempt session) {
        return lab.sentCodes.send("alice", Channel.EMAIL, CodePurpose.SIGN_IN, session);
    }

    private Verification give(String code) {
        return give(code, here);
    }

    private Verification give(String code, Attempt session) {
        return lab.sentCodes.verify("alice", Channel.EMAIL, CodePurpose.SIGN_IN, code, session);
    }

    private String failures() {
        return lab.tables.ask("SELECT app_failures FROM secondgate_account WHERE account = 'alice'");
    }

    @Test
    void aCodeThatWasSentSignsIn() {
        Sending sending = ask();

        assertThat(sending.outcome()).isEqualTo(Sending.Outcome.SENT);
        assertThat(sending.to()).isEqualTo("a•••@example.org");
        assertThat(sending.expiresAt()).isEqualTo(lab.clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(sending.resendAt()).isEqualTo(lab.clock.instant().plus(MINUTE));
        assertThat(lab.post.last().to()).isEqualTo(MAIL);
        assertThat(lab.post.code()).matches("[0-9]{8}");
        assertThat(give(lab.post.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(lab.lastEvent())
                .isEqualTo("event=SECOND_FACTOR_CHECKED factor=EMAIL account=\"alice\" address=\"203.0.113.7\""
                        + " outcome=\"ACCEPTED\"");
    }

    @Test
    void aCodeLivesFiveMinutes() {
        ask();
        lab.clock.move(Duration.ofMinutes(5).minus(BLINK));
        String code = lab.post.code();
        assertThat(lab.sentCodes.pending("alice", Channel.EMAIL, CodePurpose.SIGN_IN, here))
                .isPresent();
        lab.clock.move(BLINK);
        assertThat(lab.sentCodes.pending("alice", Channel.EMAIL, CodePurpose.SIGN_IN, here))
                .isEmpty();
        Verification late = give(code);
        assertThat(late.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(late.diagnosis().kind()).isEqualTo(Diagnosis.Kind.SENT_CODE_EXPIRED);
        ask();
        lab.clock.move(Duration.ofMinutes(5).minus(BLINK));
        assertThat(give(lab.post.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void onlyTheNewestCodeCounts() {
        ask();
        String older = lab.post.code();
        lab.clock.move(MINUTE);
        ask();

        Verification verification = give(older);
        assertThat(verification.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(verification.diagnosis().kind()).isEqualTo(Diagnosis.Kind.SENT_CODE_REPLACED);
        assertThat(give(lab.post.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    /** Attacks 1 and 9. */
    @Test
    void attack9AnUsedCodeIsWorthNothingInAnySession() {
        ask();
        give(lab.post.code());

        assertThat(give(lab.post.code(), session("another")).outcome()).isEqualTo(Outcome.REPLAYED);
        assertThat(failures()).isEqualTo("1");
    }

    @Test
    void theVeryRequestThatJustSucceededIsNeitherCountedNorGranted() {
        ask();
        give(lab.post.code());
        for (int i = 0; i < 10; i++) {
            assertThat(give(lab.post.code()).outcome()).isEqualTo(Outcome.REPEATED);
        }
        assertThat(failures()).isEqualTo("0");
    }

    /** Attack 10 and its neighbours: a code is bound to account, session and purpose. */
    @Test
    void attack10ACodeIsWorthNothingForAnotherAccountSessionOrPurpose() {
        lab.configured("bob", Channel.EMAIL, "bob@example.org");
        ask();
        String code = lab.post.code();

        assertThat(give(code, session("the thief's")).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(lab.sentCodes
                        .verify("bob", Channel.EMAIL, CodePurpose.SIGN_IN, code, here)
                        .outcome())
                .isEqualTo(Outcome.REJECTED);
        assertThat(lab.sentCodes
                        .verify("alice", Channel.EMAIL, CodePurpose.FIRST_SET_UP, code, here)
                        .outcome())
                .isEqualTo(Outcome.REJECTED);
        assertThat(give(code).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aCodeOfOneChannelIsWorthNothingOnTheOther() {
        lab.configured("alice", Channel.SMS, "+49 151 2345");
        lab.sentCodes.send("alice", Channel.SMS, CodePurpose.SIGN_IN, here);
        String code = lab.post.code();
        assertThat(code).matches("[0-9]{6}");
        assertThat(give(code + "00").outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(lab.sentCodes
                        .verify("alice", Channel.SMS, CodePurpose.SIGN_IN, code, here)
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    /** Attack 19: the limit holds at the check, whether or not codes are asked for. */
    @Test
    void attack19GuessesCountOnTheAccountAndAskingAgainTakesNothingBack() {
        for (int i = 0; i < 5; i++) {
            if (i % 2 == 0) {
                lab.clock.move(Duration.ofMinutes(10));
                ask(session("session " + i));
            }
            assertThat(give(lab.post.wrongCode(), session("session " + i)).outcome())
                    .isEqualTo(Outcome.REJECTED);
        }
        assertThat(give(lab.post.code(), session("session 4")).outcome()).isEqualTo(Outcome.THROTTLED);
        lab.clock.move(MINUTE.minus(BLINK));
        assertThat(give(lab.post.code(), session("session 4")).outcome()).isEqualTo(Outcome.THROTTLED);
        lab.clock.move(BLINK);
        assertThat(give(lab.post.code(), session("session 4")).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(failures()).isEqualTo("0");
    }

    @Test
    void noCodeIsSentThatNobodyWouldLookAt() {
        ask();
        for (int i = 0; i < 5; i++) {
            give(lab.post.wrongCode());
        }
        int letters = lab.post.letters.size();
        Sending refused = ask();
        assertThat(refused.outcome()).isEqualTo(Sending.Outcome.THROTTLED);
        assertThat(refused.retryAfter()).isEqualTo(MINUTE);
        for (int i = 0; i < 45; i++) {
            lab.clock.move(Duration.ofHours(1));
            give("00000000");
        }
        lab.clock.move(Duration.ofHours(1));
        assertThat(ask().outcome()).isEqualTo(Sending.Outcome.LOCKED);
        assertThat(lab.post.letters).hasSize(letters);
    }

    @Test
    void whatCannotBeACodeIsRejectedWithoutBeingCounted() {
        ask();
        for (String code : new String[] {null, "", "1234567", "123456789", "１２３４５６７８", "12345 78"}) {
            assertThat(give(code).outcome()).as(code).isEqualTo(Outcome.REJECTED);
        }
        assertThat(failures()).isEqualTo("0");
    }

    @Test
    void aMinuteLiesBetweenTwoCodes() {
        ask();
        lab.clock.move(MINUTE.minus(BLINK));
        Sending soon = ask();
        assertThat(soon.outcome()).isEqualTo(Sending.Outcome.TOO_OFTEN);
        assertThat(soon.retryAfter()).isEqualTo(BLINK);
        assertThat(give(lab.post.code()).outcome()).as("the code before").isEqualTo(Outcome.ACCEPTED);
        lab.clock.move(BLINK);
        assertThat(ask().sent()).isTrue();
    }

    @Test
    void threeCodesInTenMinutesAndTenADay() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 3; i++) {
                assertThat(ask(session(round + "/" + i)).sent()).isTrue();
                lab.clock.move(MINUTE);
            }
            assertThat(ask().retryAfter()).isEqualTo(Duration.ofMinutes(7));
            lab.clock.move(Duration.ofMinutes(7));
        }
        Sending tenth = ask();
        assertThat(tenth.sent()).isTrue();
        Duration untilTheFirstIsADayOld = Duration.ofHours(24).minus(Duration.ofMinutes(30));
        assertThat(tenth.resendAt()).isEqualTo(lab.clock.instant().plus(untilTheFirstIsADayOld));
        lab.clock.move(untilTheFirstIsADayOld.minus(BLINK));
        assertThat(ask().outcome()).isEqualTo(Sending.Outcome.TOO_OFTEN);
        lab.clock.move(BLINK);
        assertThat(ask().sent()).isTrue();
    }

    @Test
    void endingAndBeginningTheMethodAgainIsNoWayAroundTheLimits() {
        lab.configured("alice", Channel.SMS, "+49 151 2345");
        for (int i = 0; i < 3; i++) {
            ask();
            lab.clock.move(MINUTE);
        }
        lab.channels.remove("alice", Channel.EMAIL, here);

        assertThat(lab.begin("alice", Channel.EMAIL, MAIL, here).outcome()).isEqualTo(Sending.Outcome.TOO_OFTEN);
    }

    /** Attack 54. */
    @Test
    void attack54ManyAccountsCannotPumpOneNumber() {
        int sent = 0;
        for (int i = 0; i < 30; i++) {
            Sending sending = lab.begin("mule" + i, Channel.SMS, i % 2 == 0 ? "+49 151 2345" : "0049-151-2345", here);
            sent += sending.sent() ? 1 : 0;
            lab.clock.move(Duration.ofMinutes(10));
        }
        assertThat(sent).isEqualTo(10);
        assertThat(lab.post.sms()).isEqualTo(10);
    }

    /** Attack 54. */
    @Test
    void attack54ManyNumbersStopAtTheBudgetWithOneAlarm() {
        for (int i = 0; i < Lab.Postbox.SMS_PER_DAY; i++) {
            assertThat(lab.begin("mule" + i, Channel.SMS, "+49 151 1000" + i, here)
                            .sent())
                    .isTrue();
        }
        for (int i = 0; i < 5; i++) {
            assertThat(lab.begin("late" + i, Channel.SMS, "+49 151 2000" + i, here)
                            .outcome())
                    .isEqualTo(Sending.Outcome.BUDGET_SPENT);
        }
        assertThat(lab.post.sms()).isEqualTo(20);
        assertThat(lab.events())
                .filteredOn(line -> line.contains("SMS_BUDGET_SPENT"))
                .hasSize(1);
        assertThat(ask().sent()).as("mail costs nothing").isTrue();
        lab.clock.move(Duration.ofHours(24));
        assertThat(lab.begin("late", Channel.SMS, "+49 151 3000", here).sent()).isTrue();
    }

    /** Attack 57. */
    @Test
    void attack57AnAccountWithAnAppCannotBeDowngraded() {
        Lab.Phone phone = lab.enrolled("carol");
        lab.configured("carol", Channel.EMAIL, "carol@example.org");
        Sending sending = lab.sentCodes.send("carol", Channel.EMAIL, CodePurpose.SIGN_IN, here);

        assertThat(sending.outcome()).isEqualTo(Sending.Outcome.WEAKER);
        assertThat(lab.sentCodes
                        .verify("carol", Channel.EMAIL, CodePurpose.SIGN_IN, "12345678", here)
                        .outcome())
                .isEqualTo(Outcome.WEAKER);
        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    /** Attack 57, from the other side: a code sent before the app was there. */
    @Test
    void attack57ACodeFromBeforeTheAppIsWorthNothingAfterwards() {
        ask();
        lab.tables.run("INSERT INTO secondgate_app (id, account, name, secret, algorithm, digits, period_seconds,"
                + " last_step, confirmed_at) VALUES ('x', 'alice', 'Phone', '-', 'SHA1', 6, 30, 0, 0)");

        assertThat(give(lab.post.code()).outcome()).isEqualTo(Outcome.WEAKER);
    }

    @Test
    void whereTheRuleAllowsItAnAppDoesNotStandInTheWay() {
        lab.enrolled("carol");
        lab.configured("carol", Channel.EMAIL, "carol@example.org");
        SentCodes lax = new SentCodes(
                lab.database,
                lab.keyRing("first"),
                lab.post.messages(lab.audit, lab.clock),
                true,
                20,
                lab.audit,
                lab.notices,
                lab.clock,
                lab.random);
        lax.send("carol", Channel.EMAIL, CodePurpose.SIGN_IN, here);

        assertThat(lax.verify("carol", Channel.EMAIL, CodePurpose.SIGN_IN, lab.post.code(), here)
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    /** Attack 57: it makes no difference whether the weaker method was ever configured. */
    @Test
    void attack57AnAccountWithAnAppIsRefusedEvenWhatItNeverConfigured() {
        lab.enrolled("carol");

        assertThat(lab.sentCodes
                        .send("carol", Channel.EMAIL, CodePurpose.SIGN_IN, here)
                        .outcome())
                .isEqualTo(Sending.Outcome.WEAKER);
    }

    @Test
    void whoHasNotConfiguredItIsSentNothing() {
        int letters = lab.post.letters.size();
        for (String to : new String[] {"", "+49 151 2345"}) {
            lab.post.addresses.put("SMS alice", to);
            assertThat(lab.sentCodes
                            .send("alice", Channel.SMS, CodePurpose.SIGN_IN, here)
                            .outcome())
                    .isEqualTo(Sending.Outcome.NOT_CONFIGURED);
        }
        assertThat(lab.post.letters).hasSize(letters);
        assertThat(lab.sentCodes
                        .verify("alice", Channel.SMS, CodePurpose.SIGN_IN, "123456", here)
                        .outcome())
                .isEqualTo(Outcome.NOT_ENROLLED);
    }

    @Test
    void withoutAnAddressNothingIsSent() {
        for (String to : new String[] {null, "", "  ", "no address", "a@example.org, b@example.org"}) {
            assertThat(lab.begin("bob", Channel.EMAIL, to, here).outcome()).isEqualTo(Sending.Outcome.NO_DESTINATION);
        }
    }

    /** Attacks 52 and 78, at rest: a stolen database gives neither the code nor the address. */
    @Test
    void attack52NeitherTheCodeNorTheAddressStandsInTheDatabaseOrTheLog() {
        ask();
        String rows = "";
        for (String column : new String[] {"id", "session_mark", "hash", "destination"}) {
            rows += lab.tables.ask("SELECT LISTAGG(" + column + ", ' ') FROM secondgate_sent_code") + " ";
        }
        assertThat(rows).doesNotContain(lab.post.code(), "example", "this session");
        assertThat(String.join("\n", lab.events())).doesNotContain(lab.post.code(), "@example");
    }

    @Test
    void anotherNodeWithARotatedKeyTakesTheCode() {
        ask();
        SentCodes other = lab.new Node(lab.keyRing("second", "first"), lab.clock, 8).sentCodes;

        assertThat(other.verify("alice", Channel.EMAIL, CodePurpose.SIGN_IN, lab.post.code(), here)
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aCodeNeedsASession() {
        assertThatThrownBy(() -> ask(new Attempt(null, null))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> give("12345678", new Attempt(null, null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Attacks 53 and 56: there is nothing in a mail to follow, and nothing in it that a client sent. */
    @Test
    void attack53AMailHoldsTheCodeAndSaysWhatItIsForButHoldsNoLink() {
        lab.sentCodes.send(
                "alice",
                Channel.EMAIL,
                CodePurpose.SIGN_IN,
                new Attempt("203.0.113.7", "mark", "Firefox on Windows", Locale.ENGLISH));

        assertThat(lab.post.last().subject()).isEqualTo("Fixture Ltd: your code");
        assertThat(lab.post.last().text())
                .contains("to sign in", lab.post.code(), "5 minutes", "alice", "203.0.113.7", "Firefox on Windows")
                .contains("change your password")
                .doesNotContain("http", "://", "www.");
    }

    @Test
    void aTextMessageIsShortAndBeginsWithTheCode() {
        lab.begin("alice", Channel.SMS, "+49 151 2345", here);

        assertThat(lab.post.last().text())
                .startsWith(lab.post.code() + " is your code for Fixture Ltd.")
                .hasSizeLessThan(160)
                .doesNotContain("://");
    }

    @Test
    void whatWasSentIsForgottenAfterADay() {
        ask();
        lab.clock.move(Duration.ofHours(24));
        ask();
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_sent_code")).isEqualTo("1");
    }
}
