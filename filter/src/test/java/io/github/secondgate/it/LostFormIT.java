package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A form that meets a gate which closed on a running session is not sent again, but neither is it lost without a word. */
class LostFormIT {
    private static final String NOT_DONE = "What you just sent was not carried out";
    private static final String FORM = "/account/order?berth=7";
    private static final Pattern SETUP_KEY = Pattern.compile("\\b((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})\\b");

    private static Site site;
    private static Site strict;

    @BeforeAll
    static void start() {
        site = Site.start(new Setup().line("secondgate.stepUp[/admin/**] = 5m"));
        strict = Site.start(new Setup().line("secondgate.require = everyone"));
    }

    @AfterAll
    static void stop() {
        site.close();
        strict.close();
    }

    private static Answer send(Visitor visitor, String path, String from) {
        return Expect.closed(visitor.request("POST", path)
                .header("Referer", "http://localhost" + from)
                .form("berth", "7"));
    }

    /** Another session of the account changed its factors, so this one owes a code. */
    private static Authenticator closedOn(String account) {
        Visitor other = site.visitor().password(account);
        Authenticator phone = other.enrol();
        Time.passRecheck();
        return phone;
    }

    private static Answer arrived(Visitor visitor, Answer passed, String form) {
        Expect.sentTo(passed, "/2fa/arrived");
        Answer page = visitor.get("/2fa/arrived");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("You are signed in", NOT_DONE, "href=\"" + form.replace("&", "&amp;") + "\"");
        return page;
    }

    @Test
    void aSessionThatCameToOweACodeIsToldAndFindsTheWayBack() {
        String account = site.person("nadia");
        Visitor visitor = site.visitor().password(account);
        Expect.open(visitor.get("/account/"));
        Authenticator phone = closedOn(account);
        Expect.sentToChallenge(send(visitor, "/account/order", FORM));
        assertThat(visitor.get("/2fa/challenge").body()).contains(NOT_DONE);
        assertThat(visitor.post("/2fa/challenge", "code", phone.wrong()).body()).contains(NOT_DONE);
        arrived(visitor, visitor.post("/2fa/challenge", "code", phone.next()), FORM);
        Expect.open(visitor.get(FORM));
        Expect.sentTo(visitor.get("/2fa/arrived"), "/");
        assertThat(visitor.get("/2fa").body()).doesNotContain(NOT_DONE);
    }

    @Test
    void theSameRequestAgainLeadsThereAgain() {
        String account = site.person("nadia");
        Visitor visitor = site.visitor().password(account);
        Authenticator phone = closedOn(account);
        send(visitor, "/account/order", FORM);
        visitor.get("/2fa/challenge");
        String code = phone.next();
        Expect.sentTo(visitor.post("/2fa/challenge", "code", code), "/2fa/arrived");
        visitor.get("/2fa/challenge");
        Expect.sentTo(visitor.post("/2fa/challenge", "code", code), "/2fa/arrived");
    }

    @Test
    void aSessionThatCameToOweASetUpIsToldAndFindsTheWayBack() {
        Visitor visitor = strict.visitor().password(strict.person("nadia"));
        Expect.sentTo(send(visitor, "/account/order", FORM), "/2fa");
        assertThat(visitor.get("/2fa").body()).contains(NOT_DONE);
        Matcher key = SETUP_KEY.matcher(visitor.post("/2fa/enable").body());
        assertThat(key.find()).isTrue();
        Answer codes = visitor.post("/2fa/confirm", "code", new Authenticator(key.group(1)).next());
        assertThat(codes.body()).contains("href=\"/2fa/arrived\"");
        Answer page = visitor.get("/2fa/arrived");
        assertThat(page.body()).contains(NOT_DONE, "href=\"" + FORM + "\"");
    }

    @Test
    void aFormThatAsksForAFreshCodeFindsTheWayBackToo() {
        String account = site.person("admin");
        Visitor visitor = site.visitor().password(account);
        Authenticator phone = visitor.enrol();
        Time.advanceSeconds(301);
        Expect.sentToChallenge(send(visitor, "/admin/delete", "/admin/users"));
        assertThat(visitor.get("/2fa/challenge").body()).contains(NOT_DONE);
        arrived(visitor, visitor.post("/2fa/challenge", "code", phone.next()), "/admin/users");
    }

    @Test
    void aRecoveryCodeLeadsThereByWayOfThePageThatTellsHowManyAreLeft() {
        String account = site.person("nadia");
        Visitor visitor = site.visitor().password(account);
        Authenticator phone = closedOn(account);
        send(visitor, "/account/order", FORM);
        visitor.get("/2fa/challenge");
        String last = phone.recoveryCodes().get(0);
        Expect.sentTo(visitor.post("/2fa/challenge", "recoveryCode", last), "/2fa/recovered");
        assertThat(visitor.get("/2fa/recovered").body()).contains("href=\"/2fa/arrived\"");
        assertThat(visitor.get("/2fa/arrived").body()).contains(NOT_DONE, "href=\"" + FORM + "\"");
    }

    @Test
    void anotherSitesPageIsNoWayBack() {
        String account = site.person("nadia");
        Visitor visitor = site.visitor().password(account);
        Authenticator phone = closedOn(account);
        visitor.request("POST", "/account/order")
                .header("Referer", "http://evil.example/account/order")
                .form("berth", "7")
                .send();
        visitor.get("/2fa/challenge");
        Expect.sentTo(visitor.post("/2fa/challenge", "code", phone.next()), "/2fa/arrived");
        assertThat(visitor.get("/2fa/arrived").body()).contains(NOT_DONE).doesNotContain("evil", "Back to the form");
    }

    @Test
    void aScriptIsToldBesides() {
        String account = site.person("nadia");
        Visitor visitor = site.visitor().password(account);
        Authenticator phone = closedOn(account);
        visitor.get("/account/page");
        send(visitor, "/account/order", FORM);
        Answer passed = visitor.code(phone.next());
        assertThat(passed.json().getString("location")).isEqualTo("/account/page");
        assertThat(passed.json().getString("lost")).isEqualTo("form");
        assertThat(passed.json().getString("form")).isEqualTo(FORM);
    }

    @Test
    void whatIsFetchedAheadTakesNoNoticeAway() {
        String account = site.person("nadia");
        Visitor visitor = site.visitor().password(account);
        Authenticator phone = closedOn(account);
        send(visitor, "/account/order", FORM);
        visitor.get("/2fa/challenge");
        Answer passed = visitor.post("/2fa/challenge", "code", phone.next());
        visitor.request("GET", "/2fa/arrived").header("Sec-Purpose", "prefetch").send();
        visitor.request("HEAD", "/2fa/arrived").send();
        arrived(visitor, passed, FORM);
    }

    @Test
    void nobodyElseIsTold() {
        String account = site.person("nadia");
        Visitor visitor = site.visitor().password(account);
        closedOn(account);
        send(visitor, "/account/order", FORM);
        String other = site.person("bob");
        Authenticator othersPhone = site.visitor().password(other).enrol();
        visitor.password(other);
        assertThat(visitor.get("/2fa/challenge").body()).doesNotContain(NOT_DONE);
        Expect.sentTo(visitor.post("/2fa/challenge", "code", othersPhone.next()), "/");
    }
}
