package io.github.secondgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import io.github.secondgate.shiro.FakeResponse;
import java.util.Locale;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.apache.shiro.subject.support.DefaultSubjectContext;
import org.junit.jupiter.api.Test;

/** Which logins are left out because another organisation answers for them. */
class FederatedAccessTest {
    private static final String ATTRIBUTE = "com.example.federated";

    private House house = new House(
            new House.Rules().everyone().federatedRealms("partner", "guests").federatedAttribute(ATTRIBUTE));
    private final String account = house.person();

    /** Somebody whose login these realms made. */
    private Browser signedInThrough(String... realms) {
        SimplePrincipalCollection principals = new SimplePrincipalCollection();
        for (String realm : realms) {
            principals.add(account, realm);
        }
        return signedInAs(principals);
    }

    private Browser signedInAs(PrincipalCollection principals) {
        Browser browser = house.signedIn(account);
        house.session(browser).setAttribute(DefaultSubjectContext.PRINCIPALS_SESSION_KEY, principals);
        return browser;
    }

    private boolean opens(Browser browser) {
        return house.get(browser, "/account/").reachedApplication;
    }

    private boolean opens(Browser browser, Object attribute) {
        FakeRequest request = new FakeRequest(browser, "GET", "/account/").accept("text/html");
        request.setAttribute(ATTRIBUTE, attribute);
        return house.ask(request).reachedApplication;
    }

    @Test
    void everyRealmOfTheLoginMustBeFederated() {
        assertThat(opens(signedInThrough("partner"))).isTrue();
        assertThat(opens(signedInThrough("partner", "guests"))).isTrue();
        assertThat(opens(signedInThrough("partner", "staff"))).isFalse();
        assertThat(opens(signedInThrough("Partner"))).isFalse();
        assertThat(opens(signedInThrough("staff"))).isFalse();
    }

    @Test
    void aRequestMayCarryTheAttributeToo() {
        Browser browser = house.signedIn(account);
        assertThat(opens(browser)).isFalse();
        assertThat(opens(browser, account)).isTrue();
        assertThat(opens(browser, account.toUpperCase(Locale.ROOT))).isTrue();
    }

    @Test
    void whatTheAttributeCoveredIsNotBelievedOnceItIsGone() {
        Browser browser = house.signedIn(account);
        assertThat(opens(browser, account)).isTrue();
        assertThat(opens(browser)).isFalse();
    }

    @Test
    void withoutASessionTheAttributeCoversItsOwnRequestOnly() {
        house.keepNobodyInSessions();
        Browser browser = new Browser();
        FakeRequest request = new FakeRequest(browser, "GET", "/account/").accept("text/html");
        request.setAttribute(ATTRIBUTE, account);
        boolean federated =
                house.ask(request, new FakeResponse(), seen -> House.login(seen, account)).reachedApplication;
        FakeRequest next = new FakeRequest(new Browser(), "GET", "/account/").accept("text/html");
        boolean local = house.ask(next, new FakeResponse(), seen -> House.login(seen, account)).reachedApplication;
        assertThat(federated).isTrue();
        assertThat(local).isFalse();
    }

    @Test
    void whatIsNoAccountNameCoversNobody() {
        for (Object value : new Object[] {"true", "", " ", Boolean.TRUE, 1, new String[] {account}, account + "x"}) {
            assertThat(opens(house.signedIn(account), value)).as("%s", value).isFalse();
        }
    }

    @Test
    void aRememberedLoginIsNotCovered() {
        house.rememberEverybodyAs(account);
        assertThat(opens(new Browser(), account)).isFalse();
    }

    @Test
    void unlessItIsSetNothingIsFederated() {
        house = new House(new House.Rules().everyone());
        house.named(account);
        assertThat(opens(signedInThrough("partner"))).isFalse();
        assertThat(opens(house.signedIn(account), account)).isFalse();
    }
}
