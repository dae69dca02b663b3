package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Spring Security's beans are made once more while the application runs, as when an administrator saves new settings. */
@OnOneShiroLine
class SpringRefreshIT {
    private static final String EVERYONE = "secondgate.require = everyone";

    private static Site site(int version, boolean inFront, String... settings) {
        return Site.start(
                SpringSecurityLoginIT.setup(version, inFront, settings).springSecurityAsItIsNow());
    }

    private static Site site(boolean inFront, String... settings) {
        return site(SpringSecurityLoginIT.VERSION, inFront, settings);
    }

    private static Request basic(Site site, String method, String path) {
        return SpringSecurityLoginIT.basic(site.visitor().request(method, path), "root");
    }

    private static Visitor signedIn(Site site, String... more) {
        return SpringSecurityLoginIT.signedIn(site, "root", more);
    }

    static Stream<Arguments> refreshes() {
        return SpringSecurityLoginIT.versions()
                .map(Arguments::get)
                .flatMap(line -> Stream.of("context", "another").map(what -> Arguments.of(line[0], line[1], what)));
    }

    /** It signs in within the request, and only in the chain itself does that show. */
    @ParameterizedTest(name = "{0}, in front of the gate: {1}, {2}")
    @MethodSource("refreshes")
    void basicOpensNothingAfterwards(int version, boolean inFront, String what) {
        try (Site site = site(version, inFront, EVERYONE)) {
            Expect.closed(basic(site, "GET", "/account/page"));
            for (int i = 0; i < 2; i++) {
                site.visitor().get("/public/who?refresh=" + what);
                for (String path : List.of("/account/page", "/unguarded/page", "/nowhere")) {
                    for (String method : List.of("GET", "POST")) {
                        Expect.closed(basic(site, method, path));
                    }
                }
            }
        }
    }

    /** Nobody has asked anything in between. */
    @ParameterizedTest(name = "in front of the gate: {0}")
    @ValueSource(booleans = {true, false})
    void notEvenInTheRequestThatRefreshes(boolean inFront) {
        try (Site site = site(inFront, EVERYONE)) {
            for (int i = 0; i < 2; i++) {
                Expect.closed(basic(site, "GET", "/account/page?refresh=context"));
                Expect.closed(basic(site, "POST", "/unguarded/page?refresh=context"));
            }
        }
    }

    @ParameterizedTest(name = "{0}, in front of the gate: {1}, {2}")
    @MethodSource("refreshes")
    void peopleGoOn(int version, boolean inFront, String what) {
        try (Site site = site(version, inFront)) {
            Visitor root = signedIn(site, "remember-me", "on");
            Authenticator phone = root.enrol();
            site.visitor().get("/public/who?refresh=" + what);
            Expect.open(root.get("/account/page"));
            Visitor remembered = root.copy().withoutCookie("JSESSIONID");
            Expect.closed(remembered.request("GET", "/account/page"));
            Visitor again = signedIn(site);
            Expect.sentToChallenge(Expect.closed(again.request("GET", "/account/page")));
            Expect.open(again.challenge(phone).get("/account/page"));
            again.freshToken("/2fa");
            assertThat(again.postJson("/2fa/disable", "password", "wrong").status())
                    .isEqualTo(422);
            assertThat(again.postJson("/2fa/disable", "password", "demo").status())
                    .isEqualTo(204);
        }
    }

    @Test
    void whereTheContextIsAwayNobodyIsLetInAndWithItPeopleGoOn() {
        try (Site site = site(true)) {
            Visitor root = signedIn(site);
            root.enrol();
            assertThat(root.get("/account/page?refresh=away").status()).isEqualTo(503);
            Expect.open(root.get("/account/page?refresh=back"));
            Expect.open(root.get("/account/page"));
        }
    }

    /** Its data source ended with the context before, as a pool does. */
    @ParameterizedTest(name = "{0}, in front of the gate: {1}, {2}")
    @MethodSource("refreshes")
    void theDatabaseIsThatOfTheNewContext(int version, boolean inFront, String what) {
        try (Site site = site(version, inFront, EVERYONE, "secondgate.recheck = 0")) {
            Visitor root = signedIn(site);
            root.enrol();
            for (int i = 0; i < 2; i++) {
                site.visitor().get("/public/who?refresh=" + what);
                Expect.open(root.get("/account/page"));
                assertThat(root.get("/2fa").status()).isEqualTo(200);
            }
        }
    }

    /** It is another object than the one that was started. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"context", "another"})
    void theApplicationAsksTheNewBean(String what) {
        try (Site site = site(true)) {
            Visitor root = signedIn(site);
            root.enrol();
            Expect.open(root.get("/account/page"));
            site.visitor().get("/public/who?refresh=" + what);
            assertThat(site.visitor().get("/public/who?forget=root").status()).isEqualTo(200);
            Time.advanceSeconds(6);
            Expect.closed(root.request("GET", "/account/page"));
        }
    }

    /** A bean of the application asks it while the context is still being made. */
    @Test
    void inTheRequestThatRefreshesToo() {
        try (Site site = site(true)) {
            assertThat(site.visitor()
                            .get("/public/who?refresh=context&forget=root")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "it.cell", matches = ".+", disabledReason = "no cell has Micrometer")
    void whatElseOfTheApplicationsTheBeanHoldsIsThatOfTheNewContext() {
        Setup setup = SpringSecurityLoginIT.setup(SpringSecurityLoginIT.VERSION, true, "secondgate.methods = app, sms")
                .springSecurityAsItIsNow()
                .micrometer()
                .inFiles(
                        "beans",
                        "<beans:bean id='meters' class='io.github.secondgate.it.app.micrometer.OwnMeters$Registry'"
                                + " destroy-method='close'/>"
                                + "<beans:bean id='pigeon' class='io.github.secondgate.it.app.Pigeon'"
                                + " destroy-method='die'/>"
                                + "<beans:bean id='phones' class='io.github.secondgate.it.app.PhoneBook'"
                                + " destroy-method='close'/>")
                .inFiles(
                        "gate",
                        "<beans:property name='meterRegistry' ref='meters'/>"
                                + "<beans:property name='smsSender' ref='pigeon'/>"
                                + "<beans:property name='addressBook' ref='phones'/>");
        try (Site site = Site.start(setup)) {
            assertThat(meters(site, "secondgate.database.transactions")).contains("secondgate.database.transactions");
            site.visitor().get("/public/who?refresh=context");
            Visitor root = signedIn(site);
            root.freshToken("/2fa");
            assertThat(root.postJson("/2fa/sms/enable", "password", "demo").status())
                    .isEqualTo(200);
            assertThat(System.getProperty("it.sms.root")).contains("+49");
            assertThat(meters(site, "secondgate.database.transactions")).contains("secondgate.database.transactions");
            assertThat(meters(site, "secondgate.events")).contains("secondgate.events");
        }
    }

    /** Once one of that name is among them. */
    private static String meters(Site site, String awaited) {
        return site.visitor().get("/public/meters?await=" + awaited).body();
    }
}
