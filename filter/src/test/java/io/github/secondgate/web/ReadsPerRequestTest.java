package io.github.secondgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.gate.House;
import io.github.secondgate.http.Csrf;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import org.junit.jupiter.api.Test;

/** What our pages ask of the database: the facts about the account once, by which it was decided who may see the page. */
class ReadsPerRequestTest {
    private final House house = new House();
    private final String account = house.person();

    @Test
    void theSettingsPageReadsTheFactsOnce() {
        Browser bare = house.signedIn(account);
        assertThat(readsOf(bare, "/2fa", "text/html")).isEqualTo(1);
        assertThat(readsOf(bare, "/2fa", "application/json")).isEqualTo(1);
        Browser enrolled = house.passed(account, house.enrol(account));
        assertThat(readsOf(enrolled, "/2fa", "text/html")).isEqualTo(1);
        assertThat(readsOf(enrolled, "/2fa", "application/json")).isEqualTo(1);
    }

    @Test
    void theChallengeReadsTheFactsOnce() {
        house.enrol(account);
        Browser owing = house.signedIn(account);
        assertThat(readsOf(owing, "/2fa/challenge", "text/html")).isEqualTo(1);
        assertThat(readsOf(owing, "/2fa/challenge", "application/json")).isEqualTo(1);
    }

    /** After it was let in, and when its turn has come; the third transaction is the beginning itself. */
    @Test
    void whatIsSentReadsTheFactsOnceMore() {
        Browser bare = house.signedIn(account);
        assertThat(connectionsOf(form(bare, "/2fa/enable").field("name", "Phone")))
                .isEqualTo(3);
    }

    private FakeRequest form(Browser browser, String path) {
        return new FakeRequest(browser, "POST", path)
                .accept("text/html")
                .field("_csrf", Csrf.token(house.session(browser), account));
    }

    private int connectionsOf(FakeRequest request) {
        int before = house.connections.get();
        assertThat(house.ask(request).response.getStatus()).isEqualTo(200);
        return house.connections.get() - before;
    }

    private int readsOf(Browser browser, String path, String accept) {
        house.get(browser, path);
        return connectionsOf(new FakeRequest(browser, "GET", path).accept(accept));
    }
}
