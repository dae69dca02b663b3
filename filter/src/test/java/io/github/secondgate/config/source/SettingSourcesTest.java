package io.github.secondgate.config.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.secondgate.config.Configuration;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.servlet.FilterConfig;
import javax.servlet.ServletContext;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that stand elsewhere than at the bean, and which of several places is heard. */
class SettingSourcesTest {
    private static final String FILE = "WEB-INF/secondgate.properties";

    private final ServletContext context = mock(ServletContext.class);
    private final FilterConfig filter = mock(FilterConfig.class);
    private final Map<String, String> bean = new LinkedHashMap<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final List<String> propertiesBefore = propertyNames();
    private final List<String> faults = new ArrayList<>();
    private DataSource given;
    private Object registry;

    @BeforeEach
    void container() {
        when(filter.getInitParameterNames()).thenAnswer(call -> Collections.enumeration(parameters.keySet()));
        when(filter.getInitParameter(org.mockito.ArgumentMatchers.anyString()))
                .thenAnswer(call -> parameters.get(call.<String>getArgument(0)));
    }

    @AfterEach
    void propertiesAsBefore() {
        propertyNames().stream()
                .filter(name -> !propertiesBefore.contains(name))
                .forEach(System::clearProperty);
    }

    private static List<String> propertyNames() {
        return List.copyOf(System.getProperties().stringPropertyNames());
    }

    private void file(String... lines) {
        file(StandardCharsets.UTF_8, lines);
    }

    private void file(Charset charset, String... lines) {
        byte[] bytes = String.join("\n", lines).getBytes(charset);
        when(context.getResourceAsStream("/" + FILE)).thenAnswer(call -> new ByteArrayInputStream(bytes));
    }

    private Configuration heard() {
        faults.clear();
        return new SettingSources(
                        new Configuration(bean, given, null, null, registry == null ? null : () -> registry), faults)
                .heard(context, filter);
    }

    private Map<String, String> texts() {
        Map<String, String> texts = heard().texts;
        assertThat(faults).isEmpty();
        return texts;
    }

    private List<String> faults() {
        heard();
        return faults;
    }

    // --- the file

    @Test
    void withoutAFileTheBeanIsHeard() {
        bean.put("issuer", "My Portal");
        assertThat(texts()).containsExactly(Map.entry("issuer", "My Portal"));
    }

    @Test
    void theLinesOfAnIniStandInTheFileAsTheyAre() {
        file(
                "# a comment",
                "secondgate.issuer = Bäckerei Müller",
                "secondgate.stepUp[/admin/**] = 5m",
                "secondgate.sms.header[Authorization] = Bearer {secret}",
                "secondgate.keyFile = \\${catalina.base}/secondgate.key",
                "secondgate.emailQuery = SELECT email FROM users WHERE name = ?");
        assertThat(texts())
                .containsExactly(
                        Map.entry("issuer", "Bäckerei Müller"),
                        Map.entry("stepUp[/admin/**]", "5m"),
                        Map.entry("sms.header[Authorization]", "Bearer {secret}"),
                        Map.entry("keyFile", "${catalina.base}/secondgate.key"),
                        Map.entry("emailQuery", "SELECT email FROM users WHERE name = ?"));
    }

    @Test
    void anEditorsMarkBeforeTheFirstLineIsNoPartOfItsName() {
        file("\uFEFFsecondgate.issuer = My Portal");
        assertThat(texts()).containsKey("issuer");
        file("");
        assertThat(texts()).isEmpty();
    }

    @Test
    void anotherEncodingIsAFaultAndNoGarbledName() {
        file(StandardCharsets.ISO_8859_1, "secondgate.issuer = Bäckerei");
        assertThat(faults()).containsExactly(FILE + " is not in UTF-8: save it in that encoding.");
    }

    @Test
    void whatJavaCannotReadIsAFault() {
        file("secondgate.keyFile = C:\\users\\secondgate.key");
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith(FILE + " cannot be read")
                .contains("written twice");
    }

