package io.github.secondgate.shiro;

import io.github.secondgate.login.AccountNameRefusedException;
import io.github.secondgate.login.Person;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.mgt.RealmSecurityManager;
import org.apache.shiro.realm.Realm;
import org.apache.shiro.subject.PrincipalCollection;

/**
 * Asks the application's own realms whether a password is the person's. Nobody is logged in or out, no login listener
 * hears of it, and the answer of another realm, or for another principal, does not count. Does not count failures.
 */
public final class RealmPasswords {
    private final RealmSecurityManager manager;
    private final AccountResolver accountResolver;

    public RealmPasswords(RealmSecurityManager manager, AccountResolver accountResolver) {
        this.manager = manager;
        this.accountResolver = accountResolver;
    }

    /** Whether {@code password} is right for this person. */
    public boolean right(Person person, String password) {
        String loginName = accountResolver.loginName((PrincipalCollection) person.principal());
        for (Realm realm : manager.getRealms()) {
            if (person.realms().contains(realm.getName()) && confirms(realm, loginName, password, person)) {
                return true;
            }
        }
        return false;
    }

    private boolean confirms(Realm realm, String name, String password, Person expected) {
        UsernamePasswordToken token = new UsernamePasswordToken(name, password);
        try {
            if (!realm.supports(token)) {
                return false;
            }
            AuthenticationInfo info = realm.getAuthenticationInfo(token);
            return info != null
                    && accountResolver.person(info.getPrincipals()).account().equals(expected.account());
        } catch (AuthenticationException | AccountNameRefusedException wrong) {
            return false;
        } finally {
            token.clear();
        }
    }
}
