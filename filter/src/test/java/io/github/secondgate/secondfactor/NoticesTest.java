package io.github.secondgate.secondfactor;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static io.github.secondgate.secondfactor.Lab.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secondgate.notify.NoticeKind;
import io.github.secondgate.notify.Notices;
import io.github.secondgate.secondfactor.Lab.Phone;
import io.github.secondgate.secondfactor.account.Channel;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.app.EnrolmentStart;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.secondfactor.credential.CredentialPlan;
import io.github.secondgate.secondfactor.credential.Credentials;
import io.github.secondgate.secondfactor.helpdesk.Helpdesk;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.secondfactor.sentcode.CodePurpose;
import io.github.secondgate.secondfactor.sentcode.SentCodeKind;
import io.github.secondgate.secondfactor.trust.PasswordFingerprints;
import io.github.secondgate.secondfactor.trust.TrustedBrowsers;
import io.github.secondgate.store.StoreUnavailableException;
import io.github.secondgate.view.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom is told what: one mail in the outbox for each change, and none for what is nobody's concern. */
class NoticesTest {
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    private String kinds() {
        List<String> kinds = lab.tables.all("SELECT kind FROM secondgate_outbox ORDER BY created_at, kind");
        lab.tables.run("DELETE FROM secondgate_outbox");
        return kinds.isEmpty() ? null : String.join(" ", kinds);
    }

    private Phone enrolled() {
        Phone phone = lab.enrolled("alice");
        assertThat(kinds()).isEqualTo("TWO_FACTOR_ENABLED");
        return phone;
    }

    /** People are told that our mails hold no link, and whoever has a session names apps. */
    @Test
    void aNameBecomesNoLinkAndNoSentence() {
        enrolled();
        confirm(lab.enrolments.beginFurther(
                "alice", TotpAppName.of("https://evil.example/?u=alice” now").orElseThrow(), HERE));
        assertThat(lab.tables.ask("SELECT body FROM secondgate_outbox"))
                .contains("“https: //evil. example/?u=alice' now” was added")
                .doesNotContain("://", "evil.example");
    }

    @Test
    void theSenderIsWokenByWhatWasCommittedAndByNothingElse() {
        List<String> seen = new ArrayList<>();
        Notices waking = Notices.by(
                new Messages(name -> null, ZoneId.of("UTC")),
                "Fixture Ltd",
                lab.clock,
                () -> seen.add(lab.tables.ask("SELECT COUNT(*) FROM secondgate_outbox")));
        lab.database.transaction(t -> {
            waking.write(t, NoticeKind.TWO_FACTOR_RESET, "alice", HERE);
            t.undo();
            return null;
        });
        assertThat(seen).isEmpty();
        lab.database.transaction(t -> {
            waking.write(t, NoticeKind.TWO_FACTOR_RESET, "alice", HERE);
            return null;
        });
        assertThat(seen).containsExactly("1");
    }

    @Test
    void aSetUpThatIsNotConfirmedIsNobodysConcern() {
        PendingEnrolment pending = lab.enrolments.begin("alice", PHONE, HERE).orElseThrow();
        lab.enrolments.abandon("alice", pending.id(), HERE);

        assertThat(kinds()).isNull();
    }

    @Test
    void furtherAppsAreToldByName() {
        enrolled();
        String id = lab.accounts.facts("alice").apps().get(0).id();
        confirm(lab.enrolments.beginFurther("alice", TotpAppName.of("Tablet").orElseThrow(), HERE));
        assertThat(lab.tables.ask("SELECT body FROM secondgate_outbox")).contains("“Tablet” was added");
        assertThat(kinds()).isEqualTo("APP_ADDED");

        confirm(lab.enrolments.beginChange("alice", id, HERE));
        assertThat(kinds()).isEqualTo("APP_CHANGED");

        String other = lab.accounts.facts("alice").apps().stream()
                .filter(app -> app.name().equals("Tablet"))
                .findFirst()
                .orElseThrow()
                .id();
        lab.apps.remove("alice", other, HERE);
        assertThat(lab.tables.ask("SELECT body FROM secondgate_outbox")).contains("“Tablet” was removed");
        assertThat(kinds()).isEqualTo("APP_REMOVED");
    }

