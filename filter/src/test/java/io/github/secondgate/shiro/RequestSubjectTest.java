package io.github.secondgate.shiro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secondgate.login.Login;
import io.github.secondgate.login.UnknownPersonException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.servlet.http.HttpServletRequestWrapper;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.realm.AuthenticatingRealm;
import org.apache.shiro.session.InvalidSessionException;
import org.apache.shiro.session.ProxiedSession;
import org.apache.shiro.session.Session;
import org.apache.shiro.session.mgt.SimpleSession;
import org.apache.shiro.subject.ExecutionException;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.support.DefaultSubjectContext;
import org.apache.shiro.util.ThreadContext;
import org.apache.shiro.web.mgt.DefaultWebSecurityManager;
import org.apache.shiro.web.mgt.DefaultWebSubjectFactory;
import org.apache.shiro.web.subject.WebSubject;
import org.apache.shiro.web.subject.support.WebDelegatingSubject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Subject that comes with a request, where it can be masked itself: what the application sees of it, and what the gate does. */
class RequestSubjectTest {
    private final ShiroWeb web = new ShiroWeb();
    private final Browser browser = web.signedIn("alice");

    @BeforeEach
    void installed() {
        web.watch.install();
    }

    @AfterEach
    void nothingIsLeftInTheThread() {
        assertThat(ThreadContext.getResources()).isEmpty();
    }

    private WebSubject ofShiro() {
        GatedRequest request = web.request(new FakeRequest(browser, "GET", "/x"));
        request.takesSubject();
        return web.subject(request);
    }

    private ObservedSubject observed() {
        return (ObservedSubject) web.subject(browser);
    }

    private ObservedSubject masked() {
        return (ObservedSubject) web.watch.masked(observed());
    }

    // --- one for a request

    @Test
    void itIsTheOneThatIsShownAndMasked() {
        ObservedSubject observed = observed();
        assertThat((Object) web.watch.passing(observed, observed.getPrincipals()))
                .isSameAs(observed);
        assertThat((Object) web.watch.anonymous(observed)).isSameAs(observed);
        assertThat((Object) web.watch.masked(observed)).isSameAs(observed);
        ShiroWeb.isNobody(observed);
    }

    @Test
    void itIsWhatShirosOwnWouldBe() {
        WebSubject shiros = ofShiro();
        ObservedSubject observed = observed();
        assertThat(observed.getPrincipal()).isEqualTo("alice");
        assertThat(observed.isAuthenticated()).isEqualTo(shiros.isAuthenticated());
        assertThat(observed.getHost())
                .isEqualTo(((WebDelegatingSubject) shiros).getHost())
                .isNotNull();
        assertThat(observed.getSession().getId()).isEqualTo(shiros.getSession().getId());
        assertThat(observed.hasRole("admin")).isTrue();
    }

    @Test
    void itStillTellsTheHostOnceTheSessionHasEndedUnderIt() {
        Session ended = new ProxiedSession(new SimpleSession()) {
            @Override
            public String getHost() {
                throw new InvalidSessionException("It has ended.");
            }
        };
        GatedRequest request = web.request(new FakeRequest(browser, "GET", "/x"));
        ObservedSubject observed = (ObservedSubject) new WebSubject.Builder(web.manager, request, new FakeResponse())
                .session(ended)
                .buildSubject();
        assertThat(observed.getHost()).isEqualTo("203.0.113.7");
    }

    /** Tomcat may have given it to the request of somebody else by then. */
    @Test
    void whatRunsLongerThanTheRequestAsksItForNoHost() {
        AtomicBoolean over = new AtomicBoolean();
        FakeRequest raw = new FakeRequest(new Browser(), "GET", "/x");
        GatedRequest request = web.request(new HttpServletRequestWrapper(raw) {
            @Override
            public String getRemoteHost() {
                return over.get() ? "198.51.100.9" : super.getRemoteHost();
            }
        });
        ObservedSubject observed = (ObservedSubject) web.subject(request);
        observed.letGo();
        over.set(true);
        assertThat(observed.getHost()).isEqualTo("203.0.113.7");
    }

    @Test
    void ofAStrangerItIsWhatShirosOwnWouldBeToo() {
        ObservedSubject stranger = (ObservedSubject) web.subject(new Browser());
        ShiroWeb.isNobody(stranger);
        assertThat(stranger.getHost()).isEqualTo("203.0.113.7");
        assertThat(stranger.getSession(false)).isNull();
        assertThat((Object) web.logins.of(stranger).principal()).isNull();
    }

