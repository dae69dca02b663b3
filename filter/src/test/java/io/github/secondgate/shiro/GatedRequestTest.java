package io.github.secondgate.shiro;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.login.response.CookieOnlyResponse;
import org.junit.jupiter.api.Test;

/** The Servlet API tells no more about a masked visitor than Shiro does. */
class GatedRequestTest {
    private final ShiroWeb web = new ShiroWeb();

    @Test
    void aMaskedVisitorIsNobodyForTheContainerToo() {
        GatedRequest request = web.request(new FakeRequest(web.signedIn("alice"), "GET", "/x").containerUser("alice"));
        web.watch.masked(web.subject(request)).execute(() -> {
            assertThat(request.getRemoteUser()).isNull();
            assertThat(request.getUserPrincipal()).isNull();
            assertThat(request.getAuthType()).isNull();
            assertThat(request.isUserInRole("admin")).isFalse();
        });
    }

    @Test
    void aVisitorWhoPassesIsSeen() {
        GatedRequest request = web.request(new FakeRequest(web.signedIn("alice"), "GET", "/x"));
        web.watch.passing(web.subject(request), ShiroWeb.principals("alice")).execute(() -> {
            assertThat(request.getRemoteUser()).isEqualTo("alice");
            assertThat(request.getUserPrincipal().getName()).isEqualTo("alice");
            assertThat(request.isUserInRole("admin")).isTrue();
            assertThat(request.isUserInRole("king")).isFalse();
        });
    }

    @Test
    void aContainersUserIsLeftToItWhereNobodyIsMasked() {
        GatedRequest request = web.request(new FakeRequest(new Browser(), "GET", "/x").containerUser("bob"));
        web.watch.anonymous(web.subject(request)).execute(() -> {
            assertThat(request.getRemoteUser()).isEqualTo("bob");
            assertThat(request.getAuthType()).isEqualTo("FORM");
        });
    }

    @Test
    void noAddressCarriesASession() {
        CookieOnlyResponse response = new CookieOnlyResponse(new FakeResponse());
        assertThat(response.encodeURL("/x")).isEqualTo("/x");
        assertThat(response.encodeRedirectURL("/x")).isEqualTo("/x");
    }

    @Test
    void aLoginThroughTheMaskIsSeen() {
        GatedRequest request = web.request(new FakeRequest(web.signedIn("alice"), "POST", "/login.jsp"));
        ObservedSubject masked = (ObservedSubject) web.watch.masked(web.subject(request));
        masked.execute(() -> {
            assertThat(request.getRemoteUser()).isNull();
            masked.login(ShiroWeb.password("bob"));
            assertThat(request.getRemoteUser()).isEqualTo("bob");
        });
    }
}