    private void confirm(EnrolmentStart start) {
        PendingEnrolment pending = start.pending().orElseThrow();
        String code = new Phone("alice", pending, lab.clock).code();
        assertThat(lab.enrolments.confirm("alice", pending.id(), code, HERE).outcome())
                .isEqualTo(Confirmation.Outcome.CONFIRMED);
    }

    @Test
    void anOrdinarySignInIsNobodysConcern() {
        Phone phone = enrolled();
        lab.verify(phone, phone.wrongCode());
        assertThat(lab.verify(phone, phone.code()).accepted()).isTrue();

        assertThat(kinds()).isNull();
    }

    @Test
    void disablingIsTold() {
        enrolled();
        lab.enrolments.disable("alice", HERE);
        lab.enrolments.disable("alice", HERE);

        assertThat(kinds()).isEqualTo("TWO_FACTOR_DISABLED");
    }

    @Test
    void whatElseAResetTookIsNamedWhereThereWasAny() {
        Helpdesk helpdesk = new Helpdesk(lab.core, lab.kinds);
        enrolled();
        helpdesk.reset("alice", "mara", "lost it at sea", HERE);
        assertThat(lab.tables.ask("SELECT body FROM secondgate_outbox")).doesNotContain("Also ended");
        kinds();

        for (boolean forgotten : new boolean[] {false, true}) {
            lab.enrolled("alice");
            lab.questions.set("alice", "First teacher?", "Grace Hopper", HERE);
            trusted();
            Instant until = lab.clock.instant().plus(Duration.ofDays(2));
            CredentialPlan plan = CredentialPlan.of("backup", List.of("/dav/**"), List.of("*"), until)
                    .orElseThrow();
            new Credentials(lab.core).make("alice", plan, "alice", null, HERE);
            kinds();
            lab.clock.move(Duration.ofHours(2));
            if (forgotten) {
                helpdesk.forget("alice", "mara", "left", HERE);
            } else {
                helpdesk.reset("alice", "mara", "lost it at sea", HERE);
            }
            assertThat(lab.tables.ask("SELECT body FROM secondgate_outbox"))
                    .contains(
                            "Also ended: Security question\nAlso ended: Machine credentials\nAlso ended: Trusted browsers\n");
            assertThat(kinds()).isEqualTo("TWO_FACTOR_RESET");
        }
    }

    private void trusted() {
        long changes = lab.accounts.facts("alice").changes();
        TrustedBrowsers browsers =
                new TrustedBrowsers(lab.core, Duration.ofDays(30), new PasswordFingerprints(null, null));
        assertThat(browsers.trust("alice", changes, () -> "alice", null, HERE)).isPresent();
    }

    @Test
    void aSecurityQuestionIsToldWhenItIsSetAndWhenItIsChanged() {
        lab.questions.set("alice", "First teacher?", "Grace Hopper", HERE);
        assertThat(lab.tables.ask("SELECT CONCAT(subject, body) FROM secondgate_outbox"))
                .contains("A security question was set", "asked for, with your password")
                .doesNotContainIgnoringCase("hopper")
                .doesNotContain("First teacher?");
        assertThat(kinds()).isEqualTo("QUESTION_SET");

        lab.questions.set("alice", "First teacher?", "Ada Lovelace", HERE);
        assertThat(lab.tables.ask("SELECT CONCAT(subject, body) FROM secondgate_outbox"))
                .contains("Your security question was changed")
                .doesNotContainIgnoringCase("lovelace");
        assertThat(kinds()).isEqualTo("QUESTION_CHANGED");
    }

    @Test
    void newRecoveryCodesAreTold() {
        enrolled();
        lab.recoveryCodes.regenerate("alice", HERE);
        lab.recoveryCodes.regenerate("nobody", HERE);

        assertThat(kinds()).isEqualTo("RECOVERY_CODES_REPLACED");
    }

