package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever has the password, by the container's login, and nothing else. */
@OnOneShiroLine
class ContainerAttacksIT {
    /** Without a bean of the tests, its clock cannot be moved past a recheck. */
    private static final String LINE = "secondgate.login = container\nsecondgate.recheck = 0";

    private static final String CREDENTIALS = ContainerPerson.basic("root");

    /** @return somebody with a factor, who has just given the password again */
    private static ContainerPerson owing(Site site, Way way) {
        new ContainerPerson(site, "root", way).signIn().enrol();
        ContainerPerson owing = new ContainerPerson(site, "root", way).signIn();
        Expect.sentToChallenge(Expect.closed(owing.request("GET", "/account/page")));
        return owing;
    }

    /** Attacks 25, 58, 59 and 61. */
    @ParameterizedTest
    @MethodSource("io.github.secondgate.it.Way#passwords")
    void noMethodAndNoShapeOfAnAddressLeadsAroundTheGate(Way way) {
        try (Site site = way.site(LINE)) {
            ContainerPerson owing = owing(site, way);
            for (String method :
                    List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO", "get")) {
                Expect.closed(owing.request(method, "/account/page"));
                Expect.closed(owing.request(method, "/account/page").wantsJson());
            }
            for (String shape : List.of(
                    "//account/page",
                    "/./account/page",
                    "/account/../account/page",
                    "/account;x/page",
                    "/;/account/page",
                    "/account/%2e/page",
                    "/account%2fpage",
                    "/%61ccount/page",
                    "/account/page%00",
                    "/account/page%20",
                    "/account/page/",
                    "/account/page;jsessionid=1",
                    "/ACCOUNT/page",
                    "/account\\page",
                    "/account%5cpage",
                    "/public/../account/page",
                    "/public/..;/account/page",
                    "/public/%2e%2e/account/page",
                    "/2fa/../account/page",
                    "/2fa/..;/account/page",
                    "/2fa/assets/..;/..;/account/page",
                    "/j_security_check/../account/page",
                    "/account/j_security_check",
                    "/public/form/../../account/page",
                    "/account/page?x=/public/",
                    "/nowhere")) {
                Expect.closed(owing.request("GET", shape));
                Expect.closed(owing.request("POST", shape).wantsJson());
            }
        }
    }

    /** Attacks 30, 31 and 83: nothing that the browser says counts. */
    @ParameterizedTest
    @MethodSource("io.github.secondgate.it.Way#passwords")
    void nothingThatTheBrowserSaysTakesTheFactorAway(Way way) {
        try (Site site = way.site(LINE)) {
            ContainerPerson owing = owing(site, way);
            owing.fresh("/2fa/challenge");
            for (String action : List.of("enable", "disable", "recovery-codes")) {
                assertThat(owing.post("/2fa/" + action, "mfaRequired", "false", "code", "")
                                .status())
                        .as(action)
                        .isIn(401, 403, 404, 405, 409);
            }
            Expect.closed(owing.request("GET", "/account/page?mfaRequired=false")
                    .header("X-Forwarded-For", "127.0.0.1")
                    .header("X-Original-URL", "/public/who")
                    .header("X-Remote-User", "admin")
                    .header("REMOTE_USER", "admin"));
            Expect.sentToChallenge(Expect.closed(owing.request("GET", "/account/page")));
        }
    }

    /** Attack 39. */
    @ParameterizedTest
    @MethodSource("io.github.secondgate.it.Way#forms")
    void theSessionGetsANewIdTwiceAndTheOldOnesOpenNothing(Way way) {
        try (Site site = way.site(LINE)) {
            ContainerPerson enrolled =
                    new ContainerPerson(site, "root", way).signIn().enrol();
            Visitor browser = site.visitor();
            browser.get("/account/page");
            Visitor planted = browser.copy();
            String first = browser.sessionId();
            assertThat(first).isNotNull();
            ContainerPerson root = new ContainerPerson(site, "root", way).signIn(browser);
            Visitor owing = browser.copy();
            assertThat(owing.sessionId()).isNotEqualTo(first);
            Expect.sentToChallenge(Expect.closed(root.request("GET", "/account/page")));
            Expect.closed(planted.request("GET", "/account/page"));
            Expect.closed(site.visitor().request("GET", "/account/page;jsessionid=" + owing.sessionId()));
            assertThat(root.challenge("code", enrolled.code()).status()).isEqualTo(200);
            assertThat(browser.sessionId()).isNotEqualTo(owing.sessionId());
            Expect.open(root.request("GET", "/account/page").send());
            Expect.closed(owing.request("GET", "/account/page"));
        }
    }

    /** Attack 40. */
    @ParameterizedTest
    @MethodSource("io.github.secondgate.it.Way#passwords")
    void anEarlierSessionOwesACodeOnceThereIsAFactor(Way way) {
        try (Site site = way.site(LINE)) {
            ContainerPerson elsewhere = new ContainerPerson(site, "root", way).signIn();
            Expect.open(elsewhere.request("GET", "/account/page").send());
            new ContainerPerson(site, "root", way).signIn().enrol();
            Expect.sentToChallenge(Expect.closed(elsewhere.request("GET", "/account/page")));
        }
    }

