package io.github.secondgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.servlet.FilterConfig;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A web.xml that leaves a way around the gate is found at the start, whatever its version. */
class WebXmlTest {
    private static final String DOCTYPE =
            "<!DOCTYPE web-app PUBLIC \"-//Sun Microsystems, Inc.//DTD Web Application 2.3//EN\""
                    + " \"http://java.sun.com/dtd/web-app_2_3.dtd\">";
    private static final String JAVAEE = " xmlns=\"http://java.sun.com/xml/ns/javaee\" version=\"3.0\"";
    private static final String ALL = dispatchers("REQUEST", "FORWARD", "INCLUDE", "ASYNC", "ERROR");
    private static final String ASYNC = "<async-supported>true</async-supported>";
    private static final String UPGRADE = "org.eclipse.jetty.ee8.websocket.servlet.WebSocketUpgradeFilter";

    private final ServletContext context = mock(ServletContext.class);
    private final FilterConfig filter = mock(FilterConfig.class);

    WebXmlTest() {
        when(filter.getFilterName()).thenReturn("gate");
    }

    private static String dispatchers(String... names) {
        return names.length == 0
                ? ""
                : "<dispatcher>" + String.join("</dispatcher><dispatcher>", names) + "</dispatcher>";
    }

    private static String filter(String name, String async) {
        return "<filter><filter-name>" + name + "</filter-name><filter-class>x.Y</filter-class>" + async + "</filter>";
    }

    private static String mapping(String name, String pattern, String dispatchers) {
        return "<filter-mapping>\n <filter-name> " + name + " </filter-name>\n <url-pattern> " + pattern
                + " </url-pattern>" + dispatchers + "</filter-mapping>";
    }

