package io.github.secondgate.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.encoder.Encoder;
import com.grack.nanojson.JsonParser;
import com.samskivert.mustache.Mustache;
import io.github.secondgate.SecondgateFilter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.logging.LogFactory;
import org.apache.ibatis.session.SqlSession;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.cache.Cache;
import org.apache.shiro.codec.Base64;
import org.apache.shiro.config.Ini;
import org.apache.shiro.web.env.WebEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

/** Applications as they are deployed, each with one thing wrong. */
class DoctorTest {
    private static final String ALL = Stream.of("REQUEST", "FORWARD", "INCLUDE", "ASYNC", "ERROR")
            .map(name -> "<dispatcher>" + name + "</dispatcher>")
            .reduce("", String::concat);
    private static final String GATE = filter("gate", "io.github.secondgate.SecondgateFilter");
    private static final String MAPPED = mapping("gate", ALL);
    private static final String LOGIN = "<login-config><auth-method>FORM</auth-method></login-config>";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private Path war;
    private Path keys;

    private static String filter(String name, String type) {
        return "<filter><filter-name>" + name + "</filter-name><filter-class>" + type
                + "</filter-class><async-supported>true</async-supported></filter>";
    }

    private static String mapping(String name, String dispatchers) {
        return "<filter-mapping><filter-name>" + name + "</filter-name><url-pattern>/*</url-pattern>" + dispatchers
                + "</filter-mapping>";
    }

    /** One without Shiro, in which nothing is wrong. */
    @BeforeEach
    void soundApplication() throws IOException {
        war = Files.createDirectories(directory.resolve("app"));
        Files.createDirectories(war.resolve("WEB-INF/lib"));
        keys = directory.resolve("secondgate.keys");
        NewKey.create(keys);
        jarOfOurs("secondgate-filter.jar");
        for (Class<?> needed : List.of(SqlSession.class, Encoder.class, Mustache.class, JsonParser.class)) {
            library(needed);
        }
        webXml(GATE + MAPPED + LOGIN);
        settings("secondgate.login = container");
    }

