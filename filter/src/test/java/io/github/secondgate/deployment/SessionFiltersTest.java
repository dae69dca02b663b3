package io.github.secondgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gate in front of what keeps the sessions would see nobody, so that no code would ever be asked for. */
class SessionFiltersTest {
    private static final String GATE = SecondgateFilters.TYPE;
    private static final String SPRINGS = "org.springframework.session.web.http.SessionRepositoryFilter";
    private static final String PROXY = "org.springframework.web.filter.DelegatingFilterProxy";

    private final ServletContext context = mock(ServletContext.class);
    private final Map<String, FilterRegistration> registered = new LinkedHashMap<>();
    private final StringBuilder webXml = new StringBuilder();

    private SessionFiltersTest registered(String name, String type) {
        FilterRegistration filter = mock(FilterRegistration.class);
        when(filter.getName()).thenReturn(name);
        when(filter.getClassName()).thenReturn(type);
        registered.put(name, filter);
        return this;
    }

    /** Mapped after what is there already. */
    private SessionFiltersTest mapped(String name, String type) {
        webXml.append("<filter><filter-name>" + name + "</filter-name><filter-class>" + type
                + "</filter-class></filter><filter-mapping><filter-name>" + name + "</filter-name><url-pattern>/*"
                + "</url-pattern></filter-mapping>");
        return registered(name, type);
    }

    private List<String> faults() {
        doReturn(registered).when(context).getFilterRegistrations();
        when(context.getClassLoader()).thenReturn(getClass().getClassLoader());
        byte[] text = ("<web-app xmlns='http://java.sun.com/xml/ns/javaee' version='3.0'>" + webXml + "</web-app>")
                .getBytes(StandardCharsets.UTF_8);
        when(context.getResourceAsStream("/WEB-INF/web.xml")).thenReturn(new ByteArrayInputStream(text));
        return SessionFilters.faults(context);
    }

    @ParameterizedTest
    @CsvSource({
        "sessions, " + SPRINGS,
        "springSessionRepositoryFilter, " + PROXY,
        "hazelcast, com.hazelcast.web.WebFilter",
        "hazelcast, com.hazelcast.web.spring.SpringAwareWebFilter"
    })
    void oneThatIsMappedAfterTheGateIsAFault(String name, String type) {
        assertThat(mapped("gate", GATE).mapped(name, type).faults())
                .singleElement()
                .asString()
                .contains("The filter " + name + " keeps sessions of its own", "move its <filter-mapping>");
    }

    @Test
    void inFrontOfTheGateItIsWhereItBelongs() {
        assertThat(mapped("sessions", SPRINGS).mapped("gate", GATE).faults()).isEmpty();
    }

    @Test
    void anotherProxyOfSpringsKeepsNoSessions() {
        assertThat(mapped("gate", GATE)
                        .mapped("springSecurityFilterChain", PROXY)
                        .faults())
                .isEmpty();
    }

    /** That stands in front of all there are. */
    @Test
    void theGateThatTheJarPlacesMustStandInWebXmlThen() {
        assertThat(registered(GATE, GATE).registered("sessions", SPRINGS).faults())
                .singleElement()
                .asString()
                .contains("The filter sessions keeps sessions of its own", "name Secondgate's filter after that one");
        assertThat(mapped("sessions", SPRINGS).faults()).hasSize(1);
    }

    @Test
    void whatTheApplicationRegistersByProgramMayStandAnywhere() {
        assertThat(registered("own", GATE).registered("sessions", SPRINGS).faults())
                .isEmpty();
    }
}
