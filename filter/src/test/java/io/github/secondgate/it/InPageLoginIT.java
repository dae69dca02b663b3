package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever signs in by Shiro in the middle of a page that is no login page. */
class InPageLoginIT {
    private static final List<String> WAYS = List.of(
            "print",
            "flush",
            "error",
            "header",
            "forward",
            "include",
            "async",
            "dispatch",
            "role",
            "writer-before",
            "stream-before",
            "thread",
            "builder",
            "manager");

    private static final List<Site> SITES = new ArrayList<>();

    @BeforeAll
    static void start() {
        SITES.add(Site.start(setup()));
        SITES.add(Site.start(setup().nativeSessions()));
        SITES.add(Site.start(setup().tomcat()));
    }

    @AfterAll
    static void stop() {
        SITES.forEach(Site::close);
    }

    private static Setup setup() {
        return new Setup().signsInAnywhere().line("secondgate.trust.lifetime = 7d");
    }

    static Stream<Arguments> everywhere() {
        // A session of Shiro's own is not found by a dispatch of the request that began it.
        List<String> byDispatch = List.of("forward", "include", "dispatch");
        return SITES.stream()
                .flatMap(site -> WAYS.stream()
                        .filter(way -> site != SITES.get(1) || !byDispatch.contains(way))
                        .map(way -> Arguments.of(site, way)));
    }

    static Stream<Site> sites() {
        return SITES.stream();
    }

    private static Request page(Visitor visitor, String method, String way, String account) {
        return visitor.request(method, "/open/page/" + way + "?username=" + account);
    }

