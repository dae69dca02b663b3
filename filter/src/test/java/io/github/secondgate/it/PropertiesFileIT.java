package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A WAR whose settings stand in no INI, and whose data source the container keeps. */
class PropertiesFileIT {
    private static final String BY_NAME = "secondgate.dataSource = java:comp/env/jdbc/main";
    private static final String PATH = "secondgate.path";

    @AfterEach
    void clear() {
        System.clearProperty(PATH);
        System.clearProperty("secondgate.requird");
    }

    /** No bean is there that could set a clock, so the codes are those of this moment. */
    @Test
    void theWholeJourneyWorksWithoutALineOfIni() {
        try (Site site = Site.start(new Setup().naming().properties(BY_NAME))) {
            String account = site.person("ewan");
            Visitor visitor = site.visitor().password(account);
            visitor.freshToken("/2fa");
            Answer enabled = visitor.postJson("/2fa/enable");
            Authenticator phone = new Authenticator(enabled.json().getString("secret"));
            Answer confirmed = visitor.postJson("/2fa/confirm", "code", phone.at(System.currentTimeMillis() / 30_000));
            assertThat(confirmed.status()).as("%s", confirmed).isEqualTo(200);
            Expect.open(visitor.get("/account/"));
            Visitor again = site.visitor().password(account);
            Expect.sentToChallenge(Expect.closed(again.request("GET", "/account/")));
            assertThat(again.code(phone.wrong()).status()).isEqualTo(422);
            String recovery = confirmed.json().getArray("recoveryCodes").getString(0);
            assertThat(again.recoveryCode(recovery).status()).isEqualTo(200);
            Expect.open(again.get("/account/"));
        }
    }

    @Test
    void aBeanOfTheIniMayNameTheDataSourceToo() {
        Setup setup = new Setup().naming().line(BY_NAME);
        try (Site site = Site.start(setup)) {
            Expect.closed(site.owing("ewan").request("GET", "/account/"));
        }
    }

    @Test
    void initParametersOverruleTheFileAndSystemPropertiesThese() {
        System.setProperty(PATH, "/system");
        Setup setup = new Setup()
                .naming()
                .properties(BY_NAME, "secondgate.path = /file", "secondgate.homePath = /account/")
                .initParam(PATH, "/parameter")
                .initParam("secondgate.issuer", "Parameter Ltd");
        try (Logs log = Logs.of("io.github.secondgate.Secondgate");
                Site site = Site.start(setup)) {
            Visitor visitor = site.visitor().password(site.person("ewan"));
            visitor.freshToken("/system");
            assertThat(visitor.postJson("/system/enable").json().getString("uri"))
                    .contains("Parameter%20Ltd");
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("secondgate.path is what the system properties say"))
                    .anyMatch(line -> line.contains("secondgate.issuer is what the init parameters of the filter say"))
                    .noneMatch(line -> line.contains("Parameter Ltd"));
        }
    }

    @Test
    void everySlipIsToldAtOnceWithAllElseThatIsWrong() {
        System.setProperty("secondgate.requird", "everyone");
        Setup setup = new Setup()
                .naming()
                .properties("secondgate.dataSource = jdbc/other", "issuer = x", "secondgate.digits = 5")
                .initParam("secondgate.pathh", "/x");
        String reasons = catchThrowableOfType(
                        Site.RefusedToStart.class, () -> Site.start(setup).close())
                .reasons();
        assertThat(reasons)
                .contains("The system property secondgate.requird is no setting: did you mean secondgate.require?")
                .contains("issuer is no setting: did you mean secondgate.issuer?")
                .contains("secondgate.pathh is no setting: did you mean secondgate.path?")
                .contains("secondgate.dataSource is 'java:comp/env/jdbc/other', which JNDI does not give")
                .contains("secondgate.digits")
                .doesNotContain("secondgate.dataSource is missing");
    }
}
