package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A browser that is asked for no code for a while. */
@OnOneShiroLine
class TrustIT extends TrustingSite {
    // --- what it is for

    @Test
    void aTrustedBrowserIsAskedForThePasswordOnly() {
        Visitor visitor = later(trusted());
        Expect.closed(visitor.request("GET", "/account/"));
        passes(visitor);
        Expect.open(visitor.get("/account/"));
        assertThat(visitor.echo().fact("principal")).isEqualTo(account);
    }

    @Test
    void aBrowserThatWasNotTickedIsAskedEachTime() {
        Visitor visitor = site.visitor().password(account).challenge(phone);
        assertThat(visitor.cookie(COOKIE)).isNull();
        isAsked(site.visitor());
        visitor.freshToken("/2fa");
        assertThat(visitor.getJson("/2fa").json().getArray("browsers")).isEmpty();
    }

    @Test
    void theFormTrustsTooAndTellsForHowLong() {
        Visitor visitor = site.visitor().password(account);
        assertThat(visitor.get("/2fa/challenge").body())
                .contains("name=\"trust\"", "in this browser for up to 7 days. Signing out ends it.");
        Answer answer = visitor.post("/2fa/challenge", "code", phone.next(), "trust", "true");
        assertThat(answer.status()).isEqualTo(303);
        passes(later(visitor));
        Visitor script = site.visitor().password(account);
        assertThat(script.freshToken("/2fa/challenge").json().getInt("trustSeconds"))
                .isEqualTo(WEEK);
        Answer object = script.request("POST", "/2fa/challenge")
                .wantsJson()
                .csrf()
                .body("application/json", "{\"code\":\"" + phone.next() + "\",\"trust\":true}")
                .send();
        assertThat(object.status()).as("%s", object).isEqualTo(200);
        passes(later(script));
    }

    @Test
    void byDefaultNoBrowserIsTrusted() {
        try (Site off = Site.start()) {
            String someone = off.person("ewan");
            Authenticator theirs = off.visitor().password(someone).enrol();
            Visitor visitor = off.visitor().password(someone);
            assertThat(visitor.freshToken("/2fa/challenge").json().getInt("trustSeconds"))
                    .isZero();
            assertThat(visitor.get("/2fa/challenge").body()).doesNotContain("name=\"trust\"");
            assertThat(tick(visitor, theirs).status()).isEqualTo(200);
            assertThat(visitor.cookie(COOKIE)).isNull();
            assertThat(visitor.getJson("/2fa").json().getArray("browsers")).isEmpty();
        }
    }

    @Test
    void theSessionGetsANewIdAndTheBrowserANewSecret() {
        Visitor before = trusted();
        Visitor visitor = later(before).password(account);
        String id = visitor.sessionId();
        Answer answer = Expect.open(visitor.get("/account/"));
        assertThat(visitor.sessionId()).isNotEqualTo(id);
        assertThat(visitor.cookie(COOKIE)).isNotEqualTo(before.cookie(COOKIE));
        Expect.closed(site.visitor().cookie("JSESSIONID", id).request("GET", "/account/"));
        String cookie = answer.headers("Set-Cookie").stream()
                .filter(header -> header.startsWith(COOKIE))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/;").doesNotContain("Domain");
        assertThat(Expect.open(visitor.get("/account/")).headers("Set-Cookie"))
                .as("replaced once a sign-in")
                .noneMatch(header -> header.startsWith(COOKIE));
    }

