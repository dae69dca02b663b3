package io.github.secondgate.shiro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import org.apache.shiro.session.Session;
import org.apache.shiro.session.mgt.DefaultSessionKey;
import org.apache.shiro.web.subject.WebSubject;
import org.junit.jupiter.api.Test;

/** Attack 39, in both session modes. */
class SessionRotationTest {
    @Test
    void theContainersSessionGetsANewIdAndKeepsItsContent() {
        ShiroWeb web = new ShiroWeb();
        Browser browser = web.signedIn("alice");
        WebSubject subject = web.subject(browser);
        subject.getSession().setAttribute("basket", "full");
        String before = browser.sessionId();
        SessionRotation.rotate(subject);
        assertThat(browser.sessionId()).isNotEqualTo(before);
        assertThat(subject.getSession().getId()).isEqualTo(browser.sessionId());
        assertThat(subject.getSession().getAttribute("basket")).isEqualTo("full");
        assertThat(web.subject(browser).getPrincipal()).isEqualTo("alice");
    }

    @Test
    void aNativeSessionIsCopiedStoppedAndBegunAnew() {
        ShiroWeb web = new ShiroWeb().nativeSessions();
        WebSubject subject = web.subject(new Browser());
        subject.login(ShiroWeb.password("alice"));
        Session old = subject.getSession();
        old.setAttribute("basket", "full");
        old.setTimeout(123_000);
        Serializable before = old.getId();
        SessionRotation.rotate(subject);
        Session fresh = subject.getSession(false);
        assertThat(fresh.getId()).isNotEqualTo(before);
        assertThat(web.lives(new DefaultSessionKey(before))).isFalse();
        assertThat(web.lives(new DefaultSessionKey(fresh.getId()))).isTrue();
        assertThat(fresh.getAttribute("basket")).isEqualTo("full");
        assertThat(fresh.getTimeout()).isEqualTo(123_000);
        assertThat(subject.getPrincipal()).isEqualTo("alice");
        assertThat(subject.isAuthenticated()).isTrue();
    }

    @Test
    void aLoginThroughTheWatchRotatesANativeSession() {
        ShiroWeb web = new ShiroWeb().nativeSessions();
        WebSubject real = web.subject(new Browser());
        Serializable before = real.getSession().getId();
        real.getSession().setAttribute("basket", "full");
        WebSubject watched = web.watch.anonymous(real);
        watched.login(ShiroWeb.password("alice"));
        assertThat(watched.getSession().getId()).isNotEqualTo(before);
        assertThat(web.lives(new DefaultSessionKey(before))).isFalse();
        assertThat(watched.getSession().getAttribute("basket")).isEqualTo("full");
        assertThat(watched.getPrincipal()).isEqualTo("alice");
    }

    @Test
    void theServletApiFollowsToTheNewNativeSession() {
        ShiroWeb web = new ShiroWeb().nativeSessions();
        GatedRequest request = web.request(new FakeRequest(new Browser(), "POST", "/login.jsp"));
        WebSubject subject = web.subject(request);
        subject.execute(() -> {
            request.getSession(true).setAttribute("basket", "full");
            String before = request.getSession(false).getId();
            SessionRotation.rotate(subject);
            assertThat(request.getSession(false).getId())
                    .isNotEqualTo(before)
                    .isEqualTo(subject.getSession().getId());
            assertThat(request.getSession(false).getAttribute("basket")).isEqualTo("full");
        });
    }

    @Test
    void whereThereIsNoSessionNoneIsStarted() {
        ShiroWeb web = new ShiroWeb();
        Browser browser = new Browser();
        SessionRotation.rotate(web.subject(browser));
        assertThat(browser.sessionId()).isNull();
    }
}