    @Test
    void aUsedRecoveryCodeIsToldWithWhatIsLeft() {
        Phone phone = enrolled();
        lab.verifier.verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE);

        assertThat(lab.tables.ask("SELECT body FROM secondgate_outbox")).contains("Recovery codes left: 7.");
        assertThat(kinds()).isEqualTo("RECOVERY_CODE_USED");
        lab.verifier.verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE);
        assertThat(kinds()).isEqualTo("CODE_REPLAYED");
    }

    /** Attack 1. */
    @Test
    void aReplayedCodeIsTold() {
        Phone phone = enrolled();
        String code = phone.code();
        lab.verify(phone, code);
        assertThat(lab.verify(phone, code).outcome()).isEqualTo(Verification.Outcome.REPLAYED);

        assertThat(kinds()).isEqualTo("CODE_REPLAYED");
    }

    @Test
    void theVeryRequestThatSucceededSentAgainIsNobodysConcern() {
        Phone phone = enrolled();
        RequestOrigin session = new RequestOrigin("203.0.113.7", "mark");
        String code = phone.code();
        lab.verifier.verify("alice", TotpAppKind.answer(null, code), session);
        lab.verifier.verify("alice", TotpAppKind.answer(null, code), session);

        assertThat(kinds()).isNull();
    }

    @Test
    void aThrottledAccountIsToldOnceAndNotAtEachFurtherTry() {
        Phone phone = enrolled();
        lab.fail(phone, 4);
        assertThat(kinds()).isNull();
        lab.fail(phone, 1);
        assertThat(kinds()).isEqualTo("CODES_THROTTLED");
        assertThat(lab.verify(phone, phone.code()).outcome()).isEqualTo(Verification.Outcome.THROTTLED);
        lab.clock.move(Duration.ofHours(1));
        lab.failPatiently(phone, 44);
        assertThat(kinds()).isNull();
        lab.fail(phone, 1);
        assertThat(kinds()).isEqualTo("CODES_LOCKED");
    }

    /** Of guesses, of recovery codes and of the question: of nothing that the reader does not have. */
    @Test
    void whoHasNoAppIsToldOfNone() {
        lab.configured("alice", Channel.EMAIL, "alice@example.org");
        String recovery = lab.recoveryCodes.regenerate("alice", HERE).codes().get(0);
        lab.questions.set("alice", "First teacher?", "Grace Hopper", HERE);
        lab.verifier.verify("alice", RecoveryCodeKind.answer(recovery), HERE);
        for (int i = 0; i < 5; i++) {
            lab.verifier.verify("alice", RecoveryCodeKind.answer("2222-222" + (2 + i)), HERE);
        }
        RequestOrigin session = Lab.session("guessing");
        for (int i = 0; i < 50; i++) {
            lab.clock.move(Duration.ofHours(25));
            lab.sentCodes.send("alice", Channel.EMAIL, CodePurpose.SIGN_IN, session);
            String wrong = lab.post.code().equals("00000000") ? "11111111" : "00000000";
            lab.verifier.verify("alice", SentCodeKind.answer(Channel.EMAIL, wrong), session);
        }

        for (String part : new String[] {"subject", "body"}) {
            assertThat(lab.tables.all("SELECT " + part + " FROM secondgate_outbox"))
                    .noneMatch(text -> text.toLowerCase(Locale.ROOT).matches("(?s).*\\bapps?\\b.*"));
        }
        assertThat(kinds())
                .contains(
                        "CODES_THROTTLED", "CODES_LOCKED", "RECOVERY_CODE_USED", "RECOVERY_THROTTLED", "QUESTION_SET");
    }

    @Test
    void afterASuccessTheNextThrottlingIsToldAgain() {
        Phone phone = enrolled();
        lab.fail(phone, 5);
        lab.clock.move(Duration.ofHours(1));
        assertThat(lab.verify(phone, phone.code()).accepted()).isTrue();
        assertThat(kinds()).isEqualTo("CODES_THROTTLED");
        lab.fail(phone, 5);

        assertThat(kinds()).isEqualTo("CODES_THROTTLED");
    }

    @Test
    void theFifthTryIsNoThrottlingIfItIsRight() {
        Phone phone = enrolled();
        lab.fail(phone, 4);
        assertThat(lab.verify(phone, phone.code()).accepted()).isTrue();

        assertThat(kinds()).isNull();
    }

    @Test
    void guessedRecoveryCodesAreToldOncePerWindow() {
        enrolled();
        for (int i = 0; i < 7; i++) {
            lab.verifier.verify("alice", RecoveryCodeKind.answer("2222-222" + (2 + i)), HERE);
        }

        assertThat(kinds()).isEqualTo("RECOVERY_THROTTLED");
    }

    @Test
    void guessedPasswordsAreToldOnce() {
        enrolled();
        for (int i = 0; i < 7; i++) {
            lab.passwordCheck.verify("alice", () -> false, HERE);
        }

        assertThat(kinds()).isEqualTo("PASSWORD_THROTTLED");
    }

    @Test
    void guessesAtASetUpAreToldToo() {
        PendingEnrolment pending = lab.enrolments.begin("alice", PHONE, HERE).orElseThrow();
        String wrong = new Phone("alice", pending, lab.clock).wrongCode();
        for (int i = 0; i < 7; i++) {
            lab.enrolments.confirm("alice", pending.id(), wrong, HERE);
        }

        assertThat(kinds()).isEqualTo("CODES_THROTTLED");
    }

    @Test
    void aChangeThatIsRolledBackLeavesNoNotice() {
        enrolled();
        lab.tables.narrow("secondgate_outbox", "kind");

        assertThatThrownBy(() -> lab.enrolments.disable("alice", HERE)).isInstanceOf(StoreUnavailableException.class);
        assertThat(lab.accounts.facts("alice").enrolled()).isTrue();
        assertThat(kinds()).isNull();
    }

    @Test
    void aNoticeSaysWhatWhenWhereAndWhatToDo() {
        enrolled();
        RequestOrigin requestOrigin = new RequestOrigin("203.0.113.9", null, "Firefox on Windows", Locale.ENGLISH);
        lab.enrolments.disable("alice", requestOrigin);

        assertThat(lab.tables.ask("SELECT subject FROM secondgate_outbox"))
                .isEqualTo("Fixture Ltd: Two-factor authentication is off");
        List<String> lines =
                lab.tables.ask("SELECT body FROM secondgate_outbox").lines().toList();
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("switched off for your account"))
                .contains("Account: “alice”", "IP address: 203.0.113.9", "Browser: Firefox on Windows")
                .anySatisfy(line -> assertThat(line).matches("When: 1 March 2026, \\d\\d:\\d\\d \\(.+\\)"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("If this was not you").contains("Change your password"));
        assertThat(String.join("\n", lines)).doesNotContain("http").doesNotContain("://");
    }

    @Test
    void anUnknownPlaceIsSaidToBeUnknown() {
        enrolled();
        lab.enrolments.disable("alice", new RequestOrigin(null, null));

        assertThat(lab.tables.ask("SELECT body FROM secondgate_outbox"))
                .contains("IP address: unknown", "Browser: Unknown browser");
    }

    /** Attack 78: a mail is read by many eyes. */
    @Test
    void noNoticeHoldsACodeOrASecret() {
        Phone phone = enrolled();
        String code = phone.code();
        lab.verify(phone, code);
        lab.verify(phone, code);
        lab.verifier.verify("alice", RecoveryCodeKind.answer(phone.recoveryCodes.get(0)), HERE);
        lab.recoveryCodes.regenerate("alice", HERE);
        String all = String.join("", lab.tables.all("SELECT CONCAT(subject, body) FROM secondgate_outbox"));

        assertThat(all).contains("used a second time", "recovery code");
        for (String secret : new String[] {
            code, phone.recoveryCodes.get(0), phone.pending.secret().toBase32()
        }) {
            assertThat(all).doesNotContain(secret);
        }
    }
}
