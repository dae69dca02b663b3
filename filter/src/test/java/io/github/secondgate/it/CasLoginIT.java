package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A WAR without Shiro whose people come from a CAS server: the client's filters keep in the session who they are. */
@OnOneShiroLine
@Further
class CasLoginIT {
    private static final String LINE = "secondgate.login = session:_const_cas_assertion_.principal.name";
    private static final String LOGIN_PATH = "secondgate.loginPath = /login";
    private static final String EVERYONE = "secondgate.require = everyone";
    private static final String PAGE = "/account/page";

    private static CasServer cas;

    @BeforeAll
    static void open() {
        cas = new CasServer();
    }

    @AfterAll
    static void close() {
        cas.close();
    }

    private static Site site(boolean redirecting) {
        return Site.start(new Setup().casClient(cas.address(), redirecting, LINE, LOGIN_PATH, EVERYONE));
    }

    private static Visitor signedIn(Site site, String name) {
        Visitor visitor = site.visitor();
        assertThat(Expect.closed(visitor.request("GET", PAGE + "?ticket=" + cas.ticket(name)))
                        .location())
                .endsWith(PAGE);
        return visitor;
    }

    @Test
    void theWholeJourney() {
        try (Site site = site(true)) {
            assertThat(Expect.closed(site.visitor().request("GET", PAGE)).location())
                    .startsWith("/cas/login?service=");
            Visitor root = signedIn(site, "root");
            Expect.sentTo(Expect.closed(root.request("GET", PAGE)), "/2fa");
            Expect.enrolmentRequired(Expect.closed(root.request("GET", PAGE).wantsJson()));
            Phone phone = Phone.enrol(root);
            assertThat(Expect.open(root.get(PAGE)).body()).contains("CANARY for root");

            Visitor again = signedIn(site, "root");
            Expect.sentToChallenge(Expect.closed(again.request("GET", PAGE)));
            Expect.secondFactorRequired(
                    Expect.closed(again.request("POST", PAGE).wantsJson()));
            assertThat(again.code(phone.wrong()).status()).isEqualTo(422);
            phone.challenge(again);
            assertThat(Expect.open(again.get(PAGE)).body()).contains("CANARY for root");
        }
    }

    @Test
    void anotherTicketOfWhoOwesACodeOpensNothing() {
        try (Site site = site(true)) {
            Visitor root = signedIn(site, "root");
            Phone.enrol(root);
            Visitor again = signedIn(site, "root");
            Expect.closed(again.request("GET", PAGE + "?ticket=" + cas.ticket("root")));
            Expect.closed(again.request("POST", PAGE + "?ticket=" + cas.ticket("root")));
            Expect.sentToChallenge(Expect.closed(again.request("GET", PAGE)));
        }
    }

    @Test
    void whoComesWithTheTicketOfAnotherOwesTheirCode() {
        try (Site site = site(true)) {
            Visitor root = signedIn(site, "root");
            Phone.enrol(root);
            Visitor admin = signedIn(site, "admin");
            Phone.enrol(admin);
            Expect.open(admin.get(PAGE));
            assertThat(admin.get(PAGE + "?ticket=" + cas.ticket("root")).body()).doesNotContain("CANARY for root");
            assertThat(admin.get(PAGE).body()).doesNotContain("CANARY for root");
        }
    }

    @Test
    void aClientThatServesThePageToTheTicketItselfServesNothing() {
        try (Site site = site(false)) {
            Visitor root = site.visitor();
            Expect.sentTo(held(root.get(PAGE + "?ticket=" + cas.ticket("root"))), "/2fa");
            Phone phone = Phone.enrol(root);
            Expect.open(root.get(PAGE));
            Visitor again = site.visitor();
            Expect.sentToChallenge(held(again.get(PAGE + "?ticket=" + cas.ticket("root"))));
            Expect.secondFactorRequired(held(again.getJson(PAGE + "?ticket=" + cas.ticket("root"))));
            phone.challenge(again);
            Expect.open(again.get(PAGE));
        }
    }

    /** The page was made, and stays here. */
    private static Answer held(Answer answer) {
        assertThat(answer.toString()).doesNotContain("CANARY");
        return answer;
    }

    @Test
    void theServersSignOutEndsTheSessionAndTheCodeWithIt() {
        try (Site site = site(true)) {
            Visitor root = site.visitor();
            String ticket = cas.ticket("root");
            root.get(PAGE + "?ticket=" + ticket);
            Phone.enrol(root);
            Expect.open(root.get(PAGE));
            String ended =
                    "<samlp:LogoutRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"LR-1\" Version=\"2.0\">"
                            + "<samlp:SessionIndex>" + ticket + "</samlp:SessionIndex></samlp:LogoutRequest>";
            site.visitor().request("POST", PAGE).form("logoutRequest", ended).send();
            assertThat(Expect.closed(root.request("GET", PAGE)).location()).startsWith("/cas/login?");
        }
    }
}
