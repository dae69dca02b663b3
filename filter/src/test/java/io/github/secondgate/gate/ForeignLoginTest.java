package io.github.secondgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.secondgate.gate.House.Outcome;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import io.github.secondgate.shiro.FakeResponse;
import java.security.Principal;
import java.time.Duration;
import java.util.EnumSet;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import org.apache.shiro.web.servlet.ShiroHttpServletRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Attack 90: whoever is signed in with something that is not Shiro is never let through on it. */
class ForeignLoginTest extends AtTheGate {
    private final Logger logger = (Logger) LoggerFactory.getLogger(ForeignLoginLog.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.ERROR);
        said.start();
        logger.addAppender(said);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(said);
        logger.setLevel(Level.OFF);
    }

    @ParameterizedTest
    @EnumSource
    void aContainersLoginIsShutOutOnEveryDispatch(DispatcherType dispatch) {
        Outcome outcome =
                house.ask(page(new Browser(), "/account/").containerUser("root").dispatch(dispatch));
        assertThat(outcome.reachedChain).isFalse();
        assertThat(outcome.reachedApplication).isFalse();
        if (dispatch != DispatcherType.INCLUDE) {
            assertThat(outcome.response.getStatus()).isEqualTo(503);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "HEAD", "OPTIONS", "FOO"})
    void everyMethodIsShutAlike(String method) {
        isHeld(house.ask(new FakeRequest(new Browser(), method, "/account/").containerUser("root")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/2fa", "/2fa/challenge"})
    void ourPagesAreNoWayRound(String path) {
        isHeld(house.ask(page(new Browser(), path).containerUser("root")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login.jsp", "/logout", "/public/page"})
    void theSignInTheSignOutAndPublicAddressesStayOpenAndNobodyIsSeenThere(String path) {
        Browser browser = new Browser();
        for (DispatcherType dispatch : EnumSet.allOf(DispatcherType.class)) {
            Outcome outcome =
                    house.ask(page(browser, path).containerUser("root").dispatch(dispatch));
            assertThat(outcome.reachedApplication).as("%s", dispatch).isTrue();
            assertThat(outcome.remoteUserSeen).isNull();
        }
    }

    @Test
    void aUserThatAFilterInFrontMakesIsShutOut() {
        isHeld(house.ask(new Renamed(page(new Browser(), "/account/"), "root")));
    }

    @Test
    void aContainersUserWhomAFilterInFrontHidesIsShutOut() {
        isHeld(house.ask(new Renamed(page(new Browser(), "/account/").containerUser("root"), null)));
    }

    @Test
    void aForwardDoesNotTakeShirosUserOfBeforeForAnothers() {
        ShiroHttpServletRequest before = new ShiroHttpServletRequest(page(new Browser(), "/account/"), null, true) {
            @Override
            public String getRemoteUser() {
                return "ewan";
            }
        };
        assertThat(house.ask(before).reachedApplication).isTrue();
    }

    @Test
    void aLoginOfSpringSecurityInTheSessionIsShutOut() {
        Browser browser = new Browser();
        springKeeps(browser, new Context(new Login("root", true)));
        isHeld(house.get(browser, "/account/"));
    }

    @Test
    void aLoginThatItKeptThereWhenItWasCalledAcegiIsShutOutToo() {
        Browser browser = new Browser();
        springKeeps(browser, new Context(new AnonymousAuthenticationToken()));
        page(browser, "/x")
                .getSession(true)
                .setAttribute("ACEGI_SECURITY_CONTEXT", new Context(new Login("root", true)));
        isHeld(house.get(browser, "/account/"));
    }

    @Test
    void whatCannotBeReadThereIsShutOutToo() {
        Browser browser = new Browser();
        springKeeps(browser, "of another release");
        isHeld(house.get(browser, "/account/"));
    }

    @Test
    void nobodyOfSpringSecuritysIsAStranger() {
        for (Login nobody : new Login[] {null, new Login("root", false), new AnonymousAuthenticationToken()}) {
            Browser browser = new Browser();
            springKeeps(browser, new Context(nobody));
            assertThat(house.get(browser, "/account/").reachedApplication).isTrue();
        }
    }

    @Test
    void aLoginElsewhereThatShirosChainMakesIsShutOut() {
        Browser browser = new Browser();
        Outcome outcome = house.ask(
                page(browser, "/account/"),
                new FakeResponse(),
                seen -> springKeeps(browser, new Context(new Login("root", true))));
        assertThat(outcome.reachedApplication).isFalse();
        assertThat(outcome.response.getStatus()).isEqualTo(503);
    }

    @Test
    void whereShiroKnowsSomebodyItsOwnDecisionStands() {
        isLedTo(house.ask(page(owing(), "/account/").containerUser("root")), "/app/2fa/challenge");
        Outcome passing = house.ask(page(passed(), "/account/").containerUser("root"));
        assertThat(passing.reachedApplication).isTrue();
        assertThat(passing.remoteUserSeen).isNotEqualTo("root");
        assertThat(said.list).isEmpty();
    }

    @Test
    void theLogSaysItAtOnceAndThenOnceInAWhile() {
        Browser browser = new Browser();
        for (int i = 0; i < 50; i++) {
            isHeld(house.ask(page(browser, "/account/").containerUser("ro\not")));
        }
        assertThat(said.list).hasSize(1);
        assertThat(said.list.get(0).getFormattedMessage())
                .contains("'ro?ot'", "503", "Shiro knows nobody", "'Without Shiro'");
        house.move(ForeignLoginLog.PAUSE.minusMillis(1));
        house.ask(page(browser, "/account/").containerUser("root"));
        assertThat(said.list).hasSize(1);
        house.move(Duration.ofMillis(1));
        house.ask(page(browser, "/account/").containerUser("root"));
        assertThat(said.list).hasSize(2);
    }

    private static void springKeeps(Browser browser, Object context) {
        page(browser, "/x").getSession(true).setAttribute("SPRING_SECURITY_CONTEXT", context);
    }

    private static void isHeld(Outcome outcome) {
        isShut(outcome);
        assertThat(outcome.response.getStatus()).isEqualTo(503);
    }

    /** A filter of the application's in front of the gate. */
    private static final class Renamed extends HttpServletRequestWrapper {
        private final String user;

        Renamed(HttpServletRequest request, String user) {
            super(request);
            this.user = user;
        }

        @Override
        public String getRemoteUser() {
            return user;
        }

        @Override
        public Principal getUserPrincipal() {
            return null;
        }
    }

    /** As Spring Security's own look from outside; read by reflection. */
    @SuppressWarnings("UnusedMethod")
    private static final class Context {
        private final Login login;

        Context(Login login) {
            this.login = login;
        }

        public Login getAuthentication() {
            return login;
        }
    }

    @SuppressWarnings("UnusedMethod")
    private static class Login {
        private final String name;
        private final boolean authenticated;

        Login(String name, boolean authenticated) {
            this.name = name;
            this.authenticated = authenticated;
        }

        public String getName() {
            return name;
        }

        public boolean isAuthenticated() {
            return authenticated;
        }
    }

    private static final class AnonymousAuthenticationToken extends Login {
        AnonymousAuthenticationToken() {
            super("anonymousUser", true);
        }
    }
}
