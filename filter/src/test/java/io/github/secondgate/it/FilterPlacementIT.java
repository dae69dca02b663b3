package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.secondgate.testing.Further;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No line of web.xml names the filter: its jar puts it in front where there is WEB-INF/secondgate.properties. */
@Further
class FilterPlacementIT {
    private static final String STANDS = "Secondgate stands in front";
    private static final String APP = "io.github.secondgate.it.app.";

    /** A container that asks the jars of a WAR no question where its web.xml is older than this. */
    private static final double ASKED_SINCE = Double.parseDouble(System.getProperty("it.initializers.since", "0"));

    private static final Pattern VERSION = Pattern.compile(" version='([^']+)'");

    private static final String[] WAYS_AROUND = {
        "/account/",
        "/account/filtered",
        "/unguarded/page",
        "/public/forward?to=/account/",
        "/public/include?to=/account/",
        "/public/async?to=/account/",
        "/public/status?status=404"
    };

    private static void gated(Site site) {
        Visitor owing = site.owing("ewan");
        for (String path : WAYS_AROUND) {
            Expect.closed(owing.copy().request("GET", path));
        }
        Journey.of(site.person("ewan"), site);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<web-app xmlns='http://xmlns.jcp.org/xml/ns/javaee' version='3.1'>",
                "<web-app xmlns='http://java.sun.com/xml/ns/javaee' version='3.0' metadata-complete='true'>",
                "<web-app xmlns='http://java.sun.com/xml/ns/javaee' version='2.5'>",
                "<web-app xmlns='http://java.sun.com/xml/ns/j2ee' version='2.4'>",
                "<!DOCTYPE web-app PUBLIC '-//Sun Microsystems, Inc.//DTD Web Application 2.3//EN'"
                        + " 'http://java.sun.com/dtd/web-app_2_3.dtd'><web-app>"
            })
    void itStandsBeforeTheFiltersOfWebXmlWhateverItsVersion(String root) {
        Setup setup = new Setup().placed().webXmlRoot(root).behind("leaking", APP + "LeakingFilter");
        try (Site site = Site.start(setup)) {
            if (!isAsked(root)) {
                // As the documentation and doctor say: nothing is promised there without the filter in web.xml.
                Expect.open(site.visitor().get("/2fa"));
                return;
            }
            gated(site);
            Visitor passed = site.visitor().password(site.person("ewan"));
            passed.enrol();
            Expect.open(passed.get("/account/filtered"));
            assertThat(passed.get("/public/async?to=/public/hello").body()).contains("hello");
        }
    }

    /** A DTD says no version, and is that of 2.3. */
    private static boolean isAsked(String root) {
        Matcher version = VERSION.matcher(root);
        return (version.find() ? Double.parseDouble(version.group(1)) : 2.3) >= ASKED_SINCE;
    }

    @Test
    void itStandsInFrontWithoutAnyWebXml() {
        try (Site site = Site.start(new Setup().placed().withoutWebXml())) {
            gated(site);
        }
    }

    @Test
    void withoutTheFileNothingIsPutAnywhere() {
        Setup setup = new Setup().placed().withoutProperties();
        try (Site site = Site.start(setup)) {
            Expect.open(site.visitor().get("/2fa"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Setup.GATE, APP + "OwnGate"})
    void whereWebXmlNamesItThereIsNoSecond(String type) {
        startsOnce(new Setup()
                .asksInitializers()
                .gate(type)
                .line("secondgate = io.github.secondgate.Secondgate")
                .line("secondgate.dataSource = $dataSource")
                .line("secondgate.clock = $clock")
                .properties("secondgate.recoveryCodes = 1"));
    }

    @Test
    void whereAListenerOfTheApplicationRegistersItThePlacedOneStandsAside() {
        startsOnce(new Setup().placed().listening(APP + "GateByProgram"));
    }

    @Test
    void aJarThatIsThereTwicePutsOneFilterInFront() {
        startsOnce(new Setup().placed().jarTwice());
    }

    private static void startsOnce(Setup setup) {
        try (Logs log = Logs.of("io.github.secondgate.Secondgate");
                Site site = Site.start(setup)) {
            assertThat(log.lines()).filteredOn(line -> line.contains(STANDS)).hasSize(1);
            gated(site);
        }
    }

    @Test
    void moreThanOneOfTheApplicationsOwnIsRefused() {
        assertThat(reasons(new Setup().behind("second", Setup.GATE)))
                .contains("more than one filter of Secondgate", "gate", "second", "leave one");
    }

    @Test
    void shirosOwnFilterMustGoOutOfWebXml() {
        assertThat(reasons(new Setup().placed().behind("shiro", "org.apache.shiro.web.servlet.ShiroFilter")))
                .contains("The filter shiro, which is Shiro's,", "out of WEB-INF/web.xml");
    }

    private static String reasons(Setup setup) {
        return catchThrowableOfType(
                        Site.RefusedToStart.class, () -> Site.start(setup).close())
                .reasons();
    }

    @Test
    void itsThreadsEndWithTheApplication() {
        try (Site site = Site.start(new Setup().placed())) {
            Journey.of(site.person("ewan"), site);
            assertThat(ours()).isNotEmpty();
        }
        assertThat(ours()).isEmpty();
    }

    private static Object[] ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("secondgate"))
                .toArray();
    }
}
