package io.github.secondgate.web.admin.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.audit.AuditEntry;
import io.github.secondgate.audit.AuditTrail;
import io.github.secondgate.secondfactor.account.Confirmation;
import io.github.secondgate.secondfactor.account.Diagnosis;
import io.github.secondgate.secondfactor.account.Removal;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.app.EnrolmentStart;
import io.github.secondgate.secondfactor.helpdesk.Rescue;
import io.github.secondgate.secondfactor.sentcode.SendResult;
import io.github.secondgate.store.EventRow;
import io.github.secondgate.view.LocalizedText;
import io.github.secondgate.view.States;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the audit log says, as people read it. */
class EventSentenceTest {
    private static final String CONSTANT = "(?s).*\\b[A-Z]+_[A-Z_]+\\b.*";

    private static EventSentence sentence(String kind, String factor, String outcome, LocalizedText words) {
        EventRow row = new EventRow("e", States.AT.toEpochMilli(), kind, factor, "nadia", "203.0.113.7", outcome);
        return new EventSentence(new AuditEntry(row), words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "SECOND_FACTOR_CHECKED|APP|ACCEPTED|Code accepted|Authenticator app|DONE",
                "SECOND_FACTOR_CHECKED|APP|REJECTED OTHER_APP|Code refused: it belongs to another app|Authenticator app|REFUSED",
                "SECOND_FACTOR_CHECKED|APP|REJECTED CLOCK_OFF(-3)|Code refused: the phone’s clock is wrong|Authenticator app|REFUSED",
                "SECOND_FACTOR_CHECKED|EMAIL|CONFIGURE REJECTED|Code refused|Code by e-mail|REFUSED",
                "SECOND_FACTOR_CHECKED|APP|ACCEPTED OTHER_APP(x1)|Code accepted|Authenticator app|DONE",
                "SECOND_FACTOR_CHECKED|APP|THROTTLED|Code refused: Too many attempts|Authenticator app|WAITING",
                "SECOND_FACTOR_CHECKED|APP|LOCKED|Code refused|Authenticator app|LOCKED",
                "SECOND_FACTOR_CHECKED|A_LATER_KIND|ACCEPTED|Code accepted|-|DONE",
                "PASSWORD_CHECKED|PASSWORD|REJECTED|Password did not match|-|REFUSED",
                "ENROLMENT_CONFIRMED|APP|CONFIRMED|A method was set up|Authenticator app|DONE",
                "APP_REMOVED|APP|LAST|Did not happen: An authenticator app was removed|Authenticator app|REFUSED",
                "FACTORS_RESET|NONE|RESET by mara: Phone, called back|Two-factor of nadia is reset|mara: Phone, called back|DONE",
                "FACTORS_RESET|NONE|UNKNOWN by mara: x|Did not happen: Two-factor of nadia is reset: Nothing found|mara: x|REFUSED",
                "BROWSER_REVOKED|NONE|PASSWORD_CHANGED|That browser is no longer trusted|-|DONE",
                "RUN_AS_STARTED|NONE|as root|Began to act as root|-|DONE",
                "ACCOUNT_RENAMED|NONE|to nora|The account was renamed|→ nora|DONE",
                "NOTICE_GIVEN_UP|NONE|TWO_FACTOR_RESET: no such mailbox|Did not happen: An e-mail was sent|no such mailbox|REFUSED",
                "EXEMPTION_GRANTED|NONE|until 2026-12-01T00:00:00Z by mara: Repair|nadia is exempt|Last day: 30 November 2026 · mara: Repair|DONE",
                "POLICY_CHANGED|NONE|version 3: ROLES admin,root grace 14d until 2026-12-01T00:00:00Z offering app,email|The policy is saved"
                        + "|Accounts with a role of: admin, root · Days from the first sign-in: 14 · Ends for everybody on 1 December 2026"
                        + " · Authenticator app, Code by e-mail|DONE",
                "CREDENTIAL_MADE|NONE|'backup' a1 until 2026-12-01T00:00:00Z for GET /x by nadia|A credential for a script was made"
                        + "|backup · Valid until 1 December 2026, 00:00 (GMT) · nadia|DONE",
                "CREDENTIAL_ENDED|NONE|'backup' a1|A machine credential expired|backup|DONE",
                "CREDENTIAL_REVOKED|NONE|'backup' a1 with all factors|The credential is revoked|backup|DONE",
                "SECRET_UNREADABLE|APP|TAMPERED|A stored secret cannot be read|Authenticator app|ALARM",
                "SMS_BUDGET_SPENT|SMS|100 SMS within 24 hours, no more are sent|No more text messages can be sent at the moment|Code by SMS|ALARM",
            })
    void anEventIsToldInASentence(
            String kind, String factor, String outcome, String text, String detail, EventBadge badge) {
        EventSentence sentence = sentence(kind, factor, outcome, States.ENGLISH);
        assertThat(sentence.text()).isEqualTo(text);
        assertThat(sentence.detail()).isEqualTo(detail);
        assertThat(sentence.badge()).isEqualTo(badge);
    }

    static List<LocalizedText> languages() {
        return States.languages();
    }

    /** Also where a longer text is told by its first sentence only. */
    @ParameterizedTest
    @MethodSource("languages")
    void everyKindHasAShortSentenceInEveryLanguage(LocalizedText words) {
        assertThat(AuditTrail.kinds())
                .allSatisfy(kind -> assertThat(EventSentence.kind(kind, words))
                        .hasSizeBetween(3, 90)
                        .doesNotMatch(CONSTANT)
                        .doesNotMatch("(?s).*[.。।] .*")
                        .doesNotContain("{"));
    }

    /** Or a refusal would look like a success one day. */
    @ParameterizedTest
    @MethodSource("outcomes")
    void noRefusalPassesForADeed(Enum<?> outcome) {
        boolean done = List.of("ACCEPTED", "CONFIRMED", "REMOVED", "BEGUN", "ISSUED", "SENT")
                .contains(outcome.name());
        EventSentence sentence = sentence("CODE_SENT", "APP", outcome.name(), States.ENGLISH);
        assertThat(sentence.badge() == EventBadge.DONE).isEqualTo(done);
        assertThat(sentence.text()).doesNotMatch(CONSTANT);
    }

    static Stream<Enum<?>> outcomes() {
        return Stream.<Enum<?>[]>of(
                        Verification.Outcome.values(),
                        Confirmation.Outcome.values(),
                        Removal.Outcome.values(),
                        EnrolmentStart.Outcome.values(),
                        Rescue.Outcome.values(),
                        SendResult.Outcome.values(),
                        Diagnosis.Kind.values())
                .flatMap(Arrays::stream);
    }

    @Test
    void whatSomebodyWroteStandsAsTheyWroteIt() {
        assertThat(sentence("FACTORS_RESET", "NONE", "RESET by mara: by the way", States.ENGLISH)
                        .detail())
                .isEqualTo("mara: by the way");
    }
}
