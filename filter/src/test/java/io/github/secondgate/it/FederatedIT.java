package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A login that another organisation made is left out; the account that it belongs to is not. */
class FederatedIT {
    private static final String ATTRIBUTE = "com.example.federated";
    private static Site site;
    private static Site byAttribute;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup()
                .line("partner = io.github.secondgate.it.app.PartnerRealm")
                .line("secondgate.realmPrefix = false")
                .line("secondgate.require = everyone")
                .line("secondgate.stepUp[/admin/**] = 5m")
                .line("secondgate.federatedRealms = partner")
                .realms("$partner, $staff"));
        byAttribute = Site.start(new Setup()
                .line("secondgate.require = everyone")
                .line("secondgate.maskAtLogin = true")
                .line("secondgate.federatedAttribute = " + ATTRIBUTE));
    }

    @AfterAll
    static void stop() {
        site.close();
        byAttribute.close();
    }

    /** Comes from the partner, whose ticket stands in the place of the password. */
    private static Visitor federated(String account) {
        Visitor visitor = site.visitor();
        visitor.request("POST", "/login.jsp")
                .form("username", account, "password", "ticket")
                .send();
        return visitor;
    }

    /** Gives the password to a login of the application's own, which notes whom it takes for federated. */
    private static Visitor attributed(String account, String named) {
        Visitor visitor = byAttribute.visitor();
        visitor.request("POST", "/open/login")
                .form("username", account, "password", "demo", "attribute", named)
                .send();
        return visitor;
    }

    @Test
    void nothingIsAskedOfALoginFromThePartner() {
        Visitor pia = federated(site.person("pia"));
        Expect.open(pia.get("/account/"));
        Time.passRecheck();
        Expect.open(pia.get("/account/"));
        assertThat(pia.get("/2fa/challenge").location()).isEqualTo("/");
    }

    @Test
    void whoGivesThePasswordIsAskedAsEver() {
        Visitor nadia = site.visitor().password(site.person("nadia"));
        Expect.sentTo(Expect.closed(nadia.request("GET", "/account/")), "/2fa");
    }

    private static void offersOnlyToSignOut(Answer page) {
        assertThat(Pattern.compile("<form[^>]*action=\"([^\"]*)\"")
                        .matcher(page.body())
                        .results()
                        .map(form -> form.group(1)))
                .as("beside the choice of a language")
                .containsExactlyInAnyOrder("/2fa/cancel", "/2fa/language");
    }

    @Test
    void thePageSaysWhoTakesCareAndOffersNothing() {
        Visitor pia = federated(site.person("pia"));
        Answer page = pia.get("/2fa");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Handled by your organisation")
                .doesNotContain("Enable two-factor", "required by your organisation");
        offersOnlyToSignOut(page);
        Answer state = pia.getJson("/2fa");
        assertThat(state.json().getBoolean("federated")).isTrue();
        assertThat(state.json().getBoolean("required")).isFalse();
        for (String action : new String[] {"enable", "confirm", "recovery-codes", "disable"}) {
            Answer answer = pia.postJson("/2fa/" + action, "code", "123456", "password", "ticket");
            assertThat(Expect.problem(answer, 403).getString("type")).endsWith(":federated");
        }
    }

    @Test
    void othersAreToldThatTheyAreNotFederated() {
        Visitor nadia = site.visitor().password(site.person("nadia"));
        assertThat(nadia.getJson("/2fa").json().getBoolean("federated")).isFalse();
    }

    @Test
    void onlyTheLoginFromThePartnerIsLeftOutNotTheAccount() {
        String account = site.person("pia");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor local = site.visitor().password(account);
        Visitor partner = federated(account);
        Expect.open(partner.get("/account/"));
        Expect.sentToChallenge(Expect.closed(local.request("GET", "/account/")));
        local.challenge(phone);
        Expect.open(local.get("/account/"));
        offersOnlyToSignOut(partner.get("/2fa"));
    }

    @Test
    void theLocalPasswordInTheSameSessionIsAnotherLogin() {
        String account = site.person("pia");
        site.visitor().password(account).enrol();
        Visitor visitor = federated(account);
        Expect.open(visitor.get("/account/"));
        visitor.request("POST", "/login.jsp")
                .form("username", account, "password", "demo")
                .send();
        Expect.open(visitor.get("/account/"));
        visitor.get("/logout");
        visitor.password(account);
        Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
    }

    @Test
    void anotherPersonInTheSameSessionIsAsked() {
        Visitor visitor = federated(site.person("pia"));
        Expect.open(visitor.get("/account/"));
        visitor.request("POST", "/open/login")
                .form("username", site.person("nadia"), "password", "demo")
                .send();
        Expect.closed(visitor.request("GET", "/account/"));
    }

    @Test
    void nothingIsAskedWhereOthersMustShowAFreshFactor() {
        Visitor pia = federated(site.person("pia"));
        Time.advanceSeconds(3600);
        // Shiro has the last word on the role, which no partner's ticket brings.
        assertThat(pia.get("/admin/").location()).isNotEqualTo("/2fa/challenge").isNotEqualTo("/2fa");
    }

    /** Attack 41. */
    @Test
    void actingAsAFederatedPersonLeavesNobodyOut() {
        String clerk = site.person("ewan");
        Authenticator phone = site.visitor().password(clerk).enrol();
        Visitor visitor = site.visitor().password(clerk).challenge(phone);
        visitor.request("POST", "/account/run-as")
                .form("as", site.person("pia"), "realm", "partner")
                .send();
        assertThat(visitor.getJson("/2fa").json().getBoolean("federated")).isFalse();
        Visitor elsewhere = site.visitor().password(clerk).challenge(phone);
        assertThat(elsewhere.postJson("/2fa/recovery-codes").status()).isEqualTo(200);
        Time.passRecheck();
        Expect.closed(visitor.request("GET", "/account/"));
    }

    @Test
    void aCookieThatRemembersAFederatedLoginIsNone() {
        Visitor pia = site.visitor();
        pia.request("POST", "/login.jsp")
                .form("username", site.person("pia"), "password", "ticket", "rememberMe", "true")
                .send();
        Visitor later = site.visitor().cookie("rememberMe", pia.cookie("rememberMe"));
        Expect.closed(later.request("GET", "/remembered/page"));
    }

    @Test
    void theLoginLeavesATrace() {
        String account = site.person("pia");
        try (Logs logs = Logs.of("io.github.secondgate.audit")) {
            federated(account).get("/account/");
            assertThat(logs.lines())
                    .filteredOn(line -> line.contains("SIGN_IN_FEDERATED"))
                    .singleElement()
                    .asString()
                    .contains(account);
        }
    }

    // --- by an attribute

    @Test
    void theApplicationMayNameWhoCameFromElsewhere() {
        String account = byAttribute.person("Pia");
        Visitor visitor = attributed(account, account);
        Expect.open(visitor.get("/account/"));
        assertThat(visitor.getJson("/2fa").json().getBoolean("federated")).isTrue();
    }

    @Test
    void anAttributeThatNamesSomebodyElseCoversNobody() {
        String account = byAttribute.person("nadia");
        Expect.closed(attributed(account, "true").request("GET", "/account/"));
        Expect.closed(attributed(account, byAttribute.person("pia")).request("GET", "/account/"));
    }

    @Test
    void theAttributeOfALoginDoesNotCoverTheNextOne() {
        String account = byAttribute.person("pia");
        Visitor visitor = attributed(account, account);
        visitor.request("POST", "/open/login")
                .form("username", byAttribute.person("nadia"), "password", "demo")
                .send();
        Expect.closed(visitor.request("GET", "/account/"));
    }

    /** Attack 20. */
    @Test
    void nothingThatAVisitorSendsIsAnAttribute() {
        String account = byAttribute.person("nadia");
        Visitor visitor = byAttribute.visitor().password(account).cookie(ATTRIBUTE, account);
        String query = "?" + ATTRIBUTE + "=" + account;
        Expect.closed(visitor.request("GET", "/account/" + query).header(ATTRIBUTE, account));
        Expect.closed(visitor.request("POST", "/account/" + query).form(ATTRIBUTE, account));
        Expect.closed(visitor.request("GET", "/account/")
                .header("X-Remote-User", account)
                .header("X-Forwarded-User", account));
    }
}