    @Test
    void aLineThatStandsTwiceIsAFault() {
        file("secondgate.require = everyone", "secondgate.require = off");
        assertThat(faults())
                .containsExactly(FILE + ": secondgate.require stands there twice: leave one of the lines out.");
    }

    // --- spelling

    @ParameterizedTest
    @CsvSource({
        "secondgate.requird, secondgate.require",
        "secondgate.mail.hots, secondgate.mail.host",
        "secondgate.stepup[/x], secondgate.stepUp[…]",
        "secondgate.stepUp, secondgate.stepUp[…]",
        "secondgate.stepUp[/x, secondgate.stepUp[…]",
        "issuer, secondgate.issuer",
        "Secondgate.issuer, secondgate.issuer"
    })
    void aSlipIsToldWithWhatWasMeant(String slip, String meant) {
        file(slip + " = x");
        assertThat(faults()).containsExactly(FILE + ": " + slip + " is no setting: did you mean " + meant + "?");
        file();
        parameters.put(slip, "x");
        assertThat(faults())
                .containsExactly("The init parameter " + slip + " is no setting: did you mean " + meant + "?");
    }

    @Test
    void whatResemblesNothingIsToldToo() {
        file("colour = blue", "secondgate = io.github.secondgate.Secondgate");
        assertThat(faults())
                .containsExactly(
                        FILE + ": colour is no setting: remove the line, or find its name in filter/docs/settings.md.",
                        FILE + ": secondgate is no setting: remove the line, or find its name in"
                                + " filter/docs/settings.md.");
    }

    @Test
    void theFiltersOwnInitParametersAreNotOurs() {
        parameters.put("staticSecurityManagerEnabled", "true");
        assertThat(texts()).isEmpty();
    }

    @Test
    void aSlipAmongTheSystemPropertiesIsToldAndWhatIsOfOthersIsNot() {
        System.setProperty("secondgate.requird", "everyone");
        System.setProperty("secondgate.portal.directory", "/srv");
        assertThat(faults())
                .containsExactly(
                        "The system property secondgate.requird is no setting: did you mean" + " secondgate.require?");
    }

    /** One that stands in a setting is no slip, however much it resembles one. */
    @Test
    void aVariableMayBeCalledAlmostAsASetting() {
        System.setProperty("secondgate.keys", "/srv/keys");
        System.setProperty("secondgate.paths", "/srv");
        System.setProperty("secondgate.issue", "x");
        bean.put("keyFile", "${secondgate.keys}");
        bean.put("stepUp[/x]", null);
        file("secondgate.mail.passwordFile = ${secondgate.paths}/mail");
        parameters.put("secondgate.issuer", "${secondgate.issue}");
        assertThat(texts()).hasSize(4);
    }

    @Test
    void everyFaultIsToldAtOnce() {
        file("secondgate.requird = x", "secondgate.isuer = y");
        parameters.put("secondgate.pathh", "/x");
        System.setProperty("secondgate.diggits", "6");
        assertThat(faults()).hasSize(4);
    }

    // --- which is heard

    @Test
    void theLaterPlaceIsHeard() {
        bean.put("homePath", "/bean");
        file("secondgate.issuer = File", "secondgate.path = /file", "secondgate.digits = 6");
        parameters.put("secondgate.path", "/parameter");
        parameters.put("secondgate.digits", "7");
        parameters.put("secondgate.homePath", "/parameter");
        System.setProperty("secondgate.digits", "8");
        assertThat(texts())
                .containsOnly(
                        Map.entry("homePath", "/parameter"),
                        Map.entry("issuer", "File"),
                        Map.entry("path", "/parameter"),
                        Map.entry("digits", "8"));
    }

    @Test
    void whatTheBeanAndTheFileSayBothIsAFault() {
        bean.put("issuer", "My Portal");
        bean.put("path", "/2fa");
        given = new JdbcDataSource();
        file("secondgate.issuer = My Portal", "secondgate.dataSource = jdbc/main", "secondgate.require = everyone");
        assertThat(faults())
                .contains(
                        "secondgate.issuer is said at the bean and in " + FILE + ": leave it out in one of them.",
                        "secondgate.dataSource is said at the bean and in " + FILE + ": leave it out in one of them.");
    }

