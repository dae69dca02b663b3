package io.github.secondgate.shiro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import io.github.secondgate.login.AccountNames;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.account.Verification.Outcome;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.kind.Answer;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import java.time.Duration;
import java.util.Objects;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.ExcessiveAttemptsException;
import org.apache.shiro.authc.IncorrectCredentialsException;
import org.apache.shiro.authc.LockedAccountException;
import org.apache.shiro.authc.UnknownAccountException;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A second factor in Shiro's own terms, which logs nobody in. */
class SecondFactorRealmTest {
    private static final PrincipalCollection ALICE = new SimplePrincipalCollection("Alice", "staff");

    private final Verifier verifier = mock(Verifier.class);
    private final SecondFactorRealm realm =
            new SecondFactorRealm(verifier, new AccountResolver(new AccountNames(null, null, false, true)));

    private static SecondFactorToken token(String code) {
        return new SecondFactorToken(ALICE, code, "203.0.113.7");
    }

    private void appAnswers(Outcome outcome) {
        Verification verification = mock(Verification.class);
        when(verification.outcome()).thenReturn(outcome);
        when(verification.retryAfter()).thenReturn(Duration.ofMinutes(1));
        when(verifier.verify(anyString(), by("app"), any())).thenReturn(verification);
        when(verifier.verify(anyString(), by("recovery"), any())).thenReturn(verification);
    }

    /** Whatever was typed. */
    private static Answer by(String kind) {
        return argThat(answer -> answer != null && answer.kind().equals(kind));
    }

    private static Answer given(Answer expected) {
        return argThat(answer -> answer.kind().equals(expected.kind())
                && Objects.equals(answer.which(), expected.which())
                && answer.text().equals(expected.text()));
    }

    @Test
    void anAcceptedCodeGivesTheOriginalPrincipals() {
        appAnswers(Outcome.ACCEPTED);
        AuthenticationInfo info = realm.getAuthenticationInfo(token("123 456"));
        assertThat(info.getPrincipals().getPrimaryPrincipal()).isEqualTo("Alice");
        assertThat(info.getPrincipals().getRealmNames()).containsExactly("staff");
        verify(verifier).verify(eq("alice"), given(TotpAppKind.answer(null, "123456")), any());
        verifyNoMoreInteractions(verifier);
    }

    @Test
    void whatIsNoCodeOfAnAppIsARecoveryCode() {
        appAnswers(Outcome.ACCEPTED);
        realm.getAuthenticationInfo(token("abcd-efgh"));
        verify(verifier).verify(eq("alice"), given(RecoveryCodeKind.answer("ABCDEFGH")), any());
        verifyNoMoreInteractions(verifier);
    }

    // --- a recovery code may have digits only

    private void answer(Outcome ofApp, Outcome ofRecovery) {
        Verification app = mock(Verification.class);
        when(app.outcome()).thenReturn(ofApp);
        when(app.retryAfter()).thenReturn(Duration.ofMinutes(1));
        when(verifier.verify(anyString(), by("app"), any())).thenReturn(app);
        Verification recovery = mock(Verification.class);
        when(recovery.outcome()).thenReturn(ofRecovery);
        when(recovery.retryAfter()).thenReturn(Duration.ofMinutes(2));
        when(verifier.verify(anyString(), by("recovery"), any())).thenReturn(recovery);
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "THROTTLED", "LOCKED"})
    void digitsThatAreNoCodeOfTheAppMayBeARecoveryCode(Outcome ofApp) {
        answer(ofApp, Outcome.ACCEPTED);
        for (String typed : new String[] {"23456789", "2345-6789"}) {
            assertThat(realm.getAuthenticationInfo(token(typed))).isNotNull();
        }
        verify(verifier, times(2)).verify(eq("alice"), given(RecoveryCodeKind.answer("23456789")), any());
    }

    @Test
    void aCodeOfTheAppIsNeverTriedAsARecoveryCodeToo() {
        answer(Outcome.ACCEPTED, Outcome.REJECTED);
        realm.getAuthenticationInfo(token("23456789"));
        answer(Outcome.REPLAYED, Outcome.ACCEPTED);
        isRefused("23456789", IncorrectCredentialsException.class);
        verify(verifier, never()).verify(anyString(), by("recovery"), any());
    }

    /** Nor what no recovery code is written with, so that a mistyped app code costs no try of the other kind. */
    @ParameterizedTest
    @ValueSource(strings = {"234567", "2345678", "23456780", "12345678"})
    void digitsThatCanBeNoRecoveryCodeAreTheAppsAlone(String typed) {
        answer(Outcome.REJECTED, Outcome.ACCEPTED);
        isRefused(typed, IncorrectCredentialsException.class);
        verify(verifier, never()).verify(anyString(), by("recovery"), any());
    }

    @Test
    void whatIsNeitherIsAnsweredAsTheApps() {
        answer(Outcome.REJECTED, Outcome.THROTTLED);
        isRefused("23456789", IncorrectCredentialsException.class);
        answer(Outcome.LOCKED, Outcome.REJECTED);
        isRefused("23456789", LockedAccountException.class);
    }

    private void isRefused(String typed, Class<?> exception) {
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> realm.getAuthenticationInfo(token(typed)))
                .isInstanceOf(exception);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACCEPTED")
    void everythingElseIsAnExceptionOfShiros(Outcome outcome) {
        appAnswers(outcome);
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> realm.getAuthenticationInfo(token("123456")))
                .isInstanceOf(exception(outcome))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("123456"));
    }

    private static Class<?> exception(Outcome outcome) {
        switch (outcome) {
            case THROTTLED:
                return ExcessiveAttemptsException.class;
            case LOCKED:
                return LockedAccountException.class;
            case NOT_ENROLLED:
                return UnknownAccountException.class;
            default:
                return IncorrectCredentialsException.class;
        }
    }

    @Test
    void noCodeAtAllIsAWrongOne() {
        appAnswers(Outcome.REJECTED);
        assertThatExceptionOfType(IncorrectCredentialsException.class)
                .isThrownBy(() -> realm.getAuthenticationInfo(token(null)));
    }

    @Test
    void itSupportsNoOtherToken() {
        assertThat(realm.supports(token("123456"))).isTrue();
        assertThat(realm.supports(new UsernamePasswordToken("alice", "123456"))).isFalse();
        assertThat(realm.getName()).isEqualTo(SecondFactorRealm.class.getName());
    }

    /** Attack 78. */
    @Test
    void theTokenShowsNoCode() {
        assertThat(token("123456").toString()).doesNotContain("123456");
    }
}