    @Test
    void whatTheApplicationMakesForTheSameRequestIsShirosOwn() {
        GatedRequest request = web.request(new FakeRequest(browser, "GET", "/x"));
        assertThat(web.subject(request)).isInstanceOf(ObservedSubject.class);
        assertThat(web.subject(request).getClass()).isEqualTo(WebDelegatingSubject.class);
    }

    @Test
    void anApplicationsOwnFactoryMakesItsOwn() {
        web.manager.setSubjectFactory(new DefaultWebSubjectFactory() {});
        web.watch.install();
        assertThat(web.subject(browser).getClass()).isEqualTo(WebDelegatingSubject.class);
    }

    @Test
    void anApplicationsOwnManagerGetsShirosOwn() {
        DefaultWebSecurityManager own = new DefaultWebSecurityManager(web.realm) {};
        InstalledSubjectFactory.install(own, web.watch);
        GatedRequest request = web.request(new FakeRequest(browser, "GET", "/x"));
        WebSubject subject = new WebSubject.Builder(own, request, new FakeResponse()).buildWebSubject();
        assertThat(subject.getClass()).isEqualTo(WebDelegatingSubject.class);
    }

    /** Such as JSP's expressions and Groovy, which would take ours for Shiro's where a text is given. */
    @Test
    void itsSessionHasTheMethodsOfShirosForWhatFindsThemByName() {
        assertThat(observed().getSession().getClass().getMethods())
                .filteredOn(method -> method.getName().endsWith("Attribute"))
                .hasSize(3)
                .allSatisfy(method -> assertThat(method.getParameterTypes()[0]).isEqualTo(Object.class));
        Session session = observed().getSession();
        session.setAttribute("basket", "full");
        assertThat(session.removeAttribute("basket")).isEqualTo("full");
    }

    // --- what the gate knows of whoever is masked

    @Test
    void theGateKnowsWhomTheMaskHides() {
        Login login = web.logins.of(masked());
        assertThat(login.principal()).isEqualTo(ShiroWeb.principals("alice"));
        assertThat(login.person().account()).isEqualTo("alice");
        assertThat(login.authenticated()).isTrue();
        assertThat(login.actsAsAnother()).isFalse();
        assertThat(login.hasRole("admin")).isTrue();
        assertThat(login.madeJustNow()).isFalse();
        assertThat(login.session(false)).isNotNull();
    }

    @Test
    void whatTheApplicationSeesOfThemIsNobodysLogin() {
        assertThat((Object) web.logins.asSeen(masked()).principal()).isNull();
    }

    @Test
    void aLoginThatIsHiddenIsKnownToTheGateAsMadeJustNow() {
        web.hidingLogins();
        ObservedSubject masked = masked();
        masked.login(ShiroWeb.password("bob"));
        ShiroWeb.isNobody(masked);
        Login login = web.logins.madeJustNow(masked.whoLoggedIn());
        assertThat(login.madeJustNow()).isTrue();
        assertThat(login.principal()).isEqualTo(ShiroWeb.principals("bob"));
        assertThat(login.authenticated()).isTrue();
    }

    @Test
    void aLoginThatIsShownIsSeenThroughTheMask() {
        ObservedSubject masked = masked();
        Object before = masked.getSession().getId();
        masked.login(ShiroWeb.password("bob"));
        assertThat(masked.getPrincipal()).isEqualTo("bob");
        assertThat(masked.getSession().getId()).isNotEqualTo(before);
    }

