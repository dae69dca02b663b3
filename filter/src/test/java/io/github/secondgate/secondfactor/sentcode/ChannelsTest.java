package io.github.secondgate.secondfactor.sentcode;

import static io.github.secondgate.secondfactor.Lab.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.account.AccountFacts;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.Confirmation.Outcome;
import io.github.secondgate.secondfactor.account.Removal;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Codes by e-mail and SMS as factors of an account: configured, counted, ended. */
class ChannelsTest {
    private static final String MAIL = "alice@example.org";
    private static final String PHONE = "+49 151 2345";

    private final Lab lab = new Lab();
    private final RequestOrigin here = session("this session");

    @AfterEach
    void close() {
        lab.close();
    }

    private AccountFacts facts() {
        return lab.accounts.facts("alice");
    }

    @Test
    void theFirstCodeMakesItCountAndTheFirstFactorBringsRecoveryCodes() {
        lab.begin("alice", Channel.EMAIL, MAIL, here);
        assertThat(facts().enrolled()).isFalse();

        Confirmation confirmation = lab.channels.confirm("alice", Channel.EMAIL, lab.post.code(), here);
        assertThat(confirmation.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(confirmation.recoveryCodes()).hasSize(8);
        assertThat(facts().enrolled()).isTrue();
        assertThat(facts().confirmedAt(Channel.EMAIL)).isEqualTo(lab.clock.instant());
        assertThat(facts().confirmedAt(Channel.SMS)).isNull();
        assertThat(facts().confirmedAt()).isEqualTo(lab.clock.instant());
        assertThat(facts().changes()).isEqualTo(confirmation.changes()).isEqualTo(1);
        assertThat(facts().recoveryCodesLeft()).isEqualTo(8);
        assertThat(lab.lastEvent())
                .isEqualTo("event=ENROLMENT_CONFIRMED factor=EMAIL account=\"alice\" address=\"203.0.113.7\""
                        + " outcome=\"CONFIRMED\"");
    }

    @Test
    void recoveryCodesOfAnAccountWithoutAnAppSignIn() {
        lab.begin("alice", Channel.EMAIL, MAIL, here);
        String code = lab.channels
                .confirm("alice", Channel.EMAIL, lab.post.code(), here)
                .recoveryCodes()
                .get(0);

        assertThat(lab.verifier
                        .verify("alice", RecoveryCodeKind.answer(code), here)
                        .accepted())
                .isTrue();
        assertThat(lab.recoveryCodes.regenerate("alice", here).codes()).hasSize(8);
    }

    @Test
    void afterTheFirstFactorNoRecoveryCodesAreMade() {
        lab.configured("alice", Channel.EMAIL, MAIL);
        lab.begin("alice", Channel.SMS, PHONE, here);
        Confirmation confirmation = lab.channels.confirm("alice", Channel.SMS, lab.post.code(), here);

        assertThat(confirmation.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(confirmation.recoveryCodes()).isEmpty();
        assertThat(facts().recoveryCodesLeft()).isEqualTo(8);
        assertThat(facts().changes()).isEqualTo(2);
    }

    @Test
    void aWrongCodeConfirmsNothingAndCounts() {
        lab.begin("alice", Channel.EMAIL, MAIL, here);
        for (int i = 0; i < 5; i++) {
            assertThat(lab.channels
                            .confirm("alice", Channel.EMAIL, lab.post.wrongCode(), here)
                            .outcome())
                    .isEqualTo(Outcome.REJECTED);
        }
        Confirmation throttled = lab.channels.confirm("alice", Channel.EMAIL, lab.post.code(), here);
        assertThat(throttled.outcome()).isEqualTo(Outcome.THROTTLED);
        assertThat(throttled.retryAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(facts().enrolled()).isFalse();
    }

    /** Attack 29. */
    @Test
    void attack29BeginningProvesNothing() {
        lab.begin("alice", Channel.EMAIL, MAIL, here);
        assertThat(lab.channels
                        .confirm("alice", Channel.EMAIL, lab.post.code(), session("another session"))
                        .outcome())
                .isEqualTo(Outcome.REJECTED);
        assertThat(facts().enrolled()).isFalse();
    }

    @Test
    void whereFactorsChangedMeanwhileNothingIsConfirmed() {
        lab.begin("alice", Channel.EMAIL, MAIL, here);
        lab.configured("alice", Channel.SMS, PHONE);
        lab.begin("alice", Channel.EMAIL, MAIL, here);
        Confirmation first = lab.channels.confirm("alice", Channel.EMAIL, lab.post.code(), here);
        assertThat(first.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(lab.channels
                        .confirm("alice", Channel.EMAIL, lab.post.code(), here)
                        .outcome())
                .as("sent again")
                .isEqualTo(Outcome.REPEATED);
        assertThat(lab.begin("alice", Channel.EMAIL, MAIL, here).outcome())
                .isEqualTo(SendResult.Outcome.NOT_CONFIGURED);
    }

    /** Attack 17 and its neighbours: only a second factor takes failures back. */
    @Test
    void attack17ConfiguringAMethodTakesNoFailureBack() {
        Lab.Phone phone = lab.enrolled("alice");
        lab.fail(phone, 3);
        lab.begin("alice", Channel.EMAIL, MAIL, here);
        lab.channels.confirm("alice", Channel.EMAIL, lab.post.code(), here);
        assertThat(failures()).isEqualTo("3");
        lab.sentCodes.send("alice", Channel.EMAIL, CodePurpose.FIRST_SET_UP, session("another"));
        lab.clock.move(Duration.ofMinutes(10));
        lab.sentCodes.send("alice", Channel.EMAIL, CodePurpose.FIRST_SET_UP, here);
        assertThat(lab.sentCodes
                        .verify("alice", Channel.EMAIL, CodePurpose.FIRST_SET_UP, lab.post.code(), here)
                        .accepted())
                .isTrue();
        assertThat(failures()).isEqualTo("3");
    }

    private String failures() {
        return lab.tables.ask("SELECT app_failures FROM secondgate_account WHERE account = 'alice'");
    }

    private SendResult signIn(Channel channel) {
        SendResult sending = lab.sentCodes.send("alice", channel, CodePurpose.SIGN_IN, here);
        lab.clock.move(Duration.ofDays(1));
        return sending;
    }

    @Test
    void aChannelKeepsWhenFromWhereAndByWhichBrowserItLetItsOwnerPass() {
        lab.configured("alice", Channel.EMAIL, MAIL);
        assertThat(lab.channels.lastUse("alice", Channel.EMAIL))
                .as("since it was confirmed")
                .isEmpty();
        lab.clock.move(Duration.ofDays(1));
        RequestOrigin from = new RequestOrigin("203.0.113.7", "mark", "Firefox on Windows", Locale.ENGLISH);
        lab.sentCodes.send("alice", Channel.EMAIL, CodePurpose.SIGN_IN, from);
        lab.sentCodes.verify("alice", Channel.EMAIL, CodePurpose.SIGN_IN, lab.post.code(), from);

        assertThat(lab.channels.lastUse("alice", Channel.EMAIL)).hasValueSatisfying(use -> {
            assertThat(use.at).isEqualTo(lab.clock.instant());
            assertThat(use.browser + ", " + use.address).isEqualTo("Firefox on Windows, 203.0.113.7");
        });
    }

    private void moveTo(String address) {
        lab.post.addresses.put("EMAIL alice", address);
    }

    /** Whoever can change the address in the application, with the password alone, must not get the second factor so. */
    @Test
    void attack28AnAddressThatWasChangedInTheApplicationGetsNoCode() {
        lab.configured("alice", Channel.EMAIL, MAIL);
        moveTo("thief@example.org");
        int letters = lab.post.letters.size();

        assertThat(signIn(Channel.EMAIL).outcome()).isEqualTo(SendResult.Outcome.ADDRESS_CHANGED);
        assertThat(lab.post.letters).hasSize(letters);
        assertThat(lab.sentCodes.elsewhere(facts(), Channel.EMAIL)).isTrue();
        assertThat(facts().enrolled()).as("a code is owed all the same").isTrue();
        assertThat(lab.lastEvent()).contains("CODE_SENT factor=EMAIL").contains("ADDRESS_CHANGED");

        moveTo(" ALICE@Example.org");
        assertThat(signIn(Channel.EMAIL).sent()).isTrue();
        assertThat(lab.sentCodes.elsewhere(facts(), Channel.EMAIL)).isFalse();
    }

    @Test
    void aNewAddressCountsOnceAFirstCodeCameBackFromIt() {
        lab.configured("alice", Channel.EMAIL, MAIL);
        assertThat(lab.begin("alice", Channel.EMAIL, "new@example.org", here).sent())
                .isTrue();
        Confirmation confirmation = lab.channels.confirm("alice", Channel.EMAIL, lab.post.code(), here);

        assertThat(confirmation.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(confirmation.effect()).isEqualTo(Confirmation.Effect.ADDED);
        assertThat(confirmation.recoveryCodes()).isEmpty();
        assertThat(facts().changes()).isEqualTo(confirmation.changes()).isEqualTo(2);
        assertThat(signIn(Channel.EMAIL).outcome()).isEqualTo(SendResult.Outcome.TOO_OFTEN);
        assertThat(signIn(Channel.EMAIL).sent()).isTrue();
        moveTo(MAIL);
        assertThat(signIn(Channel.EMAIL).outcome()).isEqualTo(SendResult.Outcome.ADDRESS_CHANGED);
    }

    @Test
    void aCodeVerifiesTheAddressItWentToAndNotTheOneThatCameMeanwhile() {
        lab.begin("alice", Channel.EMAIL, MAIL, here);
        moveTo("thief@example.org");
        lab.channels.confirm("alice", Channel.EMAIL, lab.post.code(), here);
        lab.clock.move(Duration.ofDays(1));

        assertThat(signIn(Channel.EMAIL).outcome()).isEqualTo(SendResult.Outcome.ADDRESS_CHANGED);
        moveTo(MAIL);
        assertThat(signIn(Channel.EMAIL).sent()).isTrue();
    }

    @Test
    void anAddressThatWasVerifiedUnderAnOlderKeyIsKnownAgain() {
        lab.configured("alice", Channel.EMAIL, MAIL);
        SentCodes rotated = lab.new Node(lab.keyRing("second", "first"), lab.clock, 8).sentCodes;

        assertThat(rotated.elsewhere(facts(), Channel.EMAIL)).isFalse();
        assertThat(rotated.send("alice", Channel.EMAIL, CodePurpose.SIGN_IN, here)
                        .sent())
                .isTrue();
    }

    @Test
    void theLastFactorIsNotEndedLikeThat() {
        lab.configured("alice", Channel.EMAIL, MAIL);
        Removal removal = lab.channels.remove("alice", Channel.EMAIL, here);

        assertThat(removal.outcome()).isEqualTo(Removal.Outcome.LAST);
        assertThat(facts().enrolled()).isTrue();
        assertThat(facts().changes()).isEqualTo(1);
        assertThat(lab.lastEvent()).contains("METHOD_REMOVED factor=EMAIL").contains("LAST");
    }

    @Test
    void endingOneOfTwoLeavesTheOtherAndTheRecoveryCodes() {
        lab.enrolled("alice");
        lab.configured("alice", Channel.EMAIL, MAIL);
        Removal removal = lab.channels.remove("alice", Channel.EMAIL, here);

        assertThat(removal.outcome()).isEqualTo(Removal.Outcome.REMOVED);
        assertThat(facts().enrolled()).isTrue();
        assertThat(facts().confirmedAt(Channel.EMAIL)).isNull();
        assertThat(facts().recoveryCodesLeft()).isEqualTo(8);
        assertThat(facts().changes()).isEqualTo(removal.changes()).isEqualTo(3);
        assertThat(lab.lastEvent()).contains("METHOD_REMOVED factor=EMAIL");
        assertThat(lab.channels.remove("alice", Channel.EMAIL, here).changes()).isZero();
    }

    @Test
    void disablingTakesEverything() {
        lab.configured("alice", Channel.EMAIL, MAIL);
        assertThat(lab.enrolments.disable("alice", here)).isTrue();
        assertThat(facts().enrolled()).isFalse();
        assertThat(lab.enrolments.disable("alice", here)).isFalse();
    }

    @Test
    void theOwnerIsToldOfEachMethodThatComesOrGoes() {
        lab.configured("alice", Channel.EMAIL, MAIL);
        lab.configured("alice", Channel.SMS, PHONE);
        lab.channels.remove("alice", Channel.EMAIL, here);

        assertThat(lab.tables.all("SELECT kind FROM secondgate_outbox ORDER BY created_at"))
                .containsExactly("TWO_FACTOR_ENABLED", "SMS_ADDED", "EMAIL_REMOVED");
    }

    @Test
    void theOwnerIsToldOfACodeThatCameTwice() {
        lab.configured("alice", Channel.EMAIL, MAIL);
        lab.sentCodes.send("alice", Channel.EMAIL, CodePurpose.SIGN_IN, here);
        for (String session : new String[] {"one", "this session", "one"}) {
            lab.verifier.verify("alice", SentCodeKind.answer(Channel.EMAIL, lab.post.code()), session(session));
        }

        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_outbox WHERE kind = 'CODE_REPLAYED'"))
                .isEqualTo("1");
    }
}
