package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that must end the trust in a browser: attacks 48, 50 and 51, and signing out. */
@OnOneShiroLine
class TrustEndsIT extends TrustingSite {
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

    @Test
    void anAdministratorEndsItOnThePersonsPage() {
        try (Site house = Site.start(trusting().line("secondgate.adminRole = admin"))) {
            String ewan = house.person("ewan");
            Visitor before = trusted(house, ewan, house.visitor().password(ewan).enrol());
            Visitor mara = house.visitor().password(house.person("admin"));
            mara.enrol();
            String page = "/2fa/admin/person?account=" + ewan;
            assertThat(mara.get(page).body()).contains("Browsers that need no code: 1.");
            mara.freshToken("/2fa");
            Answer ended =
                    mara.postJson("/2fa/admin/distrust", "account", ewan, "reason", "Left the laptop on a train");
            assertThat(ended.status()).as("%s", ended).isEqualTo(200);
            Visitor again = later(house, before).password(ewan);
            Expect.sentToChallenge(Expect.closed(again.request("GET", "/account/")));
            assertThat(mara.get(page).body()).doesNotContain("/2fa/admin/distrust");
        }
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
}
