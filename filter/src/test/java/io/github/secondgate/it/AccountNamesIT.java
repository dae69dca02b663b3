package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

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