    /** Attack 65: the application itself asks the container who it is, in the middle of the request that it then serves. */
    @ParameterizedTest
    @MethodSource("io.github.secondgate.it.Way#basics")
    void askingInTheMiddleOfARequestOpensNothing(Way way) {
        try (Site site = askingHereAndThere(way)) {
            for (int again = 0; again < 2; again++) {
                Visitor visitor = site.visitor();
                Request program = visitor.request("GET", "/open/authenticate").accept("*/*");
                Answer answer = Expect.closed(program.header("Authorization", CREDENTIALS));
                assertThat(answer.status()).as("%s", answer).isEqualTo(401);
                Expect.sentToChallenge(Expect.closed(
                        visitor.request("GET", "/open/authenticate").header("Authorization", CREDENTIALS)));
                Expect.closed(visitor.request("GET", "/public/authenticate").header("Authorization", CREDENTIALS));
            }
        }
    }

    private static Site askingHereAndThere(Way way) {
        Site site = Site.start(way.in(new Setup().containerAlone("BASIC", LINE)).asksOnlyAt("/account/*", "/2fa/*"));
        new ContainerPerson(site, "root", way).signIn().enrol();
        return site;
    }

    /** Attack 65: the same by name and password, which every request brings along. */
    @ParameterizedTest
    @MethodSource("io.github.secondgate.it.Way#basics")
    void aLoginByTheHeaderOfEachRequestShowsNobody(Way way) {
        try (Site site = askingHereAndThere(way)) {
            Visitor visitor = site.visitor();
            for (int again = 0; again < 3; again++) {
                Expect.closed(visitor.request("GET", "/open/header").header("Authorization", CREDENTIALS));
                Expect.closed(site.visitor().request("GET", "/open/header").header("Authorization", CREDENTIALS));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.secondgate.it.Way#basics")
    void whoOwesNothingIsServedInTheMiddleOfARequest(Way way) {
        try (Site site = askingHereAndThere(way)) {
            Expect.open(site.visitor()
                    .request("GET", "/open/authenticate")
                    .header("Authorization", ContainerPerson.basic("admin"))
                    .send());
        }
    }

    /** Attack 62: an answer that is given later, by the request below all that was put around it. */
    @ParameterizedTest
    @MethodSource("io.github.secondgate.it.Way#passwords")
    void whoOwesAFactorIsNobodyLaterEither(Way way) {
        try (Site site = way.site(LINE)) {
            ContainerPerson owing = owing(site, way);
            assertThat(owing.request("GET", "/public/late").send().fact("remoteUser"))
                    .isEqualTo("null");
        }
    }

    /** Where applications share a login, that of another is as good as a password here. */
    @Test
    void aSharedLoginIsNoFactorAndEndsWithTheSession() {
        Way way = new Way("FORM", true);
        Setup setup = new Setup().containerAlone("FORM", LINE).tomcat(server -> server.singleSignOn());
        try (Site site = Site.start(setup)) {
            ContainerPerson owing = owing(site, way);
            assertThat(owing.visitor().cookie("JSESSIONIDSSO")).isNotNull();
            Visitor shared = owing.visitor().copy().withoutCookie("JSESSIONID");
            Expect.sentToChallenge(Expect.closed(shared.request("GET", "/account/page")));
            Visitor thief = owing.visitor().copy();
            Visitor thiefOfTheSharedOne = owing.visitor().copy().withoutCookie("JSESSIONID");
            owing.fresh("/2fa/challenge");
            assertThat(owing.post("/2fa/cancel").status()).isEqualTo(204);
            for (Visitor left : List.of(thief, thiefOfTheSharedOne)) {
                Answer answer = Expect.closed(left.request("GET", "/account/page"));
                assertThat(answer.body()).as("the form of %s", answer).contains("hello");
            }
        }
    }

    /** Somebody in front of the application, who names a user in each request. */
    @Test
    void aUserWhomAValveNamesOwesAFactorToo() {
        Setup setup = new Setup()
                .containerAlone("FORM", LINE, "secondgate.require = everyone")
                .tomcat(server -> server.believesHeader());
        try (Site site = Site.start(setup)) {
            Visitor visitor = site.visitor();
            for (String path : List.of("/unguarded/page", "/nowhere", "/public/include?to=/unguarded/page")) {
                Expect.closed(visitor.request("GET", path).header("X-Known", "root"));
                Expect.closed(
                        visitor.request("POST", path).header("X-Known", "root").wantsJson());
            }
            Expect.sentTo(
                    Expect.closed(visitor.request("GET", "/unguarded/page").header("X-Known", "root")), "/2fa");
        }
    }
}
