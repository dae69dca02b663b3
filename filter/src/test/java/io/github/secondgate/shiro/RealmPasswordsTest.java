package io.github.secondgate.shiro;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.Employee;
import io.github.secondgate.login.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationListener;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.authc.pam.ModularRealmAuthenticator;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.realm.Realm;
import org.apache.shiro.realm.SimpleAccountRealm;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.apache.shiro.subject.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The password asked again counts only from the realm and for the person of the session. */
class RealmPasswordsTest {
    private final AccountResolver accountResolver = new AccountResolver(new AccountNames(null, null, false, true));
    private final SimpleAccountRealm staff = realm("staff", "alice", "right");
    private final SimpleAccountRealm guests = realm("guests", "alice", "guest's");
    private final DefaultSecurityManager manager = new DefaultSecurityManager(List.<Realm>of(staff, guests));
    private final RealmPasswords passwords = new RealmPasswords(manager, accountResolver);

    private static SimpleAccountRealm realm(String name, String account, String password) {
        SimpleAccountRealm realm = new SimpleAccountRealm(name);
        realm.addAccount(account, password);
        return realm;
    }

    private Person of(String account, String realm) {
        return accountResolver.person(new SimplePrincipalCollection(account, realm));
    }

    @AfterEach
    void end() {
        manager.destroy();
    }

    @Test
    void theOwnRealmDecides() {
        assertThat(passwords.right(of("alice", "staff"), "right")).isTrue();
        assertThat(passwords.right(of("alice", "staff"), "wrong")).isFalse();
        assertThat(passwords.right(of("alice", "staff"), "")).isFalse();
        assertThat(passwords.right(of("bob", "staff"), "right")).isFalse();
    }

    @Test
    void theAnswerOfAnotherRealmDoesNotCount() {
        assertThat(passwords.right(of("alice", "staff"), "guest's")).isFalse();
        assertThat(passwords.right(of("alice", "guests"), "right")).isFalse();
        assertThat(passwords.right(of("alice", "guests"), "guest's")).isTrue();
        assertThat(passwords.right(of("alice", "gone"), "right")).isFalse();
    }

    /** A realm of one answer, whatever it is asked. */
    private RealmPasswords answering(AuthenticationInfo info) {
        Realm realm = new Realm() {
            @Override
            public String getName() {
                return "staff";
            }

            @Override
            public boolean supports(AuthenticationToken token) {
                return token instanceof UsernamePasswordToken;
            }

            @Override
            public AuthenticationInfo getAuthenticationInfo(AuthenticationToken token) {
                return info;
            }
        };
        return new RealmPasswords(new DefaultSecurityManager(realm), accountResolver);
    }

    @Test
    void theAnswerForAnotherPrincipalDoesNotCount() {
        AuthenticationInfo bob = new SimpleAuthenticationInfo("bob", "x", "staff");
        AuthenticationInfo alice = new SimpleAuthenticationInfo("ALICE", "x", "staff");
        assertThat(answering(bob).right(of("alice", "staff"), "right")).isFalse();
        assertThat(answering(alice).right(of("alice", "staff"), "right")).isTrue();
        assertThat(answering(null).right(of("alice", "staff"), "right")).isFalse();
    }

    @Test
    void aRealmForOtherTokensIsNotAsked() {
        Realm certificates = new Realm() {
            @Override
            public String getName() {
                return "staff";
            }

            @Override
            public boolean supports(AuthenticationToken token) {
                return false;
            }

            @Override
            public AuthenticationInfo getAuthenticationInfo(AuthenticationToken token) {
                throw new AssertionError("asked");
            }
        };
        assertThat(new RealmPasswords(new DefaultSecurityManager(certificates), accountResolver)
                        .right(of("alice", "staff"), "right"))
                .isFalse();
    }

    @Test
    void thePasswordIsNotLeftInMemory() {
        AtomicReference<UsernamePasswordToken> asked = new AtomicReference<>();
        Realm realm = new SimpleAccountRealm("staff") {
            @Override
            protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
                asked.set((UsernamePasswordToken) token);
                return null;
            }
        };
        assertThat(new RealmPasswords(new DefaultSecurityManager(realm), accountResolver)
                        .right(of("alice", "staff"), "x"))
                .isFalse();
        assertThat(asked.get().getPassword()).isNull();
    }

    @Test
    void nobodyIsLoggedInOrOutAndNobodyHearsOfIt() {
        List<String> heard = new ArrayList<>();
        ((ModularRealmAuthenticator) manager.getAuthenticator()).setAuthenticationListeners(List.of(listener(heard)));
        Subject subject = new Subject.Builder(manager).buildSubject();
        subject.execute(() -> {
            passwords.right(of("alice", "staff"), "right");
            passwords.right(of("alice", "staff"), "wrong");
        });
        assertThat(subject.isAuthenticated()).isFalse();
        assertThat(subject.getSession(false)).isNull();
        assertThat(heard).isEmpty();
    }

    private static AuthenticationListener listener(List<String> heard) {
        return new AuthenticationListener() {
            @Override
            public void onSuccess(AuthenticationToken token, AuthenticationInfo info) {
                heard.add("success");
            }

            @Override
            public void onFailure(AuthenticationToken token, AuthenticationException e) {
                heard.add("failure");
            }

            @Override
            public void onLogout(PrincipalCollection principals) {
                heard.add("logout");
            }
        };
    }

    @Test
    void theRealmIsAskedForTheLoginName() {
        AccountResolver byNumber = new AccountResolver(new AccountNames("number", "login", false, true));
        SimplePrincipalCollection principals = new SimplePrincipalCollection(new Employee("alice"), "staff");
        Person person = byNumber.person(principals);
        assertThat(person.account()).isEqualTo("42");
        // The realm answers with a name where the session has the object: that is another principal.
        assertThat(new RealmPasswords(manager, byNumber).right(person, "right")).isFalse();
        AuthenticationInfo same = new SimpleAuthenticationInfo(new Employee("alice"), "x", "staff");
        Realm realm = new SimpleAccountRealm("staff") {
            @Override
            protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
                assertThat(token.getPrincipal()).isEqualTo("alice");
                return same;
            }

            @Override
            protected void assertCredentialsMatch(AuthenticationToken token, AuthenticationInfo info) {}
        };
        assertThat(new RealmPasswords(new DefaultSecurityManager(realm), byNumber).right(person, "right"))
                .isTrue();
    }
}
