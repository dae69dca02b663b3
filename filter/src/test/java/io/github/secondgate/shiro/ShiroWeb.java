package io.github.secondgate.shiro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

import io.github.secondgate.audit.AuditLog;
import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.response.HoldableResponse;
import io.github.secondgate.secondfactor.account.GateEvents;
import io.github.secondgate.store.Database;
import io.github.secondgate.store.TestDatabase;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.ServletContext;
import javax.servlet.http.HttpServletRequest;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.authz.AuthorizationException;
import org.apache.shiro.realm.SimpleAccountRealm;
import org.apache.shiro.session.SessionException;
import org.apache.shiro.session.mgt.SessionKey;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.apache.shiro.web.mgt.DefaultWebSecurityManager;
import org.apache.shiro.web.session.mgt.DefaultWebSessionManager;
import org.apache.shiro.web.subject.WebSubject;

/** A real Shiro for the web, with the people alice (admin), bob and carol, in either session mode. */
public final class ShiroWeb {
    private static final ServletContext CONTEXT = mock(ServletContext.class);
    private static final TestDatabase TABLES = new TestDatabase();

    public final SimpleAccountRealm realm = new SimpleAccountRealm("staff");
    public final DefaultWebSecurityManager manager = new DefaultWebSecurityManager(realm);
    public boolean hiding;
    public final List<Serializable> ended = new ArrayList<>();
    final ShiroLogins logins = logins();
    public ObservedSubjectFactory watch = watch();

    public ShiroWeb() {
        realm.addAccount("alice", "demo", "admin");
        realm.addAccount("bob", "demo");
        realm.addAccount("carol", "demo");
    }

    public ShiroWeb nativeSessions() {
        DefaultWebSessionManager sessions = new DefaultWebSessionManager();
        sessions.setSessionValidationSchedulerEnabled(false);
        manager.setSessionManager(sessions);
        return this;
    }

    public ShiroWeb hidingLogins() {
        hiding = true;
        return this;
    }

    private ShiroLogins logins() {
        return new ShiroLogins(manager, new AccountResolver(new AccountNames(null, null, false, true)));
    }

    private ObservedSubjectFactory watch() {
        AuditLog audit = new AuditLog(new Database(TABLES.dataSource()), Clock.systemUTC());
        return new ObservedSubjectFactory(
                logins, new GateEvents(audit), (login, answer) -> hiding, ended::add, Clock.systemUTC());
    }

    public static PrincipalCollection principals(String name) {
        return new SimplePrincipalCollection(name, "staff");
    }

    public static UsernamePasswordToken password(String name) {
        return new UsernamePasswordToken(name, "demo");
    }

    /** A browser with a container session that somebody logged into in an earlier request. */
    public Browser signedIn(String name) {
        Browser browser = new Browser();
        subject(browser).login(password(name));
        return browser;
    }

    public WebSubject subject(Browser browser) {
        return subject(request(new FakeRequest(browser, "GET", "/x")));
    }

    public WebSubject subject(GatedRequest request) {
        return new WebSubject.Builder(manager, request, new HoldableResponse(new FakeResponse())).buildWebSubject();
    }

    public GatedRequest request(HttpServletRequest raw) {
        return new GatedRequest(raw, CONTEXT, manager.isHttpSessionMode());
    }

    public boolean lives(SessionKey key) {
        try {
            return manager.getSession(key) != null;
        } catch (SessionException e) {
            return false;
        }
    }

    /** To whatever an application may ask it. */
    static void isNobody(WebSubject subject) {
        assertThat(subject.getPrincipal()).isNull();
        assertThat((Object) subject.getPrincipals()).isNull();
        assertThat((Object) subject.getPreviousPrincipals()).isNull();
        assertThat(subject.isAuthenticated()).isFalse();
        assertThat(subject.isRemembered()).isFalse();
        assertThat(subject.isRunAs()).isFalse();
        assertThat(subject.hasRole("admin")).isFalse();
        assertThat(subject.hasAllRoles(List.of("admin"))).isFalse();
        assertThat(subject.isPermitted("x:y")).isFalse();
        assertThat((Object) subject.releaseRunAs()).isNull();
        assertThatExceptionOfType(AuthorizationException.class).isThrownBy(() -> subject.checkRole("admin"));
    }
}