    private static Answer fromAnotherSite(Visitor visitor, String method) {
        return Expect.closed(visitor.request(method, "/account/")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document"));
    }

    /** Browsers keep the cookie back then. */
    @Test
    void whoIsLedHereByAnotherSiteIsToldOnceToComeFromThisOne() {
        Visitor before = trusted();
        Visitor visitor = later(before).password(account);
        String cookie = visitor.cookie(COOKIE);
        visitor.withoutCookie(COOKIE);
        Expect.sentToChallenge(fromAnotherSite(visitor, "POST"));
        Answer again = fromAnotherSite(visitor, "GET");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Refresh")).isEqualTo("0");
        assertThat(again.body()).contains("<a href=\"\">Continue</a>");
        Expect.sentToChallenge(fromAnotherSite(visitor, "GET"));
        Expect.open(visitor.cookie(COOKIE, cookie).get("/account/"));
        try (Site off = Site.start()) {
            String someone = off.person("ewan");
            off.visitor().password(someone).enrol();
            Expect.sentToChallenge(fromAnotherSite(off.visitor().password(someone), "GET"));
        }
    }

    @Test
    void aContextHasACookieOfItsOwn() {
        try (Site shop = Site.start(trusting().context("/shop"))) {
            String someone = shop.person("ewan");
            Authenticator theirs = shop.visitor().password(someone).enrol();
            Visitor visitor = shop.visitor().password(someone);
            visitor.freshToken("/shop/2fa/challenge");
            Answer answer = visitor.postJson("/shop/2fa/challenge", "code", theirs.next(), "trust", "true");
            assertThat(answer.headers("Set-Cookie"))
                    .anyMatch(cookie -> cookie.startsWith(COOKIE + "-") && cookie.contains("Path=/shop;"));
            Visitor again = visitor.copy().withoutCookie("JSESSIONID").password(someone);
            Expect.open(again.get("/shop/account/"));
        }
    }

    @Test
    void itWorksWithShirosOwnSessionsToo() {
        try (Site nativeSessions = Site.start(trusting().nativeSessions())) {
            String someone = nativeSessions.person("ewan");
            Authenticator theirs = nativeSessions.visitor().password(someone).enrol();
            Visitor before = trusted(nativeSessions, someone, theirs);
            Visitor visitor = later(nativeSessions, before).password(someone);
            String id = visitor.sessionId();
            Expect.open(visitor.get("/account/"));
            assertThat(visitor.sessionId()).isNotEqualTo(id);
            Expect.open(visitor.get("/account/"));
            Visitor owner = nativeSessions.visitor().password(someone).challenge(theirs);
            String lost = browser(owner, 0).getString("id");
            assertThat(owner.postJson("/2fa/browsers/" + lost + "/revoke").status())
                    .isEqualTo(204);
            Time.passRecheck();
            Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
        }
    }

    @Test
    void aPassingTrustCostsNoQueryWithinTheRecheckTime() {
        Visitor visitor = later(trusted());
        passes(visitor);
        visitor.get("/account/");
        long before = Site.statements();
        for (int i = 0; i < 10; i++) {
            Expect.open(visitor.get("/account/"));
        }
        assertThat(Site.statements()).isEqualTo(before);
        Time.passRecheck();
        Expect.open(visitor.get("/account/"));
        assertThat(Site.statements() - before).isEqualTo(2);
    }

    // --- what it is not

    @Test
    void itNeverCountsForAStepUp() {
        String admin = site.person("admin");
        Authenticator theirs = site.visitor().password(admin).enrol();
        Visitor visitor = later(trusted(site, admin, theirs)).password(admin);
        Expect.open(visitor.get("/account/"));
        Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/admin/users")));
        visitor.get("/2fa/challenge");
        Answer passed = visitor.post("/2fa/challenge", "code", theirs.next());
        assertThat(passed.location()).isEqualTo("/admin/users");
        Expect.open(visitor.get("/admin/users"));
    }

    /** Attack 42. */
    @Test
    void itChangesNoFactors() {
        Visitor visitor = later(trusted());
        passes(visitor);
        for (String action : new String[] {"disable", "recovery-codes"}) {
            visitor.freshToken("/2fa");
            Answer answer = visitor.postJson("/2fa/" + action, "password", "demo");
            assertThat(answer.status()).as("%s: %s", action, answer).isEqualTo(401);
        }
        visitor.freshToken("/2fa");
        assertThat(visitor.postJson("/2fa/recovery-codes", "code", phone.next()).status())
                .isEqualTo(200);
    }

    /** Attack 38: two cookies are not two factors. */
    @Test
    void itDoesNotCountForSomebodyWhoIsOnlyRemembered() {
        Visitor before = trusted();
        Visitor remembered = site.visitor();
        remembered
                .request("POST", "/login.jsp")
                .form("username", account, "password", "demo", "rememberMe", "true")
                .send();
        Visitor thief = site.visitor()
                .cookie("rememberMe", remembered.cookie("rememberMe"))
                .cookie(COOKIE, before.cookie(COOKIE));
        Expect.sentTo(Expect.closed(thief.request("GET", "/remembered/page")), "/login.jsp");
        Expect.masked(thief.echo());
        Expect.problem(thief.getJson("/2fa/challenge"), 401);
        assertThat(thief.cookie(COOKIE)).as("nor can they trust").isEqualTo(before.cookie(COOKIE));
        passes(later(before));
    }

    @Test
    void withoutThePasswordItOpensNothing() {
        Visitor thief = later(trusted());
        Expect.closed(thief.request("GET", "/account/"));
        Expect.masked(thief.echo());
        Expect.problem(thief.getJson("/2fa"), 401);
    }

    @Test
    void anotherUserOfTheBrowserIsAskedAndTheOwnerIsNot() {
        String other = site.person("grace");
        Authenticator theirs = site.visitor().password(other).enrol();
        Visitor browser = later(trusted());
        browser.password(other);
        Expect.sentToChallenge(Expect.closed(browser.request("GET", "/account/")));
        browser.challenge(theirs);
        Visitor owner = later(browser);
        passes(owner);
    }

    @Test
    void whatIsNeitherYesNorNoIsMalformed() {
        Visitor visitor = site.visitor().password(account);
        visitor.freshToken("/2fa/challenge");
        for (String odd : new String[] {"yes", "1", "TRUE", "true ", "0"}) {
            Expect.problem(visitor.postJson("/2fa/challenge", "code", phone.current(), "trust", odd), 400);
        }
        Expect.problem(visitor.postJson("/2fa/challenge?trust=true", "code", phone.current()), 400);
        visitor.challenge(phone);
    }
}
