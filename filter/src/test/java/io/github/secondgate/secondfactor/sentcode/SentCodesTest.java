package io.github.secondgate.secondfactor.sentcode;

import static io.github.secondgate.secondfactor.Lab.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secondgate.notify.Medium;
import io.github.secondgate.secondfactor.SendingLab;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Codes by e-mail and SMS, and the attacks that such codes have fallen to. */
class SentCodesTest extends SendingLab {
    @Test
    void aCodeThatWasSentSignsIn() {
        SendResult sending = ask();

        assertThat(sending.outcome()).isEqualTo(SendResult.Outcome.SENT);
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
        assertThat(lab.verifier
                        .verify("bob", SentCodeKind.answer(Channel.EMAIL, code), here)
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
        assertThat(lab.verifier
                        .verify("alice", SentCodeKind.answer(Channel.SMS, code), here)
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
    void whatCannotBeACodeIsRejectedWithoutBeingCounted() {
        ask();
        for (String code : new String[] {null, "", "1234567", "123456789", "１２３４５６７８", "12345 78"}) {
            assertThat(give(code).outcome()).as(code).isEqualTo(Outcome.REJECTED);
        }
        assertThat(failures()).isEqualTo("0");
    }

    /** Attacks 52 and 78, at rest: a stolen database gives neither the code nor the address. */
    @Test
    void attack52NeitherTheCodeNorTheAddressStandsInTheDatabaseOrTheLog() {
        ask();
        String rows = "";
        for (String column : new String[] {"id", "session_mark", "hash", "destination"}) {
            rows += lab.tables.all("SELECT " + column + " FROM secondgate_sent_code") + " ";
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
        assertThatThrownBy(() -> ask(new RequestOrigin(null, null))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> give("12345678", new RequestOrigin(null, null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Attacks 53 and 56: there is nothing in a mail to follow, and nothing in it that a client sent. */
    @Test
    void attack53AMailHoldsTheCodeAndSaysWhatItIsForButHoldsNoLink() {
        lab.sentCodes.send(
                "alice",
                Channel.EMAIL,
                CodePurpose.SIGN_IN,
                new RequestOrigin("203.0.113.7", "mark", "Firefox on Windows", Locale.ENGLISH));

        assertThat(lab.post.last().subject()).isEqualTo("Fixture Ltd: your code");
        assertThat(lab.post.last().text())
                .contains("to sign in", lab.post.code(), "5 minutes", "alice", "203.0.113.7", "Firefox on Windows")
                .contains("change your password")
                .doesNotContain("http", "://", "www.");
    }

    /** WICG, origin-bound one-time codes: the last line, an at sign before the host and a number sign before the code. */
    @Test
    void aTextMessageEndsWithWhereItsCodeBelongsIfThatIsSaid() {
        for (Medium medium : Medium.values()) {
            lab.post
                    .messages(lab.audit, lab.clock, "www.larkhaven.example")
                    .send(medium, "alice", "to", "signIn", "123456", SentCodes.LIVES, here);
            boolean sms = medium == Medium.SMS;
            assertThat(lab.post.last().text().endsWith("\n@www.larkhaven.example #123456"))
                    .as(medium.name())
                    .isEqualTo(sms);
        }
    }

    @Test
    void aTextMessageIsShortAndBeginsWithTheCode() {
        lab.begin("alice", Channel.SMS, "+49 151 2345", here);

        assertThat(lab.post.last().text())
                .startsWith(lab.post.code() + " is your code for Fixture Ltd.")
                .hasSizeLessThan(160)
                .doesNotContain("://");
    }
}
