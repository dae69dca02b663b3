package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser that is asked for no code for a while, and everything that must end that. */
class TrustIT {
    private static final String COOKIE = "secondgate-trust";
    private static final int WEEK = 7 * 24 * 3600;

    private static Site site;
    private static Site nativeSessions;
    private static Site off;

    private final String account = site.person("ewan");
    private final Authenticator phone = site.visitor().password(account).enrol();

    @BeforeAll
    static void start() {
        site = Site.start(trusting().line("secondgate.stepUp[/admin/**] = 1h"));
        nativeSessions = Site.start(trusting().nativeSessions());
        off = Site.start();
    }

    private static Setup trusting() {
        return new Setup().line("secondgate.trust.lifetime = 7d");
    }

    @AfterAll
    static void stop() {
        site.close();
        nativeSessions.close();
        off.close();
    }

    /** Signs in with a code and ticks the box. */
    private Visitor trusted() {
        return trusted(site, account, phone);
    }

    private static Visitor trusted(Site where, String account, Authenticator phone) {
        Visitor visitor = where.visitor().password(account);
        Answer answer = tick(visitor, phone);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(visitor.cookie(COOKIE)).as("%s", answer).isNotBlank();
        return visitor;
    }

    private static Answer tick(Visitor visitor, Authenticator phone) {
        visitor.freshToken("/2fa/challenge");
        return visitor.postJson("/2fa/challenge", "code", phone.next(), "trust", "true");
    }

    /** The same browser after its session ended: its cookie of trust is all it has. */
    private static Visitor later(Site where, Visitor before) {
        return where.visitor().cookie(COOKIE, before.cookie(COOKIE));
    }

    private static Visitor later(Visitor before) {
        return later(site, before);
    }

    private void passes(Visitor visitor) {
        Expect.open(visitor.password(account).get("/account/"));
    }

    private void isAsked(Visitor visitor) {
        visitor.password(account);
        Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
        Expect.secondFactorRequired(
                Expect.closed(visitor.request("GET", "/account/").wantsJson()));
    }

    private static JsonObject browser(Visitor visitor, int index) {
        return visitor.freshToken("/2fa").json().getArray("browsers").getObject(index);
    }

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
        assertThat(visitor.get("/2fa/challenge").body()).contains("name=\"trust\"", "for 7 days");
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
        assertThat(owner.postJson("/2fa/browsers/" + lost + "/revoke").status()).isEqualTo(204);
        Time.passRecheck();
        Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
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
        Expect.sentToChallenge(Expect.closed(thief.request("GET", "/remembered/page")));
        Expect.masked(thief.echo());
        assertThat(tick(thief, phone).status()).isEqualTo(200);
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