    @Test
    void whatIsNoTextIsSetAtABean() {
        file("secondgate.clock = UTC");
        parameters.put("secondgate.smsSender", "com.example.Pigeons");
        assertThat(faults())
                .hasSize(2)
                .allSatisfy(fault -> assertThat(fault).contains("is no text but a bean", "Spring's context"));
    }

    // --- data sources by name

    @ParameterizedTest
    @CsvSource({"java:comp/env/jdbc/main", "jdbc/main", "${secondgate.test.name}"})
    void aDataSourceIsFoundByItsName(String name) throws NamingException {
        System.setProperty("secondgate.test.name", "jdbc/main");
        JdbcDataSource kept = new JdbcDataSource();
        kept.setUrl("jdbc:h2:mem:kept");
        inContainer(kept, () -> {
            file("secondgate.dataSource = " + name);
            assertThat(heard().dataSource).isInstanceOf(JdbcDataSource.class);
            assertThat(faults).isEmpty();
            file();
            bean.put("dataSource", name);
            assertThat(((JdbcDataSource) heard().dataSource).getUrl()).isEqualTo("jdbc:h2:mem:kept");
        });
    }

    @Test
    void aLaterNameTakesThePlaceOfTheBeansDataSource() throws NamingException {
        given = mock(DataSource.class);
        assertThat(heard().dataSource).isSameAs(given);
        System.setProperty("secondgate.dataSource", "jdbc/main");
        inContainer(new JdbcDataSource(), () -> assertThat(heard().dataSource).isInstanceOf(JdbcDataSource.class));
    }

    @Test
    void aNameThatIsNoneIsAFaultAndNoAddressIsAsked() throws NamingException {
        for (String none : new String[] {"jdbc/other", "ldap://127.0.0.1:1/x", "$dataSource"}) {
            file("secondgate.dataSource = " + none);
            assertThat(faults())
                    .singleElement()
                    .asString()
                    .startsWith("secondgate.dataSource is 'java:comp/env/" + none + "', which JNDI does not give")
                    .contains("such as java:comp/env/jdbc/main");
        }
        file("secondgate.dataSource = jdbc/main");
        inContainer(
                "jdbc:h2:mem:kept",
                () -> assertThat(faults()).singleElement().asString().contains("which is no data source"));
    }

    // --- a registry by its name

    @Test
    void aRegistryIsTheAttributeOfThatName() {
        registry = new Object();
        assertThat(heard().meterRegistry.get()).isSameAs(registry);
        Object ofTheListener = new Object();
        when(context.getAttribute("com.acme.meters")).thenReturn(ofTheListener);
        parameters.put("secondgate.meterRegistry", "com.acme.meters");
        assertThat(heard().meterRegistry.get()).isSameAs(ofTheListener);
        assertThat(faults).isEmpty();
    }

    @Test
    void aNameOfNoAttributeIsAFault() {
        file("secondgate.meterRegistry = com.acme.meter");
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith(
                        "secondgate.meterRegistry is 'com.acme.meter', and the servlet context has no such attribute");
        assertThat(heard().meterRegistry).isNull();
    }

    @Test
    void aRegistryIsSaidAtTheBeanOrInTheFile() {
        registry = new Object();
        when(context.getAttribute("com.acme.meters")).thenReturn(registry);
        file("secondgate.meterRegistry = com.acme.meters");
        assertThat(faults()).singleElement().asString().contains("is said at the bean and in");
    }

    /** Jetty's naming, which stands on the class path of the tests. */
    @SuppressWarnings("BanJNDI")
    private static void inContainer(Object kept, Runnable test) throws NamingException {
        Context component = (Context) new InitialContext().lookup("java:comp");
        component.createSubcontext("env").createSubcontext("jdbc").bind("main", kept);
        try {
            test.run();
        } finally {
            component.destroySubcontext("env");
        }
    }
}
