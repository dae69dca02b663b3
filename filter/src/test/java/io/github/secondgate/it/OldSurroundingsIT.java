package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.secondgate.testing.Further;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application of ten or fifteen years ago carries in WEB-INF/lib: all works, or the start says what to do. */
@Further
class OldSurroundingsIT {
    /** What that pool hands out at once; the next one would wait. */
    private static final int CONNECTIONS = 8;

    private static final String TRACE = "\tat ";

    @AfterEach
    void databaseBack() {
        Site.databaseAway(false);
    }

    /** Queries of the application's own tables among it. */
    private static Setup application() {
        return new Setup()
                .line("secondgate.adminRole = admin")
                .line("secondgate.accountsQuery = SELECT account FROM secondgate_account")
                .line("secondgate.trust.lifetime = 7d")
                .line("secondgate.trust.passwordQuery = SELECT CAST(? AS VARCHAR(64))");
    }

    private static Setup pool(String url) {
        return application()
                .beside("commons-dbcp", "commons-pool")
                .line("dataSource = org.apache.commons.dbcp.BasicDataSource")
                .line("dataSource.url = " + url)
                .line("dataSource.username = sa")
                .line("dataSource.password = \"\"");
    }

    private static Setup oldPool() {
        return pool("@database@").line("dataSource.driverClassName = org.h2.Driver");
    }

    private static Setup oldDriver() {
        return pool("jdbc:old:@database@").line("dataSource.driverClassName = io.github.secondgate.it.app.OldDriver");
    }

    static Stream<Arguments> surroundings() {
        return Stream.of(
                Arguments.of("a pool of JDBC 4.0", oldPool()),
                Arguments.of("an XML parser of 2004", application().beside("xercesImpl")),
                Arguments.of(
                        "these over a driver of that age, a codec without Base32 and slf4j 1.7",
                        oldDriver().asksInitializers().beside("xercesImpl", "commons-codec", "slf4j-api")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("surroundings")
    void theWholeJourneyWorks(String name, Setup setup) {
        try (Site site = Site.start(setup)) {
            String account = site.person("ewan");
            Authenticator phone = Journey.of(account, site);
            Visitor trusting = TrustingSite.trusted(site, account, phone);
            Expect.open(TrustingSite.later(site, trusting).password(account).get("/account/"));
            Visitor lost = site.visitor().password(account);
            assertThat(lost.recoveryCode(phone.recoveryCodes().get(0)).status()).isEqualTo(200);
            administers(site);
        }
    }

    private static void administers(Site site) {
        Visitor admin = site.visitor().password(site.person("admin"));
        admin.enrol();
        for (String page : new String[] {"policy", "people", "events"}) {
            assertThat(admin.get("/2fa/admin/" + page).status()).as(page).isEqualTo(200);
        }
    }

    @Test
    void aDatabaseThatGoesAwayUnderAnOldPoolIsA503AndNothingMore() {
        try (Site site = Site.start(oldDriver())) {
            String account = site.person("ewan");
            Authenticator phone = site.visitor().password(account).enrol();
            Visitor visitor = site.visitor().password(account);
            Site.databaseAway(true);
            for (int more = 0; more < CONNECTIONS + 2; more++) {
                Answer page = Expect.closed(visitor.request("GET", "/account/"));
                assertThat(page.status()).as("%s", page).isEqualTo(503);
                assertThat(page.body()).doesNotContain("AbstractMethodError", TRACE);
            }
            Expect.problem(Expect.closed(visitor.request("POST", "/account/").wantsJson()), 503);
            Site.databaseAway(false);
            Expect.open(visitor.challenge(phone).get("/account/"));
        }
    }

    @Test
    void aDriverOfBeforeJdbc4IsRefusedInWords() {
        Setup setup = pool("jdbc:old:oldest:@database@")
                .line("dataSource.driverClassName = io.github.secondgate.it.app.OldDriver");
        assertThat(refused(setup)).contains("driver or pool of the setting dataSource is too old", "JDBC 4.0 or later");
    }

    @Test
    void everyLibraryThatIsTooOldIsToldAtOnce() {
        assertThat(refused(new Setup().beside("mybatis").shiro("1.4.2").withoutListener()))
                .contains("older than 3.5.5 (mybatis-3.2.8.jar)", "older than 1.13 (shiro-web-1.4.2.jar)");
    }

    @Test
    void anOldMyBatisIsRefusedInWords() {
        assertThat(refused(new Setup().beside("mybatis")))
                .contains("older than 3.5.5 (mybatis-3.2.8.jar)", "by the one that Secondgate brings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.6", "1.4.2"})
    void anOldShiroIsRefusedInWords(String version) throws IOException {
        String reasons = refused(new Setup().shiro(version));
        assertThat(reasons).contains("CVE-2020-13933", "CVE-2023-46750").contains(jars("1.13.0", "shiro-.*"));
        assertThat(reasons).contains("older than 1.13 (shiro-web-" + version + ".jar)", "1.13.0 or a later one");
        assertThat(refused(new Setup().shiro(version).withoutListener())).contains("older than 1.13");
        assertThat(refused(new Setup().shiro(version).asksInitializers())).contains("older than 1.13");
    }

    @Test
    void missingCommonsLoggingIsSaidInWords() {
        String words = "add commons-logging.jar or jcl-over-slf4j.jar to WEB-INF/lib";
        assertThat(refused(new Setup().withoutCommonsLogging().withoutListener()))
                .contains(words);
        assertThat(refused(new Setup().withoutCommonsLogging().asksInitializers()))
                .contains(words);
    }

    /** The page names what this test runs with, and the sentence of the start what belongs to Shiro. */
    @ParameterizedTest
    @ValueSource(strings = {"1.13.0", "2.2.1"})
    void theJarsThatTakeTheirPlaceAreNamed(String version) throws IOException {
        String page = Files.readString(Path.of("docs/your-application.md"));
        String row = page.substring(page.indexOf("\n| " + version + " |"));
        String both = row.split("\n")[1]
                + (version.equals("2.2.1") ? page.split("\n\\| 1.13.0 ")[1].split("\n")[0] : "");
        assertThat(both).contains(jars(version, ".*"));
    }

    /** Their names without a version. */
    private static String[] jars(String version, String name) throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target/it/shiro-" + version))) {
            return jars.map(jar -> jar.getFileName().toString().replaceFirst("-[0-9][0-9.]*jar$", ""))
                    .filter(jar -> jar.matches(name))
                    .toArray(String[]::new);
        }
    }

    private static String refused(Setup setup) {
        Site.RefusedToStart refused = catchThrowableOfType(
                Site.RefusedToStart.class, () -> Site.start(setup).close());
        assertThat(refused).as("a start that is refused").isNotNull();
        return refused.reasons();
    }
}