    // --- attack 48: forged

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "1",
                "AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "@account@",
                "@cookie@x",
                "@id@.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "@cookie@@cookie@",
                "%00",
                "'--",
                "{\"account\":\"@account@\"}"
            })
    void forgedTrustIsAsked(String forged) {
        String right = trusted().cookie(COOKIE);
        String cookie =
                forged.replace("@account@", account).replace("@cookie@", right).replace("@id@", right.substring(0, 22));
        isAsked(site.visitor().cookie(COOKIE, cookie));
    }

    @Test
    void aCopyIsNoticedByTheOwnersNextSignInAndEndsForBoth() {
        Visitor owner = trusted();
        Visitor thief = later(owner);
        passes(thief);
        String stolen = thief.cookie(COOKIE);
        Time.advanceSeconds(61);
        isAsked(later(owner));
        Expect.sentToChallenge(Expect.closed(thief.request("GET", "/account/")));
        isAsked(site.visitor().cookie(COOKIE, stolen));
    }

    // --- attack 50: what must end it

    @Test
    void disablingEndsItEvenAfterANewSetUp() {
        Visitor owner = trusted();
        owner.freshToken("/2fa");
        assertThat(owner.postJson("/2fa/disable", "password", "demo").status()).isEqualTo(204);
        owner.enrol();
        isAsked(later(owner));
    }

    @Test
    void newRecoveryCodesEndIt() {
        Visitor owner = trusted();
        Visitor other = later(owner);
        passes(other);
        String kept = other.cookie(COOKIE);
        owner.freshToken("/2fa");
        assertThat(owner.postJson("/2fa/recovery-codes").status()).isEqualTo(200);
        Time.passRecheck();
        Expect.sentToChallenge(Expect.closed(other.request("GET", "/account/")));
        isAsked(site.visitor().cookie(COOKIE, kept));
    }

    @Test
    void aRecoveryCodeEndsItForWhoeverHasTheLostDevice() {
        Visitor lost = later(trusted());
        passes(lost);
        Visitor owner = site.visitor().password(account);
        assertThat(owner.recoveryCode(phone.recoveryCodes().get(0)).status()).isEqualTo(200);
        Time.passRecheck();
        Expect.sentToChallenge(Expect.closed(lost.request("GET", "/account/")));
        Expect.open(owner.get("/account/"));
    }

    @Test
    void aRecoveryCodeTrustsNoBrowser() {
        Visitor owner = site.visitor().password(account);
        owner.freshToken("/2fa/challenge");
        String code = phone.recoveryCodes().get(0);
        assertThat(owner.postJson("/2fa/challenge", "recoveryCode", code, "trust", "true")
                        .status())
                .isEqualTo(200);
        assertThat(owner.cookie(COOKIE)).isNull();
    }

    /** Attack 37. */
    @Test
    void anotherStoredPasswordEndsIt() {
        try (Site watching = Site.start(trusting()
                .sql("CREATE TABLE staff (name VARCHAR(64) PRIMARY KEY, password VARCHAR(64) NOT NULL)")
                .line("secondgate.trust.passwordQuery = SELECT password FROM staff WHERE name = ?"))) {
            String someone = watching.person("ewan");
            watching.sql("INSERT INTO staff VALUES ('" + someone + "', '$2a$10$old')");
            Authenticator theirs = watching.visitor().password(someone).enrol();
            Visitor visitor = later(watching, trusted(watching, someone, theirs));
            Expect.open(visitor.password(someone).get("/account/"));
            String kept = visitor.cookie(COOKIE);
            watching.sql("UPDATE staff SET password = '$2a$10$new'");
            Expect.open(visitor.get("/account/"));
            Time.passRecheck();
            Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
            Visitor thief = watching.visitor().cookie(COOKIE, kept).password(someone);
            Expect.sentToChallenge(Expect.closed(thief.request("GET", "/account/")));
        }
    }

    // --- attack 51

    @Test
    void itEndsOnTheServersClockWhateverTheBrowserKeeps() {
        Visitor visitor = trusted();
        for (int day = 0; day < 6; day++) {
            Time.advanceSeconds(WEEK / 7);
            visitor = later(visitor);
            passes(visitor);
        }
        Time.advanceSeconds(WEEK / 7 - 1);
        visitor = later(visitor);
        passes(visitor);
        String kept = visitor.cookie(COOKIE);
        Time.advanceSeconds(6);
        Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
        isAsked(site.visitor().cookie(COOKIE, kept));
    }

    // --- signing out

    @Test
    void signingOutEndsIt() {
        Visitor visitor = later(trusted());
        passes(visitor);
        String kept = visitor.cookie(COOKIE);
        visitor.get("/logout");
        assertThat(visitor.cookie(COOKIE)).as("the cookie ends too").isNull();
        isAsked(site.visitor().cookie(COOKIE, kept));
    }

    @Test
    void signingOutWithoutTheCookieEndsItAllTheSame() {
        Visitor visitor = later(trusted());
        passes(visitor);
        String kept = visitor.cookie(COOKIE);
        visitor.withoutCookie(COOKIE).get("/logout");
        isAsked(site.visitor().cookie(COOKIE, kept));
    }

    @Test
    void leavingAStepUpIsASignOutToo() {
        Visitor visitor = trusted();
        String kept = visitor.cookie(COOKIE);
        visitor.freshToken("/2fa");
        assertThat(visitor.postJson("/2fa/cancel").status()).isEqualTo(204);
        isAsked(site.visitor().cookie(COOKIE, kept));
    }

    @Test
    void anotherUsersSignOutEndsOnlyTheirs() {
        Visitor browser = later(trusted());
        browser.password(site.person("nadia"));
        Expect.open(browser.get("/account/"));
        browser.get("/logout");
        passes(later(browser));
    }

    @Test
    void signingOutGoesOnWhileTheDatabaseIsAway() {
        Visitor visitor = later(trusted());
        passes(visitor);
        Site.databaseAway(true);
        try {
            assertThat(visitor.get("/logout").status()).isEqualTo(302);
        } finally {
            Site.databaseAway(false);
        }
        assertThat(visitor.cookie(COOKIE)).isNull();
        Expect.closed(visitor.request("GET", "/account/"));
    }

    @Test
    void aTrustMayOutliveTheSignOut() {
        try (Site lasting = Site.start(trusting().line("secondgate.trust.endsAtSignOut = false"))) {
            String someone = lasting.person("ewan");
            Authenticator theirs = lasting.visitor().password(someone).enrol();
            Visitor visitor = trusted(lasting, someone, theirs);
            visitor.get("/logout");
            Expect.closed(visitor.request("GET", "/account/"));
            Expect.open(visitor.password(someone).get("/account/"));
        }
    }

    // --- the list

    @Test
    void theListTellsBrowsersApartAndMarksThisOne() {
        Visitor first = trusted();
        long firstAt = Time.millis();
        Time.advanceSeconds(3600);
        trusted();
        Visitor again = later(first);
        Time.advanceSeconds(60);
        passes(again);
        JsonObject current = browser(again, 0);
        assertThat(current.getBoolean("current")).isTrue();
        assertThat(current.getString("label")).isEqualTo("Unknown browser");
        assertThat(current.getString("firstUsedAt"))
                .isEqualTo(Instant.ofEpochMilli(firstAt).toString());
        assertThat(current.getString("lastUsedAt"))
                .isEqualTo(Instant.ofEpochMilli(Time.millis()).toString());
        assertThat(browser(again, 1).getBoolean("current")).isFalse();
        assertThat(again.get("/2fa").body()).contains("Trusted browsers", "This browser", "Stop trusting");
    }

    @Test
    void revokingReachesTheOtherSessionWithinTheRecheckTime() {
        Visitor lost = later(trusted());
        passes(lost);
        String kept = lost.cookie(COOKIE);
        Visitor owner = site.visitor().password(account).challenge(phone);
        String id = browser(owner, 0).getString("id");
        Expect.open(lost.get("/account/"));
        assertThat(owner.postJson("/2fa/browsers/" + id + "/revoke").status()).isEqualTo(204);
        Time.passRecheck();
        Expect.sentToChallenge(Expect.closed(lost.request("GET", "/account/")));
        Expect.open(owner.get("/account/"));
        assertThat(owner.getJson("/2fa").json().getArray("browsers")).isEmpty();
        isAsked(site.visitor().cookie(COOKIE, kept));
    }

    @Test
    void revokingThisBrowserEndsItsCookie() {
        Visitor owner = trusted();
        String id = browser(owner, 0).getString("id");
        owner.get("/2fa");
        Answer answer = owner.post("/2fa/browsers/" + id + "/revoke");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/2fa");
        assertThat(owner.cookie(COOKIE)).isNull();
        assertThat(owner.get("/2fa").body()).contains("no longer trusted");
        Time.passRecheck();
        Expect.open(owner.get("/account/"));
    }

    @Test
    void onlyTheOwnerRevokes() {
        Visitor owner = trusted();
        String id = browser(owner, 0).getString("id");
        Visitor other = site.visitor().password(site.person("nadia"));
        other.freshToken("/2fa");
        Expect.problem(other.postJson("/2fa/browsers/" + id + "/revoke"), 404);
        Visitor owing = site.visitor().password(account);
        owing.freshToken("/2fa/challenge");
        Expect.problem(owing.postJson("/2fa/browsers/" + id + "/revoke"), 401);
        Expect.problem(site.visitor().postJson("/2fa/browsers/" + id + "/revoke"), 401);
        Answer forged = owner.request("POST", "/2fa/browsers/" + id + "/revoke")
                .wantsJson()
                .send();
        Expect.problem(forged, 403);
        Expect.problem(owner.getJson("/2fa/browsers/" + id + "/revoke"), 405);
        passes(later(owner));
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
