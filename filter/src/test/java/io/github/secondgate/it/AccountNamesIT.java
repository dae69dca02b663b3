package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Attacks 66, 68 and 84: one person under several spellings, or several persons under one. */
class AccountNamesIT {
    @Test
    void anotherSpellingOfTheNameIsTheSameAccount() {
        try (Site site = Site.start()) {
            String account = site.person("alice");
            Authenticator phone = site.visitor().password(account).enrol();
            String wide = account.replace("alice", "ａｌｉｃｅ");
            for (String spelling :
                    new String[] {account.toUpperCase(Locale.ROOT), " " + account, account + " ", wide}) {
                Visitor visitor = site.visitor().password(spelling);
                Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
            }
            site.visitor().password(account.toUpperCase(Locale.ROOT)).challenge(phone);
            assertThat(site.visitor().password(account).code(phone.current()).status())
                    .isEqualTo(422);
        }
    }

    /** Attack 88. The realm of this site takes any name, as one does that looks past such characters. */
    @Test
    void aNameWithACharacterNobodySeesIsNobody() {
        try (Site site = Site.start()) {
            String account = site.person("alice");
            Authenticator phone = site.visitor().password(account).enrol();
            for (String unseen : new String[] {"\u00ad", "\u200b", "\u2060", "\ufeff", "\u0000", "\u0007"}) {
                isNobody(site.visitor().password(account.replace("i", unseen + "i")));
            }
            isNobody(site.visitor().password("x".repeat(256)));
            Visitor again = site.visitor().password("al\u200bice").password(account);
            again.challenge(phone);
            Expect.open(again.get("/account/"));
            assertThat(accounts(site)).containsExactly(account);
        }
    }

    private static void isNobody(Visitor visitor) {
        Answer page = Expect.closed(visitor.request("GET", "/account/"));
        assertThat(page.status()).isIn(302, 303);
        assertThat(page.location()).isEqualTo("/login.jsp");
        Expect.problem(visitor.getJson("/account/"), 401);
        Expect.problem(visitor.getJson("/2fa"), 401);
        Expect.problem(visitor.postJson("/2fa/enable"), 401);
        assertThat(visitor.get("/login.jsp").status()).isEqualTo(200);
        assertThat(visitor.get("/public/").status()).isEqualTo(200);
    }

    private static List<String> accounts(Site site) {
        List<String> accounts = new ArrayList<>();
        try (var connection = site.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT account FROM secondgate_account")) {
            while (rows.next()) {
                accounts.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return accounts;
    }

    /** A filter of Shiro's chain logs somebody in on the way, and has let them through by the time the gate looks again. */
    @Test
    void aLoginOnTheWayUnderSuchANameOpensNothing() {
        try (Site site = Site.start()) {
            String account = site.person("alice");
            site.visitor().password(account).enrol();
            String given = Base64.getEncoder()
                    .encodeToString(("al\u00adice" + account.substring(5) + ":demo").getBytes(StandardCharsets.UTF_8));
            Answer answer = site.visitor()
                    .request("GET", "/basic/")
                    .wantsJson()
                    .header("Authorization", "Basic " + given)
                    .send();
            assertThat(answer.status()).as("%s", answer).isEqualTo(401);
        }
    }

    @Test
    void spacesInANameFoldToOne() {
        try (Site site = Site.start()) {
            String account = site.person("anna lee");
            site.visitor().password(account).enrol();
            Visitor visitor = site.visitor().password(account.replace(" ", "  "));
            Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/")));
        }
    }

    @Test
    void anAccentMakesAnotherAccount() {
        try (Site site = Site.start()) {
            String account = site.person("andre");
            site.visitor().password(account).enrol();
            Expect.open(site.visitor().password(account.replace("e", "é")).get("/account/"));
        }
    }

    @Test
    void namesAreToldApartWhereTheApplicationDoes() {
        try (Site site = Site.start(new Setup().line("secondgate.foldAccounts = false"))) {
            String account = site.person("alice");
            site.visitor().password(account).enrol();
            Expect.open(
                    site.visitor().password(account.toUpperCase(Locale.ROOT)).get("/account/"));
            Expect.closed(site.visitor().password(account).request("GET", "/account/"));
        }
    }

    @Test
    void theAccountIsAPropertyOfThePrincipal() {
        Setup setup = new Setup()
                .line("staff.employees = true")
                .line("secondgate.account = login")
                .line("secondgate.loginName = login");
        try (Site site = Site.start(setup)) {
            String account = site.person("ewan");
            Visitor visitor = site.visitor().password(account);
            visitor.enrol();
            Visitor owing = site.visitor().password(account);
            assertThat(owing.getJson("/2fa/challenge").json().getString("account"))
                    .isEqualTo(account);
            Expect.closed(owing.request("GET", "/account/"));
            Expect.open(site.visitor().password(site.person("nadia")).get("/account/"));
            assertThat(visitor.postJson("/2fa/disable", "password", "wrong").status())
                    .isEqualTo(422);
            assertThat(visitor.postJson("/2fa/disable", "password", "demo").status())
                    .isEqualTo(204);
        }
    }

    @Test
    void aPrincipalWithoutAnAccountOpensNothing() {
        try (Site site = Site.start(new Setup().line("staff.employees = true"))) {
            Visitor visitor = site.visitor().password(site.person("ewan"));
            assertThat(Expect.closed(visitor.request("GET", "/account/")).status())
                    .isEqualTo(503);
        }
    }

    @Test
    void sameNamesOfTwoRealmsAreTwoAccounts() {
        Setup setup = new Setup()
                .line("guests = io.github.secondgate.it.app.StaffRealm")
                .line("guests.prefix = guest")
                .realms("$guests, $staff")
                .line("first = org.apache.shiro.authc.pam.FirstSuccessfulStrategy")
                .line("securityManager.authenticator.authenticationStrategy = $first")
                .line("secondgate.realmPrefix = true");
        try (Site site = Site.start(setup)) {
            String account = site.person("ewan");
            Authenticator phone = site.visitor().password(account).enrol();
            Visitor visitor = site.visitor().password(account);
            Expect.closed(visitor.request("GET", "/account/"));
            assertThat(visitor.getJson("/2fa/challenge").json().getString("account"))
                    .contains("staff", account);
            visitor.challenge(phone);
            Expect.open(visitor.get("/account/"));
        }
    }
}