    private List<String> faults(String webXml) {
        when(context.getResourceAsStream("/WEB-INF/web.xml"))
                .thenReturn(new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8)));
        return WebXml.faults(context, filter);
    }

    private List<String> faultsOf(String content) {
        return faults("<web-app" + JAVAEE + ">" + content + "</web-app>");
    }

    // --- versions

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<web-app",
                "<web-app version=\"2.4\" xmlns=\"http://java.sun.com/xml/ns/j2ee\"",
                "<web-app version=\"2.5\" xmlns=\"http://java.sun.com/xml/ns/javaee\"",
                "<web-app version=\"3.0\" xmlns=\"http://java.sun.com/xml/ns/javaee\"",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- ours -->\n<web-app version=\"4.0\""
                        + " xmlns=\"http://xmlns.jcp.org/xml/ns/javaee\" metadata-complete=\"true\""
            })
    void everyVersionIsRead(String root) {
        String whole = filter("gate", ASYNC) + mapping("gate", "/*", ALL);
        assertThat(faults(root + ">" + whole + "</web-app>")).isEmpty();
        assertThat(faults(root + ">" + filter("gate", ASYNC) + mapping("gate", "/*", "") + "</web-app>"))
                .singleElement()
                .asString()
                .contains("FORWARD", "INCLUDE", "ASYNC", "ERROR", "<url-pattern>/*</url-pattern>")
                .doesNotContain("[REQUEST");
    }

    @Test
    void aPrefixedNamespaceIsRead() {
        String whole = filter("gate", ASYNC) + mapping("gate", "/*", ALL);
        String prefixed = whole.replace("</", "\u0001").replace("<", "<j:").replace("\u0001", "</j:");
        assertThat(faults("<j:web-app xmlns:j=\"http://xmlns.jcp.org/xml/ns/javaee\">" + prefixed + "</j:web-app>"))
                .isEmpty();
    }

    @Test
    void theDtdOfAnOldOneIsNotFetched() {
        assertThat(faults(DOCTYPE + "<web-app>" + filter("gate", ASYNC) + mapping("gate", "/*", ALL) + "</web-app>"))
                .isEmpty();
        assertThat(faults(DOCTYPE + "<web-app>" + filter("gate", "") + mapping("gate", "/*", "") + "</web-app>"))
                .hasSize(2);
    }

    @Test
    void anotherFileIsNotReadIntoIt() {
        String entity = "<!DOCTYPE web-app [<!ENTITY passwords SYSTEM \"file:///etc/passwd\">]>";
        List<String> faults = faults(
                entity + "<web-app>" + filter("gate", ASYNC) + mapping("gate", "/*&passwords;", ALL) + "</web-app>");
        assertThat(String.join("", faults)).doesNotContain("root:");
    }

    @Test
    void aFileThatCannotBeReadIsAFault() {
        assertThat(faults("<web-app>")).anySatisfy(fault -> assertThat(fault).contains("cannot be read", "mend it"));
    }

    // --- dispatchers

    @ParameterizedTest
    @ValueSource(strings = {"REQUEST", "FORWARD", "INCLUDE", "ASYNC", "ERROR"})
    void eachDispatcherIsMissed(String missing) {
        String others = ALL.replace("<dispatcher>" + missing + "</dispatcher>", "");
        assertThat(faultsOf(filter("gate", ASYNC) + mapping("gate", "/*", others)))
                .singleElement()
                .asString()
                .contains("lacks [" + missing + "]");
    }

    @Test
    void severalMappingsCountTogetherButOnlyThoseToEverything() {
        String request = mapping("gate", "/*", "");
        String rest = dispatchers("FORWARD", "INCLUDE", "ASYNC", "ERROR");
        assertThat(faultsOf(filter("gate", ASYNC) + request + mapping("gate", "/*", rest)))
                .isEmpty();
        assertThat(faultsOf(filter("gate", ASYNC) + request + mapping("gate", "/admin/*", rest)))
                .isNotEmpty();
        assertThat(faultsOf(filter("gate", ASYNC) + request + mapping("other", "/*", rest)))
                .isNotEmpty();
        assertThat(faultsOf(filter("gate", ASYNC) + mapping("gate", "/", ALL))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"request", "Error", "", "ALWAYS", "REQUEST,FORWARD", "REQUEST FORWARD"})
    void aDispatcherThatIsNoneIsNamed(String dispatcher) {
        String all = ALL + dispatchers(dispatcher);
        assertThat(faultsOf(filter("gate", ASYNC) + mapping("gate", "/*", all)))
                .singleElement()
                .asString()
                .contains("<dispatcher>" + dispatcher + "</dispatcher>", "in capitals");
    }

    @Test
    void spacesAroundADispatcherDoNotMatter() {
        assertThat(faultsOf(filter("gate", ASYNC) + mapping("gate", "/*", ALL.replace("ERROR", "\n  ERROR\t"))))
                .isEmpty();
    }

    @Test
    void asynchronousSupportIsAsked() {
        for (String async : new String[] {"", "<async-supported>false</async-supported>"}) {
            assertThat(faultsOf(filter("gate", async) + mapping("gate", "/*", ALL)))
                    .singleElement()
                    .asString()
                    .contains("<async-supported>true</async-supported>");
        }
    }

    // --- registered by program

    @Test
    void aFilterRegisteredByProgramIsCheckedForItsAddresses() {
        assertThat(WebXml.faults(context, filter)).singleElement().asString().contains("not mapped to /*");
        FilterRegistration registration = mock(FilterRegistration.class);
        when(context.getFilterRegistration("gate")).thenReturn(registration);
        when(registration.getUrlPatternMappings()).thenReturn(List.of("/admin/*"));
        assertThat(WebXml.faults(context, filter)).hasSize(1);
        when(registration.getUrlPatternMappings()).thenReturn(List.of("/x", "/*"));
        assertThat(WebXml.faults(context, filter)).isEmpty();
        assertThat(faultsOf(filter("other", ""))).isEmpty();
    }

    // --- init parameters

    @Test
    void initParametersThatOpenTheGateAreRefused() {
        String whole = filter("gate", ASYNC) + mapping("gate", "/*", ALL);
        when(filter.getInitParameter("enabled")).thenReturn("FALSE");
        assertThat(faultsOf(whole)).singleElement().asString().contains("enabled = false", "remove it");
        when(filter.getInitParameter("filterOncePerRequest")).thenReturn("True");
        assertThat(faultsOf(whole)).hasSize(2).last().asString().contains("filterOncePerRequest = true", "remove it");
        when(filter.getInitParameter(anyString())).thenReturn("harmless");
        assertThat(faultsOf(whole)).isEmpty();
    }

    // --- WebSocket

    private void endpoints(String name, String type) {
        FilterRegistration registration = mock(FilterRegistration.class);
        when(registration.getName()).thenReturn(name);
        when(registration.getClassName()).thenReturn(type);
        doReturn(Map.of(name, registration)).when(context).getFilterRegistrations();
    }

    @Test
    void anUpgradeFilterInFrontOfTheGateIsFound() {
        endpoints(UPGRADE, UPGRADE);
        String ours = mapping("gate", "/*", ALL);
        String theirs = mapping(UPGRADE, "/*", "");
        assertThat(faultsOf(filter("gate", ASYNC) + ours))
                .singleElement()
                .asString()
                .contains("WebSocket", UPGRADE);
        assertThat(faultsOf(filter("gate", ASYNC) + theirs + ours)).hasSize(1);
        assertThat(faultsOf(filter("gate", ASYNC) + ours + theirs)).isEmpty();
        assertThat(faultsOf(filter("gate", ASYNC) + mapping("gate", "/*", dispatchers("REQUEST")) + theirs + ours))
                .as("between our mappings")
                .hasSize(1);
    }

    @Test
    void anUpgradeFilterIsFoundWithoutAWebXmlToo() {
        endpoints(UPGRADE, UPGRADE);
        FilterRegistration registration = mock(FilterRegistration.class);
        when(context.getFilterRegistration("gate")).thenReturn(registration);
        when(registration.getUrlPatternMappings()).thenReturn(List.of("/*"));
        assertThat(WebXml.faults(context, filter)).singleElement().asString().contains("WebSocket");
    }

    @Test
    void otherFiltersAreLeftAlone() {
        endpoints("encoding", "org.example.EncodingFilter");
        assertThat(faultsOf(filter("gate", ASYNC) + mapping("gate", "/*", ALL))).isEmpty();
        endpoints("nameless", null);
        assertThat(faultsOf(filter("gate", ASYNC) + mapping("gate", "/*", ALL))).isEmpty();
    }
}
