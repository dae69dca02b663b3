package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.secondgate.testing.Further;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications whose Shiro is not configured by an INI; no second filter of Shiro's stands beside the gate. */
@Further
class ConfiguredElsewhereIT {
    private static final String SPRINGS_PROXY = "org.springframework.web.filter.DelegatingFilterProxy";
    private static final String SHIROS = "org.apache.shiro.web.servlet.ShiroFilter";

    private static Setup springXml() {
        return springXml("spring");
    }

    private static Setup springXml(String line) {
        return new Setup()
                .configuredBy("org.springframework.web.context.ContextLoaderListener")
                .builtWith(line, "shiro-spring")
                .file("applicationContext.xml");
    }

    /** As in Fedora's repository: a listener makes an environment of Shiro's, and what Spring has is not in it. */
    private static Setup emptyEnvironment(Setup setup) {
        return setup.contextParam("shiroEnvironmentClass", "org.apache.shiro.web.env.DefaultWebEnvironment")
                .listening("org.apache.shiro.web.env.EnvironmentLoaderListener");
    }

    private static Setup springJava() {
        return new Setup()
                .configuredBy("org.springframework.web.context.ContextLoaderListener")
                .builtWith("spring", "shiro-spring")
                .contextParam(
                        "contextClass", "org.springframework.web.context.support.AnnotationConfigWebApplicationContext")
                .contextParam("contextConfigLocation", "io.github.secondgate.it.app.springshiro.PortalConfig")
                .properties();
    }

    private static Setup guice() {
        return new Setup()
                .configuredBy("io.github.secondgate.it.app.guice.PortalModules")
                .builtWith("guice", "shiro-guice")
                .properties();
    }

    private static Setup ownEnvironment() {
        return new Setup()
                .configuredBy("io.github.secondgate.it.app.OwnEnvironment")
                .properties();
    }

    static Stream<Arguments> applications() {
        return Stream.of(
                application("Spring, in XML", ConfiguredElsewhereIT::springXml),
                application("Spring 4.3, in XML", () -> springXml("spring-4.3")),
                application("Spring 3.2, in XML", () -> springXml("spring-3.2")),
                application("Spring, in Java", ConfiguredElsewhereIT::springJava),
                application("Spring, beside an empty environment", () -> emptyEnvironment(springXml())),
                application("Guice", ConfiguredElsewhereIT::guice),
                application("an environment of its own", ConfiguredElsewhereIT::ownEnvironment));
    }

    private static Arguments application(String name, Supplier<Setup> setup) {
        return Arguments.of(name, setup);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("applications")
    void theWholeJourneyWorks(String name, Supplier<Setup> setup) {
        try (Site site = Site.start(setup.get())) {
            Expect.sentTo(Expect.closed(site.visitor().request("GET", "/account/")), "/login.jsp");
            String account = site.person("admin");
            Visitor visitor = site.visitor().password(account);
            Authenticator phone = visitor.enrol();
            Expect.open(visitor.get("/account/"));
            assertThat(visitor.get("/logout").status()).isEqualTo(302);
            Expect.sentTo(Expect.closed(visitor.request("GET", "/account/")), "/login.jsp");
            Visitor again = site.visitor().password(account);
            Expect.sentToChallenge(Expect.closed(again.request("GET", "/account/")));
            Expect.secondFactorRequired(
                    Expect.closed(again.request("POST", "/admin/").wantsJson()));
            assertThat(again.code(phone.wrong()).status()).isEqualTo(422);
            Expect.open(again.challenge(phone).get("/admin/"));
            Time.advanceSeconds(301);
            Expect.sentToChallenge(Expect.closed(again.request("GET", "/admin/")));
            Expect.open(again.challenge(phone).get("/admin/"));
        }
    }

    static Stream<Arguments> secondFilters() {
        return Stream.of(
                Arguments.of("Shiro's own", new Setup().behind("shiro", SHIROS), "The filter shiro, which is Shiro's"),
                Arguments.of(
                        "Spring's proxy",
                        springXml().behind("shiroFilter", SPRINGS_PROXY),
                        "The filter shiroFilter, which is Shiro's"),
                Arguments.of(
                        "Guice's chain",
                        guice().contextParam("second", "yes"),
                        "Shiro's filter in the chain of Guice"));
    }

    /** It would make a Subject of its own and show the application everybody who has given a password. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("secondFilters")
    void aSecondFilterOfShiroIsRefused(String name, Setup setup, String words) {
        assertThat(refused(setup)).contains(words, "would show the application whom Secondgate masks");
    }

    @Test
    void anEnvironmentThatNobodyFillsIsRefusedByItsMend() {
        assertThat(refused(emptyEnvironment(new Setup().properties())))
                .contains(
                        "Shiro's environment has no security manager, and Spring's root context no filter of Shiro's");
    }

    @Test
    void otherFiltersBehindSpringsProxyAreNotShiros() {
        try (Site site = Site.start(springXml().behind("characterEncoding", SPRINGS_PROXY))) {
            Expect.closed(site.owing("ewan").request("GET", "/account/"));
        }
    }

    private static String refused(Setup setup) {
        return catchThrowableOfType(
                        Site.RefusedToStart.class, () -> Site.start(setup).close())
                .reasons();
    }
}
