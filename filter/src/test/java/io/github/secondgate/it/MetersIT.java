package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers of an application in a registry of Micrometer that is its own; what it says without one, every other test shows. */
@OnOneShiroLine
class MetersIT {
    static Stream<Arguments> waysOfHandingOver() {
        return Stream.of(
                Arguments.of(
                        "a bean of the INI",
                        new Setup()
                                .line("meters = io.github.secondgate.it.app.micrometer.OwnMeters$Registry")
                                .line("secondgate.meterRegistry = $meters")),
                Arguments.of(
                        "an attribute of the servlet context",
                        new Setup().line("secondgate.meterRegistry = com.acme.meters")),
                Arguments.of(
                        "such an attribute, in web.xml",
                        new Setup().initParam("secondgate.meterRegistry", "com.acme.meters")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysOfHandingOver")
    void whatPeopleDoIsCountedInTheRegistry(String way, Setup setup) {
        try (Site site = Site.start(setup.micrometer().context("/numbers"))) {
            String account = site.person("ewan");
            Visitor visitor = MetricsIT.whatIsCounted(site, account);

            String meters = visitor.get("/numbers/public/meters").body().replace(", ", ",");
            String context = "tag(context=/numbers)";
            assertThat(meters)
                    .contains("secondgate.checks[" + context + ",tag(factor=APP),tag(outcome=ACCEPTED)]COUNT=1.0")
                    .contains("secondgate.checks[" + context + ",tag(factor=APP),tag(outcome=REJECTED)]COUNT=1.0")
                    .contains("secondgate.events[" + context + ",tag(kind=ENROLMENT_CONFIRMED)]COUNT=1.0")
                    .doesNotContain(account);
            assertThat(number(meters, "secondgate.refused[" + context + ",tag(reason=second-factor-required)]COUNT"))
                    .isPositive();
            assertThat(number(meters, "secondgate.decisions.hits[" + context + "]COUNT"))
                    .isPositive()
                    .isLessThan(number(meters, "secondgate.decisions.lookups[" + context + "]COUNT"));
            assertThat(number(meters, "secondgate.database.transactions[" + context + "]COUNT"))
                    .isGreaterThan(5);
            assertThat(number(meters, "secondgate.database.failures[" + context + "]COUNT"))
                    .isZero();
        }
    }

    private static double number(String meters, String name) {
        Matcher number = Pattern.compile(Pattern.quote(name) + "=([0-9.E]+)").matcher(meters);
        assertThat(number.find()).as("%s in %s", name, meters).isTrue();
        return Double.parseDouble(number.group(1));
    }

    private static String refused(Setup setup) {
        return catchThrowableOfType(
                        Site.RefusedToStart.class, () -> Site.start(setup).close())
                .reasons();
    }

    @Test
    void whatIsNoRegistryIsRefusedInWords() {
        assertThat(refused(new Setup().micrometer().line("secondgate.meterRegistry = $clock")))
                .contains(
                        "secondgate.meterRegistry is a io.github.secondgate.it.app.FrozenClock, which is no io.micrometer");
    }

    @Test
    void soIsARegistryWithoutMicrometer() {
        assertThat(refused(new Setup().line("secondgate.meterRegistry = $clock")))
                .contains("have the jar micrometer-core where Secondgate's jar is");
    }

    @Test
    void soIsTheNameOfNothing() {
        assertThat(refused(new Setup().line("secondgate.meterRegistry = com.acme.meters")))
                .contains(
                        "secondgate.meterRegistry is 'com.acme.meters', and the servlet context has no such attribute");
    }
}
