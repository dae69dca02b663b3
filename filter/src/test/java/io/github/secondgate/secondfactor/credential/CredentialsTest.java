package io.github.secondgate.secondfactor.credential;

import static io.github.secondgate.secondfactor.Lab.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secondgate.secondfactor.Lab;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.RetryLaterException;
import io.github.secondgate.secondfactor.helpdesk.Helpdesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Machine credentials as they are kept: attack 93, but for the requests that show one. */
class CredentialsTest {
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final RequestOrigin ELSEWHERE = new RequestOrigin("198.51.100.9", null);

    private final Lab lab = new Lab();
    private final Credentials credentials = new Credentials(lab.core);
    private final CredentialCheck check = new CredentialCheck(lab.core);

    @BeforeEach
    void enrol() {
        lab.enrolled("alice");
        lab.enrolled("bob");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private CredentialPlan plan(String name, Duration lasting) {
        return CredentialPlan.of(
                        name,
                        List.of("/api/**", "/dav/**"),
                        CredentialPlan.methods("GET, PROPFIND").orElseThrow(),
                        lab.clock.instant().plus(lasting))
                .orElseThrow();
    }

    private CredentialSecret made(String account, String name) {
        NewCredential made = credentials.make(account, plan(name, WEEK), account, null, HERE);
        assertThat(made.outcome()).isEqualTo(NewCredential.Outcome.MADE);
        return made.secret();
    }

    private boolean good(String account, CredentialSecret secret) {
        return check.use(account, secret, anywhere -> true, HERE).isPresent();
    }

    private Credential only(String account) {
        return credentials.of(account).get(0);
    }

    // --- made

    @Test
    void theClientGets190RandomBitsAndTheDatabaseADigest() {
        CredentialSecret secret = made("alice", "Backup");
        assertThat(secret.text()).matches(CredentialSecret.FORM);
        String row = lab.tables.ask("SELECT CONCAT(id, ' ', hash) FROM secondgate_credential");
        assertThat(row)
                .startsWith(secret.id() + " ")
                .doesNotContain(secret.text().substring(17));
        assertThat(secret.toString()).doesNotContain(secret.text().substring(17));
        assertThat(made("alice", "Other").text().substring(17))
                .isNotEqualTo(secret.text().substring(17));
    }

    @Test
    void itsOwnerSeesAllButTheSecret() {
        made("alice", "Backup");
        Credential seen = only("alice");
        assertThat(seen.name()).isEqualTo("Backup");
        assertThat(seen.paths()).containsExactly("/api/**", "/dav/**");
        assertThat(seen.methods()).containsExactly("GET", "PROPFIND");
        assertThat(seen.madeBy()).isEqualTo("alice");
        assertThat(seen.reason()).isNull();
        assertThat(seen.madeAt()).isEqualTo(lab.clock.instant());
        assertThat(seen.until()).isEqualTo(lab.clock.instant().plus(WEEK));
        assertThat(seen.lastUsedAt()).isNull();
        assertThat(seen.ending(lab.clock.instant())).isNull();
        assertThat(credentials.of("bob")).isEmpty();
    }

    @Test
    void anAdministratorMakesOneForAnother() {
        NewCredential made = credentials.make("alice", plan("Backup", WEEK), "bob", "ticket 4711", HERE);
        assertThat(made.outcome()).isEqualTo(NewCredential.Outcome.MADE);
        assertThat(only("alice").madeBy()).isEqualTo("bob");
        assertThat(only("alice").reason()).isEqualTo("ticket 4711");
        assertThat(lab.lastEvent())
                .contains("event=CREDENTIAL_MADE", "account=\"alice\"", "'Backup'", "by bob: ticket 4711", "/api/**")
                .doesNotContain(made.secret().text().substring(17));
    }

    @Test
    void theOwnerIsTold() {
        made("alice", "Backup");
        assertThat(lab.tables.ask("SELECT COUNT(*) FROM secondgate_outbox WHERE kind = 'CREDENTIAL_MADE'"))
                .isEqualTo("1");
    }

    @Test
    void whoHasNoSecondFactorGetsNone() {
        NewCredential refused = credentials.make("nadia", plan("Backup", WEEK), "nadia", null, HERE);
        assertThat(refused.outcome()).isEqualTo(NewCredential.Outcome.NOT_ENROLLED);
        assertThat(refused.secret()).isNull();
    }

    @Test
    void aNameIsTakenWhileItsCredentialIsGood() {
        made("alice", "Backup");
        assertThat(credentials
                        .make("alice", plan("BACKUP", WEEK), "alice", null, HERE)
                        .outcome())
                .isEqualTo(NewCredential.Outcome.NAME_TAKEN);
        made("bob", "Backup");
        credentials.revoke("alice", only("alice").id(), "alice", HERE);
        made("alice", "Backup");
        lab.clock.move(WEEK);
        made("alice", "Backup");
    }

    @Test
    void anAccountHasTwentyAtMost() {
        for (int i = 0; i < Credentials.MOST; i++) {
            made("alice", "Script " + i);
        }
        lab.clock.move(Duration.ofHours(1));
        assertThat(credentials
                        .make("alice", plan("More", WEEK), "alice", null, HERE)
                        .outcome())
                .isEqualTo(NewCredential.Outcome.TOO_MANY);
        credentials.revoke("alice", only("alice").id(), "alice", HERE);
        made("alice", "More");
    }

    @Test
    void nobodyMakesMoreThanAPersonNeeds() {
        for (int i = 0; i < 20; i++) {
            made("alice", "Script " + i);
        }
        CredentialPlan more = plan("More", WEEK);
        assertThatExceptionOfType(RetryLaterException.class)
                .isThrownBy(() -> credentials.make("bob", more, "alice", "for bob", HERE));
    }

    @Test
    void itEndsWithinAYear() {
        assertThat(credentials
                        .make("alice", plan("Longest", Credentials.LONGEST), "alice", null, HERE)
                        .outcome())
                .isEqualTo(NewCredential.Outcome.MADE);
        for (Duration wrong : List.of(Credentials.LONGEST.plus(MOMENT), Duration.ZERO, MOMENT.negated())) {
            CredentialPlan plan = plan("Wrong", wrong);
            assertThatIllegalArgumentException().isThrownBy(() -> credentials.make("alice", plan, "alice", null, HERE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u202eb", "a\nb", "a\u200bb", "\u0000"})
    void aNameIsAllSeen(String typed) {
        assertThat(CredentialPlan.name(typed)).isEmpty();
        assertThat(CredentialPlan.name("x".repeat(65))).isEmpty();
        assertThat(CredentialPlan.name("😀".repeat(64))).isPresent();
        assertThat(CredentialPlan.name("  Nightly   backup ")).contains("Nightly backup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "get", "GET;POST", "GET,,POST", "*,GET", "GET POST", "G\u00c9T"})
    void methodsAreWrittenAsHttpHasThem(String typed) {
        assertThat(CredentialPlan.methods(typed)).isEmpty();
        assertThat(CredentialPlan.methods("*").orElseThrow()).containsExactly("*");
        assertThat(CredentialPlan.methods("GET ,VERSION-CONTROL").orElseThrow())
                .containsExactly("GET", "VERSION-CONTROL");
    }

    // --- used

    @Test
    void itIsGoodForItsOwnAccountOnly() {
        CredentialSecret secret = made("alice", "Backup");
        assertThat(good("alice", secret)).isTrue();
        assertThat(good("bob", secret)).isFalse();
        assertThat(lab.lastEvent()).contains("event=CREDENTIAL_REFUSED", "account=\"bob\"", "OTHER_ACCOUNT");
    }

    @Test
    void anotherSecretUnderItsIdIsNotGood() {
        String text = made("alice", "Backup").text();
        char last = text.charAt(text.length() - 1);
        String forged = text.substring(0, text.length() - 1) + (last == 'x' ? 'y' : 'x');
        assertThat(good("alice", CredentialSecret.parse(forged).orElseThrow())).isFalse();
        assertThat(lab.lastEvent()).contains("event=CREDENTIAL_REFUSED", "outcome=\"UNKNOWN\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sgm_", "sgm_abc_def", "SGM_aaaaaaaaaaaa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void whatIsNoneOfOursIsNotLookedFor(String shown) {
        assertThat(CredentialSecret.parse(shown)).isEmpty();
        assertThat(CredentialSecret.parse(null)).isEmpty();
        assertThat(CredentialSecret.parse("sgm_aaaaaaaaaaaa_" + "a".repeat(32) + " "))
                .isEmpty();
        assertThat(CredentialSecret.parse("sgm_aaaaaaaaaaaa_" + "a".repeat(33))).isEmpty();
    }

    @Test
    void elsewhereItIsNotGood() {
        CredentialSecret secret = made("alice", "Backup");
        assertThat(check.use("alice", secret, credential -> credential.allows("POST"), HERE))
                .isEmpty();
        assertThat(lab.lastEvent()).contains("event=CREDENTIAL_REFUSED", "ELSEWHERE 'Backup'");
        assertThat(check.use("alice", secret, credential -> credential.allows("GET"), HERE))
                .isPresent();
        assertThat(only("alice").allows("get")).isFalse();
    }

    @Test
    void itIsGoodUntilItsEndAndNotLonger() {
        CredentialSecret secret = made("alice", "Backup");
        lab.clock.move(WEEK.minus(MOMENT));
        assertThat(good("alice", secret)).isTrue();
        lab.clock.move(MOMENT);
        assertThat(good("alice", secret)).isFalse();
        assertThat(lab.lastEvent()).contains("event=CREDENTIAL_REFUSED", "EXPIRED 'Backup'");
        assertThat(only("alice").ending(lab.clock.instant())).isEqualTo(Credential.Ending.EXPIRED);
    }

    @Test
    void aUseIsNotedOnceAMinute() {
        CredentialSecret secret = made("alice", "Backup");
        Instant first = lab.clock.instant();
        good("alice", secret);
        lab.clock.move(Duration.ofMinutes(1).minus(MOMENT));
        good("alice", secret);
        assertThat(only("alice").lastUsedAt()).isEqualTo(first);
        assertThat(only("alice").lastAddress()).isEqualTo("203.0.113.7");
        lab.clock.move(MOMENT);
        good("alice", secret);
        assertThat(only("alice").lastUsedAt()).isEqualTo(lab.clock.instant());
    }

    @Test
    void aUseFromAnotherAddressIsAnEventAndTheNextOneIsNot() {
        CredentialSecret secret = made("alice", "Backup");
        good("alice", secret);
        assertThat(lab.lastEvent()).contains("event=CREDENTIAL_USED", "address=\"203.0.113.7\"", "'Backup'");
        int events = lab.events().size();
        lab.clock.move(Duration.ofMinutes(2));
        good("alice", secret);
        assertThat(lab.events()).hasSize(events);
        check.use("alice", secret, anywhere -> true, ELSEWHERE);
        assertThat(lab.lastEvent()).contains("event=CREDENTIAL_USED", "address=\"198.51.100.9\"");
        assertThat(only("alice").lastAddress()).isEqualTo("198.51.100.9");
    }

    // --- ended

    @Test
    void aRevokedOneIsNotGoodAndStaysOnRecord() {
        CredentialSecret secret = made("alice", "Backup");
        assertThat(credentials.revoke("bob", secret.id(), "bob", HERE)).isFalse();
        assertThat(good("alice", secret)).isTrue();
        assertThat(credentials.revoke("alice", secret.id(), "bob", HERE)).isTrue();
        assertThat(lab.lastEvent()).contains("event=CREDENTIAL_REVOKED", "account=\"alice\"", "'Backup'", "by bob");
        assertThat(credentials.revoke("alice", secret.id(), "bob", HERE)).isFalse();
        assertThat(good("alice", secret)).isFalse();
        assertThat(lab.lastEvent()).contains("event=CREDENTIAL_REFUSED", "REVOKED 'Backup'");
        assertThat(only("alice").ending(lab.clock.instant())).isEqualTo(Credential.Ending.REVOKED);
        assertThat(only("alice").endedBy()).isEqualTo("bob");
        assertThat(only("alice").endedAt()).isEqualTo(lab.clock.instant());
    }

    @Test
    void whateverTakesAllFactorsAwayEndsThem() {
        CredentialSecret alices = made("alice", "Backup");
        CredentialSecret bobs = made("bob", "Backup");
        new Helpdesk(lab.core, lab.kinds).reset("alice", "bob", "lost it at sea", HERE);
        lab.enrolled("alice");
        assertThat(good("alice", alices)).isFalse();
        assertThat(lab.events())
                .anyMatch(event -> event.contains("CREDENTIAL_REVOKED") && event.contains("all factors"));
        assertThat(good("bob", bobs)).isTrue();
        lab.enrolments.disable("bob", HERE);
        lab.enrolled("bob");
        assertThat(good("bob", bobs)).isFalse();
        assertThat(only("bob").ending(lab.clock.instant())).isEqualTo(Credential.Ending.FACTORS_GONE);
    }

    @Test
    void theEndIsNotedOnceAndTheRowGoesWithTheEventsOfThen() {
        made("alice", "Backup");
        credentials.noteEnds();
        lab.clock.move(WEEK);
        credentials.noteEnds();
        credentials.noteEnds();
        assertThat(lab.events().stream().filter(event -> event.contains("CREDENTIAL_ENDED")))
                .singleElement()
                .asString()
                .contains("'Backup'");
        lab.clock.move(Duration.ofDays(400).minus(MOMENT));
        lab.keepHouse();
        assertThat(credentials.of("alice")).hasSize(1);
        lab.clock.move(MOMENT);
        lab.keepHouse();
        assertThat(credentials.of("alice")).isEmpty();
    }

    @Test
    void aGoodOneIsNeverCleanedAway() {
        CredentialSecret secret = credentials
                .make("alice", plan("Longest", Credentials.LONGEST), "alice", null, HERE)
                .secret();
        lab.clock.move(Credentials.LONGEST.minus(MOMENT));
        credentials.noteEnds();
        lab.keepHouse();
        assertThat(Optional.of(secret).filter(kept -> good("alice", kept))).isPresent();
    }
}
