package io.github.secondgate.shiro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.secondgate.login.Login;
import io.github.secondgate.login.LoginTime;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.SecondFactorStamp.Method;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.session.Session;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.apache.shiro.subject.support.DefaultSubjectContext;
import org.apache.shiro.web.subject.WebSubject;
import org.apache.shiro.web.subject.support.WebDelegatingSubject;
import org.junit.jupiter.api.Test;

/** What the application sees of a visitor, and what the gate notices of what the application does. */
class SubjectsTest {
    private final ShiroWeb web = new ShiroWeb();

    private WebSubject real(String name) {
        return web.subject(web.signedIn(name));
    }

    private static void stamp(WebSubject subject) {
        new SecondFactorStamp("alice", Method.FACTOR, Instant.EPOCH, 1).write(new ShiroSession(subject.getSession()));
    }

    private static boolean stamped(WebSubject subject) {
        return !SecondFactorStamp.stored(new ShiroSession(subject.getSession())).isNone();
    }

    // --- masked

    @Test
    void aMaskedVisitorIsNobody() {
        WebSubject real = real("alice");
        ShiroWeb.isNobody(web.watch.masked(real));
        assertThat(real.hasRole("admin")).isTrue();
    }

    @Test
    void nothingOfShirosStorageIsTouched() {
        WebSubject real = real("alice");
        WebSubject masked = web.watch.masked(real);
        assertThat(masked.getSession(false).getId()).isEqualTo(real.getSession().getId());
        assertThat(masked.getSession().getAttribute(DefaultSubjectContext.PRINCIPALS_SESSION_KEY))
                .isEqualTo(real.getPrincipals());
        masked.getSession().setAttribute("basket", "full");
        assertThat(real.getSession().getAttribute("basket")).isEqualTo("full");
    }

    /** Attack 41. */
    @Test
    void theRunAsStackNeverShinesThrough() {
        WebSubject real = real("bob");
        real.runAs(ShiroWeb.principals("carol"));
        real.runAs(ShiroWeb.principals("alice"));
        ShiroWeb.isNobody(web.watch.masked(real));
        assertThat(real.getPrincipal()).as("and stays as it was").isEqualTo("alice");
    }

    @Test
    void aMaskedVisitorActsAsNobodyElse() {
        WebSubject masked = web.watch.masked(real("bob"));
        assertThatIllegalStateException().isThrownBy(() -> masked.runAs(ShiroWeb.principals("alice")));
        ShiroWeb.isNobody(masked);
    }

    @Test
    void aMaskedVisitorIsNobodyToWhatRunsForThem() throws Exception {
        WebSubject masked = web.watch.masked(real("alice"));
        Object seen =
                masked.execute(() -> String.valueOf(SecurityUtils.getSubject().getPrincipal()));
        assertThat(seen).isEqualTo("null");
        assertThat(masked.associateWith(
                                () -> String.valueOf(SecurityUtils.getSubject().getPrincipal()))
                        .call())
                .isEqualTo("null");
    }

    @Test
    void whatEndsOrChangesASessionTellsItsId() {
        WebSubject real = real("alice");
        Object id = real.getSession().getId();
        WebSubject passing = web.watch.passing(real, ShiroWeb.principals("alice"));
        passing.login(ShiroWeb.password("bob"));
        Object later = passing.getSession().getId();
        assertThat(web.ended).containsExactly((Serializable) id);
        passing.logout();
        assertThat(web.ended).containsExactly((Serializable) id, (Serializable) later);
    }

    // --- a login through it

    @Test
    void aLoginThroughTheMaskIsSeenAndRemovesTheStamp() {
        WebSubject real = real("alice");
        stamp(real);
        Object id = real.getSession().getId();
        ObservedSubject masked = (ObservedSubject) web.watch.masked(real);
        assertThat(masked.loggedIn()).isFalse();
        masked.login(ShiroWeb.password("bob"));
        assertThat(masked.loggedIn()).isTrue();
        assertThat(masked.getPrincipal()).isEqualTo("bob");
        assertThat(masked.isAuthenticated()).isTrue();
        assertThat(stamped(masked)).isFalse();
        assertThat(masked.getSession().getId()).isNotEqualTo(id);
        assertThat(masked.whoLoggedIn().getPrincipal()).isEqualTo("bob");
    }