    /** The page was made, and stays here. */
    private static Answer held(Request request) {
        Answer answer = request.send();
        assertThat(answer.raw()).doesNotContain("CANARY");
        return answer;
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("everywhere")
    void nothingOfThePageReachesWhoOwesACode(Site site, String way) {
        String account = site.person("admin");
        Authenticator phone = site.visitor().password(account).enrol();
        for (String method : new String[] {"GET", "POST"}) {
            Expect.secondFactorRequired(
                    held(page(site.visitor(), method, way, account).wantsJson()));
            Visitor visitor = site.visitor();
            visitor.get("/public/hello?session=yes");
            Expect.sentToChallenge(held(page(visitor, method, way, account)));
            Expect.masked(visitor.echo());
            Expect.closed(visitor.request("GET", "/account/"));
            visitor.challenge(phone);
            Expect.open(visitor.get("/account/"));
        }
    }

    /** Outside of a dispatch a container may know no more than that. */
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("sites")
    void aThreadThatSignsThemInAfterwardsReadsNothingEither(Site site) {
        String account = site.person("admin");
        site.visitor().password(account).enrol();
        for (int i = 0; i < 10; i++) {
            Visitor visitor = site.visitor();
            assertThat(held(page(visitor, "GET", "async-before", account)).status())
                    .isIn(401, 303);
            Expect.closed(visitor.request("GET", "/account/"));
            Visitor other = site.visitor();
            assertThat(page(other, "GET", "async-before", site.person("nadia"))
                            .send()
                            .raw())
                    .contains("CANARY");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("everywhere")
    void whoOwesNothingSeesIt(Site site, String way) {
        String account = site.person("admin");
        Visitor visitor = site.visitor();
        assertThat(page(visitor, "GET", way, account).send().raw()).contains("CANARY");
        Expect.open(visitor.get("/account/"));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("everywhere")
    void aPersonWhoPassesReadsNoPageOfAnother(Site site, String way) {
        String other = site.person("admin");
        site.visitor().password(other).enrol();
        String account = site.person("ewan");
        Visitor visitor = site.visitor().password(account);
        visitor.enrol();
        Expect.sentToChallenge(held(page(visitor, "GET", way, other)));
        Expect.closed(visitor.request("GET", "/account/"));
    }

    /** Shiro's manager alone would leave the one whom they act as in the place of whoever signs in. */
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("everywhere")
    void whoeverActsAsSomebodyReadsNoPageOfAnotherEither(Site site, String way) {
        String other = site.person("admin");
        site.visitor().password(other).enrol();
        Visitor visitor = site.visitor().password(site.person("ewan"));
        visitor.request("POST", "/account/run-as").form("as", "root").send();
        assertThat(visitor.echo().fact("runAs")).isEqualTo("true");
        Expect.sentToChallenge(held(page(visitor, "GET", way, other)));
        Expect.closed(visitor.request("GET", "/account/"));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("sites")
    void whatWasSentBeforeIsAllThatIsSent(Site site) {
        String account = site.person("ewan");
        site.visitor().password(account).enrol();
        Visitor visitor = site.visitor();
        visitor.get("/public/hello?session=yes");
        Answer answer = held(page(visitor, "GET", "sent-before", account));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("Dear guest");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("sites")
    void theApplicationsOwnRedirectAndItsCookiePass(Site site) {
        String account = site.person("ewan");
        Authenticator phone = site.visitor().password(account).enrol();
        Visitor visitor = site.visitor();
        Expect.sentTo(page(visitor, "POST", "redirect", account).send(), "/account/first");
        assertThat(visitor.cookie("theme")).isEqualTo("dark");
        Expect.sentToChallenge(Expect.closed(visitor.request("GET", "/account/first")));
        assertThat(visitor.code(phone.next()).json().getString("location")).isEqualTo("/account/first");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("sites")
    void whoSignsOutAgainInTheSameRequestHasReadNothing(Site site) {
        String account = site.person("ewan");
        site.visitor().password(account).enrol();
        Expect.sentTo(held(page(site.visitor(), "GET", "leave", account)), "/login.jsp");
        Answer told = held(page(site.visitor(), "GET", "leave", account).wantsJson());
        assertThat(told.status()).isEqualTo(401);
        assertThat(told.body()).contains("password-required");
        assertThat(page(site.visitor(), "GET", "leave", site.person("nadia"))
                        .send()
                        .raw())
                .contains("CANARY");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("sites")
    void aTrustedBrowserOwesNothingAndSeesIt(Site site) {
        String account = site.person("ewan");
        Visitor before = TrustingSite.trusted(
                site, account, site.visitor().password(account).enrol());
        Visitor later = TrustingSite.later(site, before);
        assertThat(page(later, "GET", "role", account).send().raw()).contains("CANARY");
        Expect.open(later.get("/account/"));
        held(page(site.visitor(), "GET", "role", account));
    }

    @Test
    void whereEverybodyMayComeNothingIsHeldButNobodyIsSeen() {
        try (Site open = Site.start(setup().line("secondgate.publicPaths = /public/**, /open/page/**"))) {
            String account = open.person("admin");
            open.visitor().password(account).enrol();
            assertThat(held(page(open.visitor(), "GET", "role", account)).body())
                    .isEqualTo("nobody");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"role", "print"})
    void whereItIsSaidToBeALoginTheApplicationSeesThem(String way) {
        try (Site said = Site.start(setup().line("secondgate.loginPath = /login.jsp, /open/page/" + way));
                Site masked = Site.start(setup().line("secondgate.loginPath = /login.jsp, /open/page/" + way)
                        .line("secondgate.maskAtLogin = true"))) {
            String account = said.person("admin");
            said.visitor().password(account).enrol();
            assertThat(page(said.visitor(), "POST", way, account).send().raw()).contains("CANARY");
            Expect.closed(page(said.visitor(), "POST", "forward", account));
            String other = masked.person("admin");
            masked.visitor().password(other).enrol();
            // What asks nobody who is there is shown where people sign in.
            assertThat(page(masked.visitor(), "POST", way, other).send().raw().contains("CANARY"))
                    .isEqualTo(way.equals("print"));
        }
    }

    @Test
    void aSubjectOfTheApplicationsOwnClassReadsNothingEither() {
        try (Site own = Site.start(setup().line("subjects = io.github.secondgate.it.app.OwnSubjects")
                .line("securityManager.subjectFactory = $subjects"))) {
            String account = own.person("admin");
            own.visitor().password(account).enrol();
            for (String way : WAYS) {
                Visitor visitor = own.visitor();
                assertThat(held(page(visitor, "GET", way, account)).status())
                        .as(way)
                        .isIn(303, 401);
                Expect.closed(visitor.request("GET", "/account/"));
                assertThat(page(own.visitor(), "GET", way, own.person("admin"))
                                .send()
                                .raw())
                        .contains("CANARY");
            }
        }
    }

    @Test
    void theFirstSuchAddressIsTold() {
        try (Site site = Site.start(setup());
                Logs logs = Logs.of("io.github.secondgate.Secondgate")) {
            String account = site.person("ewan");
            page(site.visitor(), "GET", "print", site.person("nadia")).send();
            assertThat(logs.lines()).noneMatch(line -> line.contains("signed in at"));
            site.visitor().password(account).enrol();
            page(site.visitor(), "GET", "print", account).send();
            page(site.visitor(), "GET", "role", account).send();
            assertThat(logs.lines().stream().filter(line -> line.contains("signed in at /open/page/print,")))
                    .hasSize(1)
                    .allMatch(line -> line.contains("add it to secondgate.loginPath"));
        }
    }
}
