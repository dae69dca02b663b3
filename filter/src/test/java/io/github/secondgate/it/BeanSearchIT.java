package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bean of the application is found where no Shiro is, too. */
@OnOneShiroLine
class BeanSearchIT {
    private static Setup container(String... lines) {
        return new Setup().containerBeside("FORM", "secondgate.login = container", String.join("\n", lines));
    }

    private static Setup spring(String files, String... lines) {
        return container(lines)
                .configuredBy("org.springframework.web.context.ContextLoaderListener")
                .builtWith("spring")
                .contextParam("contextConfigLocation", files)
                .file("secondgateBean.xml")
                .file("secondBean.xml");
    }

    static Stream<Arguments> applications() {
        return Stream.of(
                application("Spring", () -> spring("/WEB-INF/secondgateBean.xml")),
                application(
                        "Guice",
                        () -> container()
                                .configuredBy("io.github.secondgate.it.app.guice.PlainModules")
                                .builtWith("guice")),
                application(
                        "the servlet context",
                        () -> container().configuredBy("io.github.secondgate.it.app.Announcer")));
    }

    private static Arguments application(String name, Supplier<Setup> setup) {
        return Arguments.of(name, setup);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("applications")
    void whatTheBeanSaysIsHeard(String name, Supplier<Setup> setup) {
        try (Site site = Site.start(setup.get())) {
            Visitor visitor = site.visitor();
            visitor.get("/account/page");
            visitor.request("POST", "/j_security_check")
                    .form("j_username", "root", "j_password", "demo")
                    .send();
            Expect.sentTo(Expect.closed(visitor.request("GET", "/account/page")), "/2fa");
            visitor.enrol();
            Expect.open(visitor.get("/account/page"));
        }
    }

    @Test
    void twoBeansAreRefusedAndBothNamed() {
        assertThat(refused(spring("/WEB-INF/secondgateBean.xml /WEB-INF/secondBean.xml")))
                .contains("There is more than one bean of io.github.secondgate.Secondgate, gate and secondgate");
    }

    @Test
    void whatIsSaidAtTheBeanAndInTheFileIsRefused() {
        assertThat(refused(spring("/WEB-INF/secondgateBean.xml", "secondgate.require = voluntary")))
                .contains("secondgate.require is said at the bean and in WEB-INF/secondgate.properties");
    }

    private static String refused(Setup setup) {
        return catchThrowableOfType(
                        Site.RefusedToStart.class, () -> Site.start(setup).close())
                .reasons();
    }
}