    @Test
    void aWrongPasswordChangesNothing() {
        WebSubject real = real("alice");
        stamp(real);
        Object id = real.getSession().getId();
        ObservedSubject masked = (ObservedSubject) web.watch.masked(real);
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> masked.login(new UsernamePasswordToken("bob", "wrong")));
        ShiroWeb.isNobody(masked);
        assertThat(masked.loggedIn()).isFalse();
        assertThat(stamped(masked)).isTrue();
        assertThat(masked.getSession().getId()).isEqualTo(id);
    }

    @Test
    void aLoginOfOneWhoPassesRemovesTheStampToo() {
        WebSubject real = real("alice");
        stamp(real);
        Object id = real.getSession().getId();
        ObservedSubject passing = (ObservedSubject) web.watch.passing(real, ShiroWeb.principals("alice"));
        passing.login(ShiroWeb.password("alice"));
        assertThat(stamped(passing)).isFalse();
        assertThat(passing.loggedIn()).isTrue();
        assertThat(passing.getSession().getId()).isNotEqualTo(id);
        assertThat((Object) passing.whoLoggedIn()).isSameAs(passing);
    }

    /** Attack 39. */
    @Test
    void aLoginIntoAPlantedSessionGetsANewOne() {
        Browser browser = new Browser();
        WebSubject real = web.subject(browser);
        real.getSession().setAttribute("basket", "full");
        stamp(real);
        String planted = browser.sessionId();
        WebSubject anonymous = web.watch.anonymous(real);
        anonymous.login(ShiroWeb.password("alice"));
        assertThat(browser.sessionId()).isNotEqualTo(planted);
        assertThat(anonymous.getSession().getAttribute("basket")).isEqualTo("full");
        assertThat(stamped(anonymous)).isFalse();
    }

    @Test
    void whoeverLoggedInThroughTheMaskMayActAsAnother() {
        WebSubject masked = web.watch.masked(real("bob"));
        masked.login(ShiroWeb.password("alice"));
        masked.runAs(ShiroWeb.principals("carol"));
        assertThat(masked.isRunAs()).isTrue();
        assertThat(masked.getPrincipal()).isEqualTo("carol");
        assertThat(masked.getPreviousPrincipals().getPrimaryPrincipal()).isEqualTo("alice");
        assertThat(masked.releaseRunAs().getPrimaryPrincipal()).isEqualTo("carol");
        assertThat(masked.isRunAs()).isFalse();
    }

    // --- hidden from its own request

    @Test
    void aLoginOfOneWhoOwesStaysMasked() {
        web.hidingLogins();
        ObservedSubject masked = (ObservedSubject) web.watch.masked(real("alice"));
        masked.login(ShiroWeb.password("bob"));
        ShiroWeb.isNobody(masked);
        assertThat(masked.masked()).isTrue();
        Login behind = web.logins.madeJustNow(masked.whoLoggedIn());
        assertThat(behind.principal()).isEqualTo(ShiroWeb.principals("bob"));
        assertThat(behind.authenticated()).isTrue();
        assertThat(behind.session(false).getId()).isEqualTo(masked.getSession().getId());

        WebSubject stranger = web.watch.anonymous(web.subject(new Browser()));
        stranger.login(ShiroWeb.password("bob"));
        ShiroWeb.isNobody(stranger);
    }

    @Test
    void anotherLoginOfOneWhoPassesIsMaskedToo() {
        web.hidingLogins();
        WebSubject passing = web.watch.passing(real("alice"), ShiroWeb.principals("alice"));
        passing.login(ShiroWeb.password("bob"));
        ShiroWeb.isNobody(passing);
    }

    @Test
    void aLoginOfOneWhoOwesNothingIsSeen() {
        WebSubject stranger = web.watch.anonymous(web.subject(new Browser()));
        ShiroWeb.isNobody(stranger);
        stranger.login(ShiroWeb.password("alice"));
        assertThat(stranger.getPrincipal()).isEqualTo("alice");
        assertThat(stranger.hasRole("admin")).isTrue();
    }

    // --- who passes

    @Test
    void whoeverPassesIsSeenAsTheyAre() {
        WebSubject passing = web.watch.passing(real("alice"), ShiroWeb.principals("alice"));
        assertThat(passing).isInstanceOf(ObservedSubject.class);
        assertThat(passing.getPrincipal()).isEqualTo("alice");
        assertThat(passing.isAuthenticated()).isTrue();
        assertThat(passing.hasRole("admin")).isTrue();
    }

    @Test
    void actingAsAnotherAndItsEndAreEvents() {
        WebSubject passing = web.watch.passing(real("alice"), ShiroWeb.principals("alice"));
        List<String> events = AuditedEvents.of(() -> {
            passing.runAs(ShiroWeb.principals("bob"));
            assertThat(passing.getPrincipal()).isEqualTo("bob");
            passing.releaseRunAs();
            assertThat(passing.getPrincipal()).isEqualTo("alice");
            passing.releaseRunAs();
        });
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).contains("RUN_AS_STARTED", "alice", "as bob", "203.0.113.7");
        assertThat(events.get(1)).contains("RUN_AS_ENDED", "alice", "as bob", "203.0.113.7");
    }

    @Test
    void signingOutEndsWhomeverIsActedAs() {
        WebSubject passing = web.watch.passing(real("alice"), ShiroWeb.principals("alice"));
        passing.runAs(ShiroWeb.principals("bob"));
        passing.runAs(ShiroWeb.principals("carol"));
        List<String> events = AuditedEvents.of(passing::logout);
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).contains("RUN_AS_ENDED", "alice", "as carol", "203.0.113.7");
        assertThat(events.get(1)).contains("RUN_AS_ENDED", "alice", "as bob", "203.0.113.7");
    }

    @Test
    void soDoesSigningOutOfSomebodyWhoOwesAFactorByNow() {
        WebSubject real = real("alice");
        real.runAs(ShiroWeb.principals("bob"));
        assertThat(AuditedEvents.of(web.watch.masked(real)::logout))
                .singleElement()
                .asString()
                .contains("RUN_AS_ENDED", "alice", "as bob", "203.0.113.7");
    }

    @Test
    void actingAsSomebodyWithoutAnAccountIsAnEventToo() {
        WebSubject passing = web.watch.passing(real("alice"), ShiroWeb.principals("alice"));
        assertThat(AuditedEvents.of(() -> passing.runAs(new SimplePrincipalCollection(new Object(), "staff"))))
                .singleElement()
                .asString()
                .contains("(unknown)");
    }

    @Test
    void aSubjectOfTheApplicationsOwnIsLeftAlone() {
        WebSubject real = real("alice");
        class Own extends WebDelegatingSubject {
            private static final long serialVersionUID = 1L;

            Own() {
                super(
                        real.getPrincipals(),
                        true,
                        null,
                        real.getSession(),
                        true,
                        real.getServletRequest(),
                        real.getServletResponse(),
                        web.manager);
            }
        }
        WebSubject own = new Own();
        assertThat((Object) web.watch.passing(own, own.getPrincipals())).isSameAs(own);
        assertThat((Object) web.watch.anonymous(own)).isSameAs(own);
        ShiroWeb.isNobody(web.watch.masked(own));
    }

    @Test
    void anotherLoginOfOneWhoPassesWithoutASessionIsMaskedToo() {
        web.hidingLogins();
        WebSubject passing = web.watch.passing(web.subject(new Browser()), ShiroWeb.principals("alice"));
        passing.login(ShiroWeb.password("bob"));
        ShiroWeb.isNobody(passing);
    }

    @Test
    void theMomentOfALoginIsNotedInTheSessionThatItStarts() {
        WebSubject stranger = web.watch.anonymous(web.subject(new Browser()));
        Instant before = Instant.now();
        stranger.login(ShiroWeb.password("alice"));
        assertThat(LoginTime.precedes(new ShiroSession(stranger.getSession()), before))
                .isFalse();
        assertThat(LoginTime.precedes(
                        new ShiroSession(stranger.getSession()), Instant.now().plusMillis(1)))
                .isTrue();
        LoginTime.noteIfUnseen(new ShiroSession(stranger.getSession()), before.minusSeconds(60));
        assertThat(LoginTime.precedes(new ShiroSession(stranger.getSession()), before))
                .isFalse();
    }

    @Test
    void aSessionEndedElsewhereIsForgotten() {
        WebSubject real = real("alice");
        ObservedSubject masked = (ObservedSubject) web.watch.masked(real);
        Session before = masked.getSession();
        real.logout();
        masked.dropSession();
        assertThat(masked.getSession(false)).isNull();
        assertThat(masked.getSession()).isNotSameAs(before);
    }
}