    private void jarOfOurs(String name) throws IOException {
        Path classes = Path.of(URI.create(SecondgateFilter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        pack(classes, war.resolve("WEB-INF/lib/" + name));
    }

    private static void pack(Path folder, Path archive) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
    }

    private void library(Class<?> type) throws IOException {
        Path jar = Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
        Files.copy(jar, war.resolve("WEB-INF/lib").resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private void shiro() throws IOException {
        for (Class<?> type : List.of(
                WebEnvironment.class,
                AuthenticationToken.class,
                Cache.class,
                Base64.class,
                Ini.class,
                Logger.class,
                LogFactory.class)) {
            library(type);
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(war.resolve("WEB-INF").resolve(name), text);
    }

    private void webXml(String content) throws IOException {
        write("web.xml", "<web-app xmlns='http://java.sun.com/xml/ns/javaee' version='3.0'>" + content + "</web-app>");
    }

    private void settings(String... more) throws IOException {
        write("secondgate.properties", """
                secondgate.dataSource = java:comp/env/jdbc/main
                secondgate.issuer = My Portal
                secondgate.keyFile = %s
                %s
                """.formatted(keys, String.join("\n", more)));
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return CommandLine.run(arguments, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private List<String> faults() {
        int code = run("doctor", war.toString());
        List<String> faults = out.toString()
                .lines()
                .filter(line -> line.startsWith("Fault: "))
                .toList();
        assertThat(code).as("%s%s", out, err).isEqualTo(faults.isEmpty() ? 0 : 1);
        return faults;
    }

    // --- the command

    @Test
    void aSoundApplicationIsTold() {
        assertThat(faults()).isEmpty();
        assertThat(out.toString())
                .contains("WEB-INF/web.xml is of version 3.0.", "signs people in by FORM", "No fault was found.");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void thatTheContainerAsksAtOurPagesTooIsToldWhereItAsksAtEachAddressOfItsOwn() throws IOException {
        String constraint = "<security-constraint><web-resource-collection><url-pattern>%s</url-pattern>"
                + "</web-resource-collection></security-constraint>";
        String told = "covers /2fa/*, and by BASIC people are known only where the container asks";
        for (String covering : List.of("/html/*", "/2fa/*", "/*")) {
            webXml(GATE + MAPPED + constraint.formatted(covering) + LOGIN.replace("FORM", "BASIC"));
            assertThat(faults()).isEmpty();
            assertThat(out.toString().contains(told)).as(covering).isEqualTo(covering.equals("/html/*"));
        }
        webXml(GATE + MAPPED + LOGIN);
        assertThat(faults()).isEmpty();
        assertThat(out.toString()).doesNotContain("covers /2fa/*");
    }

    @Test
    void aPackedOneIsReadAlikeAndLeftAsItIs() throws IOException {
        webXml(GATE + mapping("gate", "") + LOGIN);
        Path packed = directory.resolve("app.war");
        pack(war, packed);
        byte[] before = Files.readAllBytes(packed);
        assertThat(run("doctor", packed.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("Fault: The <filter-mapping> of Secondgate", "Faults: 1.");
        assertThat(packed).hasBinaryContent(before);
        String packedOut = out.toString();
        faults();
        assertThat(out.toString()).isEqualTo(packedOut);
    }

    @Test
    void whereTheApplicationSignsPeopleInItselfTheSettingThatSaysSoIsNamed() throws IOException {
        webXml(GATE + MAPPED);
        settings("secondgate.login = session:user");
        faults();
        assertThat(out.toString()).contains("Note:  Neither Shiro nor Spring Security", "the setting login says");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "terminal/gwt/server/AbstractApplicationServlet",
                "server/VaadinServlet",
                "flow/server/VaadinServlet"
            })
    void whereAllIsSentToOneAddressItIsToldThatTheLoginsMustBeAnother(String servlet) throws IOException {
        settings("secondgate.login = session:user");
        faults();
        assertThat(out.toString()).doesNotContain("Vaadin");
        Path type = war.resolve("WEB-INF/classes/com/vaadin").resolve(servlet + ".class");
        Files.createDirectories(type.getParent());
        Files.writeString(type, "");
        faults();
        assertThat(out.toString()).contains("Note:  Vaadin is in WEB-INF/lib", "such as /ui?page=login.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org/jasig", "org/apereo"})
    void aServerOfTicketsIsToldThatTheyAreGivenForThePasswordAlone(String publisher) throws IOException {
        settings("secondgate.login = session:user");
        faults();
        assertThat(out.toString()).doesNotContain("CAS");
        Path type = war.resolve("WEB-INF/classes").resolve(publisher).resolve("cas/ticket/TicketGrantingTicket.class");
        Files.createDirectories(type.getParent());
        Files.writeString(type, "");
        faults();
        assertThat(out.toString()).contains("Note:  A CAS server is in WEB-INF/lib", "Secondgate is not for it.");
    }

    @Test
    void whereAFieldNamesAnotherActionItIsToldThatTheLoginsMustBeMasked() throws IOException {
        settings("secondgate.login = session:user");
        faults();
        assertThat(out.toString()).doesNotContain("Struts");
        Path type = war.resolve("WEB-INF/classes/org/apache/struts2/dispatcher/Dispatcher.class");
        Files.createDirectories(type.getParent());
        Files.writeString(type, "");
        faults();
        assertThat(out.toString()).contains("Note:  Struts 2 is in WEB-INF/lib", "Let maskAtLogin be true there.");
    }

    @Test
    void whatIsNoWebApplicationIsSaidSo() throws IOException {
        Path empty = Files.createDirectories(directory.resolve("empty"));
        Path text = Files.writeString(directory.resolve("text.war"), "no archive");
        Path jar = directory.resolve("a.jar");
        pack(war.resolve("WEB-INF/lib"), jar);
        for (String none : new String[] {empty.toString(), jar.toString()}) {
            assertThat(run("doctor", none)).isEqualTo(2);
            assertThat(err.toString()).contains(none + " is no web application");
        }
        for (String none :
                new String[] {text.toString(), directory.resolve("absent").toString()}) {
            assertThat(run("doctor", none)).isEqualTo(2);
            assertThat(err.toString()).contains(none + " cannot be read");
        }
        assertThat(run("doctor", "nul\u0000byte")).isEqualTo(2);
        assertThat(run("doctor")).isEqualTo(2);
        assertThat(run("doctor", "a", "b")).isEqualTo(2);
        assertThat(err.toString()).contains("Usage:", "doctor APPLICATION");
    }

    /** An entry of an archive may be named so that it would be written elsewhere. */
    @Test
    void anArchiveWritesNothingOutsideOfItsFolder() throws IOException {
        Path packed = directory.resolve("evil.war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(packed))) {
            zip.putNextEntry(new ZipEntry("WEB-INF/../../../" + directory.getFileName() + "/evil"));
            zip.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
        }
        run("doctor", packed.toString());
        assertThat(directory.resolve("evil")).doesNotExist();
    }

    // --- the filter

    @Test
    void whatTheStartSaysOfWebXmlIsSaidHere() throws IOException {
        webXml(GATE.replace("true", "false").replace("</filter>", """
                <init-param><param-name>enabled</param-name><param-value>false</param-value></init-param>
                <init-param><param-name>secondgate.pathh</param-name><param-value>/x</param-value></init-param>
                </filter>""")
                + mapping("gate", ALL.replace("ERROR", "error"))
                + LOGIN);
        assertThat(faults())
                .hasSize(5)
                .anyMatch(fault -> fault.contains("lacks [ERROR]"))
                .anyMatch(fault -> fault.contains("in capitals"))
                .anyMatch(fault -> fault.contains("<async-supported>true"))
                .anyMatch(fault -> fault.contains("enabled = false"))
                .anyMatch(fault -> fault.contains("did you mean secondgate.path?"));
    }

    @Test
    void aFilterInFrontIsNoted() throws IOException {
        webXml(GATE + filter("encoding", "x.Y") + mapping("encoding", "") + MAPPED + LOGIN);
        assertThat(faults()).isEmpty();
        assertThat(out.toString()).contains("Before Secondgate's filter encoding is mapped");
    }

    @Test
    void aFilterThatKeepsSessionsBelongsInFrontAndNowhereElse() throws IOException {
        String type = "org.springframework.session.web.http.SessionRepositoryFilter";
        webXml(filter("sessions", type) + mapping("sessions", "") + GATE + MAPPED + LOGIN);
        assertThat(faults()).isEmpty();
        assertThat(out.toString()).doesNotContain("Before Secondgate's filter");
        webXml(GATE + MAPPED + filter("sessions", type) + mapping("sessions", "") + LOGIN);
        assertThat(faults()).singleElement().asString().contains("The filter sessions keeps sessions of its own");
        webXml(filter("sessions", type) + mapping("sessions", "") + LOGIN);
        assertThat(faults()).singleElement().asString().contains("name Secondgate's filter after that one");
    }

    @Test
    void whereSpringBootMayStartItByItselfItIsToldWhatStandsInFrontThen() throws IOException {
        faults();
        assertThat(out.toString()).doesNotContain("Spring Boot");
        library(FilterRegistrationBean.class);
        assertThat(faults()).isEmpty();
        assertThat(out.toString()).contains("Note:  Spring Boot is in WEB-INF/lib.", "by a FilterRegistrationBean");
    }

    @Test
    void withoutTheFilterTheJarPutsItThere() throws IOException {
        webXml(LOGIN);
        assertThat(faults()).isEmpty();
        assertThat(out.toString()).contains("its jar puts it in front");
        Files.delete(war.resolve("WEB-INF/web.xml"));
        assertThat(faults()).isEmpty();
        assertThat(out.toString()).contains("There is no WEB-INF/web.xml.", "its jar puts it in front");
    }

    @Test
    void whereAWebXmlIsTooOldForOneContainerToAskTheJarItIsSaid() throws IOException {
        webXml(LOGIN);
        assertThat(faults()).isEmpty();
        assertThat(out.toString()).doesNotContain("Jetty 9.4");
        Path file = war.resolve("WEB-INF/web.xml");
        Files.writeString(file, Files.readString(file).replaceFirst("version=([\"'])[^\"']*", "version=$12.5"));
        assertThat(faults()).isEmpty();
        assertThat(out.toString()).contains("which Jetty 9.4 does not where web.xml is older than version 3.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<absolute-ordering/>", "<absolute-ordering><name>x</name></absolute-ordering>"})
    void anOrderThatLeavesTheJarOutIsAFaultWhereTheJarPutsTheFilterThere(String order) throws IOException {
        webXml(LOGIN + order);
        assertThat(faults()).singleElement().asString().contains("<absolute-ordering>", "add <others/>");
        webXml(LOGIN + "<absolute-ordering><name>x</name><others/></absolute-ordering>");
        assertThat(faults()).isEmpty();
        webXml(GATE + MAPPED + LOGIN + order);
        assertThat(faults()).isEmpty();
    }

    @Test
    void neitherAFilterNorItsSettingsIsAFault() throws IOException {
        webXml(LOGIN);
        Files.delete(war.resolve("WEB-INF/secondgate.properties"));
        assertThat(faults()).singleElement().asString().contains("No filter of Secondgate stands in WEB-INF/web.xml");
        assertThat(out.toString()).contains("No settings are seen");
    }

    @Test
    void twoFiltersAndTwoJarsAreOneTooMany() throws IOException {
        webXml(GATE + MAPPED + GATE.replace("gate<", "other<") + mapping("other", ALL) + LOGIN);
        jarOfOurs("secondgate.jar");
        assertThat(faults())
                .hasSize(2)
                .anyMatch(fault -> fault.contains("more than one filter of Secondgate, gate, other"))
                .anyMatch(fault -> fault.contains("(secondgate-filter.jar, secondgate.jar): leave one"));
    }

    @Test
    void shirosFilterMustGo() throws IOException {
        String proxy = "org.springframework.web.filter.DelegatingFilterProxy";
        webXml(GATE
                + MAPPED
                + filter("first", "org.apache.shiro.web.servlet.ShiroFilter")
                + filter("shiroFilter", proxy)
                + filter("springSecurityFilterChain", proxy)
                + mapping("first", "")
                + mapping("shiroFilter", "")
                + mapping("springSecurityFilterChain", "")
                + LOGIN);
        assertThat(faults())
                .hasSize(2)
                .allMatch(
                        fault -> fault.contains("which is Shiro's, would show the application whom Secondgate masks"));
    }

    // --- jars

    @Test
    void aMissingJarOfOursIsAFault() throws IOException {
        Files.delete(war.resolve("WEB-INF/lib/secondgate-filter.jar"));
        assertThat(faults())
                .singleElement()
                .asString()
                .contains("No jar of Secondgate", "secondgate-filter-bundle.jar");
    }

    @Test
    void anotherServletApiIsAFault() throws IOException {
        Path classes = Files.createDirectories(war.resolve("WEB-INF/classes"));
        Files.writeString(classes.resolve("Hello.class"), "jakarta/servlet/http/HttpServlet");
        assertThat(faults())
                .singleElement()
                .asString()
                .contains(
                        "of jakarta.servlet (Hello.class)", "of javax.servlet", "secondgate-filter-bundle-jakarta.jar");
        Files.writeString(classes.resolve("Old.class"), "javax/servlet/http/HttpServlet");
        assertThat(faults()).isEmpty();
    }

    @Test
    void theThinJarNeedsOthersBesideIt() throws IOException {
        try (Stream<Path> jars = Files.list(war.resolve("WEB-INF/lib"))) {
            for (Path jar :
                    jars.filter(file -> !file.toString().contains("secondgate")).toList()) {
                Files.delete(jar);
            }
        }
        assertThat(faults()).singleElement().asString().contains("MyBatis 3.5.5 or later", "nanojson");
    }

    /** The one jar brings its own, and which jar it will be is not known yet where there is none. */
    @Test
    void theApplicationsOldMyBatisIsInTheWayOfTheThinJarAlone() throws IOException {
        String configuration = "org/apache/ibatis/session/Configuration.class";
        Path classes = war.resolve("WEB-INF/classes");
        Files.createDirectories(classes.resolve(configuration).getParent());
        Files.writeString(classes.resolve(configuration), "of 3.4.2");
        assertThat(faults()).anyMatch(fault -> fault.contains("MyBatis of this application is older"));
        Files.delete(war.resolve("WEB-INF/lib/secondgate-filter.jar"));
        assertThat(faults())
                .anyMatch(fault -> fault.contains("No jar of Secondgate"))
                .noneMatch(fault -> fault.contains("MyBatis of this application is older"));
    }

    @Test
    void anOldShiroIsAFaultAsAtTheStart() throws IOException {
        oldShiro(war.resolve("WEB-INF/lib/shiro-web-1.4.2.jar"), "env/WebEnvironment");
        settings();
        assertThat(faults())
                .anyMatch(fault -> fault.contains("older than 1.13 (shiro-web-1.4.2.jar)"))
                .anyMatch(fault -> fault.contains("commons-logging"));
    }

    @Test
    void oneOfBeforeItHadAnEnvironmentIsOneToo() throws IOException {
        oldShiro(war.resolve("WEB-INF/lib/shiro-web-1.1.0.jar"), "servlet/AbstractShiroFilter");
        settings();
        assertThat(faults()).anyMatch(fault -> fault.contains("older than 1.13 (shiro-web-1.1.0.jar)"));
        assertThat(out.toString()).contains("Note:  Shiro is in WEB-INF/lib").doesNotContain("Neither Shiro");
    }

    private static void oldShiro(Path jar, String type) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("org/apache/shiro/web/" + type + ".class"));
            zip.write("getSecurityManager".getBytes(StandardCharsets.UTF_8));
        }
    }

    // --- settings

    @Test
    void allThatIsWrongInTheSettingsIsToldAtOnce() throws IOException {
        settings("secondgate.digits = 5", "secondgate.issuer = a:b", "secondgate.requird = everyone");
        assertThat(faults())
                .hasSize(5)
                .anyMatch(fault -> fault.contains("secondgate.issuer stands there twice"))
                .anyMatch(fault -> fault.contains("secondgate.digits is '5'"))
                .anyMatch(fault -> fault.contains("did you mean secondgate.require?"))
                .anyMatch(fault -> fault.contains("secondgate.issuer holds a colon"))
                .anyMatch(fault -> fault.contains("secondgate.login is missing"));
    }

    @Test
    void theKeyFileIsLookedAt() throws IOException {
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(faults()).singleElement().asString().contains("secondgate.keyFile", "chmod 600");
        Files.delete(keys);
        assertThat(faults()).singleElement().asString().contains("secondgate.keyFile", "does not exist", "new-key");
    }

    @Test
    void theSettingsOfAShiroIniAreReadToo() throws IOException {
        shiro();
        Files.delete(war.resolve("WEB-INF/secondgate.properties"));
        write("shiro.ini", """
                [main]
                ds = x.DataSource
                gate = io.github.secondgate.Secondgate
                gate.dataSource = $ds
                gate.issuer = My Portal
                gate.keyFile = %s
                gate.stepUp[/admin/**] = 5m
                gate.mail.host = localhost
                gate.pathh = /x
                gate.period = 1d
                """.formatted(keys));
        webXml(GATE + MAPPED);
        assertThat(faults())
                .anyMatch(fault -> fault.contains("gate.pathh is no setting: did you mean gate.path?"))
                .anyMatch(fault -> fault.contains("secondgate.period is '1d'"))
                .anyMatch(fault -> fault.contains("secondgate.mail.from is missing"))
                .noneMatch(fault -> fault.contains("dataSource"))
                .noneMatch(fault -> fault.contains("stepUp"));
        assertThat(out.toString()).contains("Shiro is in WEB-INF/lib, configured by WEB-INF/shiro.ini.");
    }

    @Test
    void aLoginThatIsNotTheOneThatTheSettingsNameIsAFault() throws IOException {
        shiro();
        assertThat(faults()).singleElement().asString().contains("secondgate.login is container, but Shiro is in");
        assertThat(out.toString())
                .contains(
                        "The container signs people in by FORM, as <login-config> says. Whom it signs in without Shiro");
    }
}
