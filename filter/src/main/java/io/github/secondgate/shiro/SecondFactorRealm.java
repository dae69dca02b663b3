package io.github.secondgate.shiro;

import io.github.secondgate.login.AccountNameRefusedException;
import io.github.secondgate.secondfactor.Verifier;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.app.TotpAppKind;
import io.github.secondgate.secondfactor.recovery.RecoveryCodeKind;
import io.github.secondgate.text.TypedCode;
import io.github.secondgate.text.WrittenCode;
import java.util.EnumSet;
import java.util.Set;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.ExcessiveAttemptsException;
import org.apache.shiro.authc.IncorrectCredentialsException;
import org.apache.shiro.authc.LockedAccountException;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.authc.UnknownAccountException;
import org.apache.shiro.realm.Realm;

/**
 * Checks a second factor in Shiro's own terms, for an application that builds its own challenge. Call
 * {@link #getAuthenticationInfo} yourself: it verifies, throws Shiro's exceptions and returns the original principals.
 * It never logs anyone in, opens no gate, and is not to be added beside the application's realm, whose exceptions a
 * second realm would flatten.
 */
public final class SecondFactorRealm implements Realm {
    /** What an app's check says of a code that may be none of an app. */
    private static final Set<Verification.Outcome> UNTAKEN =
            EnumSet.of(Verification.Outcome.REJECTED, Verification.Outcome.THROTTLED, Verification.Outcome.LOCKED);

    private final Verifier verifier;
    private final AccountResolver accountResolver;

    public SecondFactorRealm(Verifier verifier, AccountResolver accountResolver) {
        this.verifier = verifier;
        this.accountResolver = accountResolver;
    }

    @Override
    public String getName() {
        return SecondFactorRealm.class.getName();
    }

    @Override
    public boolean supports(AuthenticationToken token) {
        return token instanceof SecondFactorToken;
    }

    /**
     * Checks a code of the app used last, or a recovery code. Eight digits may be either: they are the app's first, and
     * where it does not take them, one more try of a recovery code.
     *
     * @throws IncorrectCredentialsException when the code is wrong or used
     * @throws ExcessiveAttemptsException when codes of this account are not looked at for a while
     * @throws LockedAccountException when the app's codes are not looked at any more
     * @throws UnknownAccountException when the account has no second factor, or its name can be none
     */
    @Override
    public AuthenticationInfo getAuthenticationInfo(AuthenticationToken given) {
        SecondFactorToken token = (SecondFactorToken) given;
        Verification verification = verify(token);
        switch (verification.outcome()) {
            case ACCEPTED:
                return new SimpleAuthenticationInfo(token.getPrincipal(), token.getCredentials());
            case THROTTLED:
                throw new ExcessiveAttemptsException(
                        "Try again in " + verification.retryAfter().getSeconds() + " s");
            case LOCKED:
                throw new LockedAccountException("Only a recovery code or the helpdesk opens this account");
            case NOT_ENROLLED:
                throw new UnknownAccountException("This account has no second factor");
            default:
                throw new IncorrectCredentialsException("That code did not match");
        }
    }

    private Verification verify(SecondFactorToken token) throws AuthenticationException {
        String account = account(token);
        String given = token.getCredentials();
        String code = given == null ? "" : TypedCode.bare(given);
        RequestOrigin requestOrigin = new RequestOrigin(token.address(), null);
        if (!code.matches("[0-9]{6,8}")) {
            return verifier.verify(account, RecoveryCodeKind.answer(WrittenCode.normalise(code)), requestOrigin);
        }
        Verification byApp = verifier.verify(account, TotpAppKind.answer(null, code), requestOrigin);
        if (!UNTAKEN.contains(byApp.outcome()) || !WrittenCode.isWellFormed(code)) {
            return byApp;
        }
        // Eight digits may be a recovery code too, which is taken even while the app's codes are not looked at.
        Verification byRecovery = verifier.verify(account, RecoveryCodeKind.answer(code), requestOrigin);
        return byRecovery.outcome() == Verification.Outcome.ACCEPTED ? byRecovery : byApp;
    }

    private String account(SecondFactorToken token) {
        try {
            return accountResolver.person(token.getPrincipal()).account();
        } catch (AccountNameRefusedException e) {
            throw new UnknownAccountException(e.getMessage(), e);
        }
    }
}
