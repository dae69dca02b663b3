package io.github.secondgate.secondfactor.sentcode;

import static io.github.secondgate.secondfactor.Lab.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.SendingLab;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** To whom a code is sent at all, and how often (contract row 2.3): attacks 54 and 57. */
class SendResultTest extends SendingLab {
    @Test
    void noCodeIsSentThatNobodyWouldLookAt() {
        ask();
        for (int i = 0; i < 5; i++) {
            give(lab.post.wrongCode());
        }
        int letters = lab.post.letters.size();
        SendResult refused = ask();
        assertThat(refused.outcome()).isEqualTo(SendResult.Outcome.THROTTLED);
        assertThat(refused.retryAfter()).isEqualTo(MINUTE);
        for (int i = 0; i < 45; i++) {
            lab.clock.move(Duration.ofHours(1));
            give("00000000");
        }
        lab.clock.move(Duration.ofHours(1));
        assertThat(ask().outcome()).isEqualTo(SendResult.Outcome.LOCKED);
        assertThat(lab.post.letters).hasSize(letters);
    }

    @Test
    void aMinuteLiesBetweenTwoCodes() {
        ask();
        lab.clock.move(MINUTE.minus(BLINK));
        SendResult soon = ask();
        assertThat(soon.outcome()).isEqualTo(SendResult.Outcome.TOO_OFTEN);
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
        SendResult tenth = ask();
        assertThat(tenth.sent()).isTrue();
        Duration untilTheFirstIsADayOld = Duration.ofHours(24).minus(Duration.ofMinutes(30));
        assertThat(tenth.resendAt()).isEqualTo(lab.clock.instant().plus(untilTheFirstIsADayOld));
        lab.clock.move(untilTheFirstIsADayOld.minus(BLINK));
        assertThat(ask().outcome()).isEqualTo(SendResult.Outcome.TOO_OFTEN);
        lab.clock.move(BLINK);
        assertThat(ask().sent()).isTrue();
    }

    @Test
    void whoeverChoseTheWrongChannelGetsTheOtherAtOnceButNotMoreOfBoth() {
        lab.configured("alice", Channel.SMS, "+49 151 2345");
        assertThat(ask().sent()).isTrue();
        assertThat(bySms().sent()).isTrue();
        assertThat(bySms().retryAfter()).isEqualTo(MINUTE);
        lab.clock.move(MINUTE);
        assertThat(ask().sent()).isTrue();
        assertThat(bySms().retryAfter()).isEqualTo(Duration.ofMinutes(9));
        lab.clock.move(MINUTE);
        assertThat(ask().retryAfter()).isEqualTo(Duration.ofMinutes(8));
    }

    private SendResult bySms() {
        return lab.sentCodes.send("alice", Channel.SMS, CodePurpose.SIGN_IN, here);
    }

    @Test
    void endingAndBeginningTheMethodAgainIsNoWayAroundTheLimits() {
        lab.configured("alice", Channel.SMS, "+49 151 2345");
        for (int i = 0; i < 3; i++) {
            ask();
            lab.clock.move(MINUTE);
        }
        lab.channels.remove("alice", Channel.EMAIL, here);

        assertThat(lab.begin("alice", Channel.EMAIL, MAIL, here).outcome()).isEqualTo(SendResult.Outcome.TOO_OFTEN);
    }

    /** Attack 54. */
    @Test
    void attack54ManyAccountsCannotPumpOneNumber() {
        int sent = 0;
        for (int i = 0; i < 30; i++) {
            SendResult sending =
                    lab.begin("mule" + i, Channel.SMS, i % 2 == 0 ? "+49 151 2345" : "0049-151-2345", here);
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
                    .isEqualTo(SendResult.Outcome.BUDGET_SPENT);
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
        SendResult sending = lab.sentCodes.send("carol", Channel.EMAIL, CodePurpose.SIGN_IN, here);

        assertThat(sending.outcome()).isEqualTo(SendResult.Outcome.WEAKER);
        assertThat(lab.verifier
                        .verify("carol", SentCodeKind.answer(Channel.EMAIL, "12345678"), here)
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
        SentCodes lax =
                new SentCodes(lab.core, lab.keyRing("first"), lab.post.messages(lab.audit, lab.clock), true, 20);
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
                .isEqualTo(SendResult.Outcome.WEAKER);
    }

    @Test
    void whoHasNotConfiguredItIsSentNothing() {
        int letters = lab.post.letters.size();
        for (String to : new String[] {"", "+49 151 2345"}) {
            lab.post.addresses.put("SMS alice", to);
            assertThat(lab.sentCodes
                            .send("alice", Channel.SMS, CodePurpose.SIGN_IN, here)
                            .outcome())
                    .isEqualTo(SendResult.Outcome.NOT_CONFIGURED);
        }
        assertThat(lab.post.letters).hasSize(letters);
        assertThat(lab.verifier
                        .verify("alice", SentCodeKind.answer(Channel.SMS, "123456"), here)
                        .outcome())
                .isEqualTo(Outcome.NOT_ENROLLED);
    }

    @Test
    void withoutAnAddressNothingIsSent() {
        for (String to : new String[] {null, "", "  ", "no address", "a@example.org, b@example.org"}) {
            assertThat(lab.begin("bob", Channel.EMAIL, to, here).outcome())
                    .isEqualTo(SendResult.Outcome.NO_DESTINATION);
        }
    }

    @Test
    void whatWasSentIsForgottenAfterADay() {
        ask();
        lab.clock.move(Duration.ofHours(24));
        ask();
        lab.keepHouse();
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_sent_code")).isEqualTo("1");
    }
}