    @Test
    void aWrongPasswordLeavesTheMaskOn() {
        ObservedSubject masked = masked();
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> masked.login(new UsernamePasswordToken("bob", "wrong")));
        ShiroWeb.isNobody(masked);
        assertThat((Object) web.logins.of(masked).principal()).isEqualTo(ShiroWeb.principals("alice"));
    }

    @Test
    void signingTheHiddenOneOutTellsTheRealmsAndShowsNobody() {
        Told told = new Told();
        web.manager.setRealms(List.of(web.realm, told));
        ObservedSubject masked = masked();
        Login login = web.logins.of(masked);
        Object id = masked.getSession().getId();
        masked.execute(login::logOut);
        assertThat(told.signedOut).containsExactly("alice");
        assertThat(told.seen).as("of the Subject").containsExactly("null");
        ShiroWeb.isNobody(masked);
        assertThat(masked.masked()).isTrue();
        assertThat(login.principal()).isNull();
        assertThat(login.session(false)).isNull();
        assertThat(web.ended).contains((String) id);
        assertThat(web.subject(browser).getPrincipal()).isNull();
    }

    private static final class Told extends AuthenticatingRealm {
        private final List<Object> signedOut = new ArrayList<>();
        private final List<Object> seen = new ArrayList<>();

        @Override
        public boolean supports(AuthenticationToken token) {
            return false;
        }

        @Override
        protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
            return new SimpleAuthenticationInfo();
        }

        @Override
        public void onLogout(PrincipalCollection principals) {
            signedOut.add(principals.getPrimaryPrincipal());
            seen.add(String.valueOf(SecurityUtils.getSubject().getPrincipal()));
        }
    }

    // --- acting as another

    @Test
    void whoeverActsAsAnotherIsShownSoAndKnownByTheirOwnName() {
        ofShiro().runAs(ShiroWeb.principals("bob"));
        ofShiro().runAs(ShiroWeb.principals("carol"));
        ObservedSubject observed = observed();
        assertThat(observed.getPrincipal()).isEqualTo("carol");
        assertThat(observed.isRunAs()).isTrue();
        Login login = web.logins.of(observed);
        assertThat(login.principal()).isEqualTo(ShiroWeb.principals("alice"));
        assertThat(login.actsAsAnother()).isTrue();
        ShiroWeb.isNobody(web.watch.masked(observed));
        assertThat(login.principal()).isEqualTo(ShiroWeb.principals("alice"));
        assertThat(login.actsAsAnother()).isTrue();
    }

    @Test
    void whatChangesInTheSessionMeanwhileIsSeenByTheApplication() {
        ObservedSubject observed = observed();
        ofShiro().runAs(ShiroWeb.principals("bob"));
        observed.letGo();
        assertThat(observed.getPrincipal()).isEqualTo("bob");
        assertThat(observed.isRunAs()).isTrue();
        assertThat((Object) web.logins.of(observed).principal()).isEqualTo(ShiroWeb.principals("alice"));
        ofShiro().releaseRunAs();
        assertThat(observed.getPrincipal()).isEqualTo("alice");
    }

    @Test
    void whatTheFiltersOfAChainDoThroughItIsSeenAtOnce() {
        ObservedSubject observed = observed();
        observed.runAs(ShiroWeb.principals("bob"));
        assertThat(observed.getPrincipal()).isEqualTo("bob");
        assertThat(web.logins.of(observed).actsAsAnother()).isTrue();
        observed.releaseRunAs();
        assertThat(observed.getPrincipal()).isEqualTo("alice");
    }

    @Test
    void nobodyWhoActsAsSomebodyIsNotTakenForAStranger() {
        ofShiro().runAs(ShiroWeb.principals("bob"));
        Session session = ofShiro().getSession();
        session.removeAttribute(DefaultSubjectContext.PRINCIPALS_SESSION_KEY);
        session.removeAttribute(DefaultSubjectContext.AUTHENTICATED_SESSION_KEY);
        Login login = web.logins.of(observed());
        assertThatExceptionOfType(UnknownPersonException.class).isThrownBy(login::principal);
    }

    // --- the thread

    @Test
    void aThreadKnowsItAsLongAsItRuns() {
        ObservedSubject observed = observed();
        Object seen = observed.execute(() -> {
            assertThat(SecurityUtils.getSecurityManager()).isSameAs(web.manager);
            return SecurityUtils.getSubject();
        });
        assertThat(seen).isSameAs(observed);
        assertThat(ThreadContext.getResources()).isEmpty();
    }

    @Test
    void whatAThreadKnewBeforeItKnowsAgain() {
        ObservedSubject outer = observed();
        ObservedSubject inner = observed();
        outer.execute(() -> {
            ThreadContext.put("basket", "full");
            inner.execute(() -> {
                assertThat((Object) SecurityUtils.getSubject()).isSameAs(inner);
                assertThat(ThreadContext.get("basket")).isNull();
            });
            assertThat((Object) SecurityUtils.getSubject()).isSameAs(outer);
            assertThat(ThreadContext.get("basket")).isEqualTo("full");
            return null;
        });
    }

    @Test
    void whatFailsWithinItFailsAsWithShirosOwn() {
        IllegalStateException fault = new IllegalStateException("away");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> observed().execute(() -> {
                    throw fault;
                }))
                .withCause(fault);
    }
}
