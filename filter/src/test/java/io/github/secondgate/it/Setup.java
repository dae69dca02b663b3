package io.github.secondgate.it;

import io.github.secondgate.it.tomcat.EmbeddedServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What one application under test has that others do not. */
final class Setup {
    static final String GATE = "io.github.secondgate.SecondgateFilter";
    private static final String PLAIN_SHIRO = "org.apache.shiro.web.servlet.ShiroFilter";

    private final List<String> main = new ArrayList<>();
    private final List<String> urls = new ArrayList<>();
    private final List<String> initParams = new ArrayList<>();
    private String filter = GATE;
    private List<String> dispatchers = List.of("REQUEST", "FORWARD", "INCLUDE", "ASYNC", "ERROR");
    private String filters = "";
    private String mappings = "";
    private String mappingsBefore = "";
    private String realms = "$staff";
    private String context = "";
    private String listener = "org.apache.shiro.web.env.EnvironmentLoaderListener";
    private final Map<String, String> contextParams = new LinkedHashMap<>();
    private final List<String> files = new ArrayList<>();
    private boolean ini = true;
    private boolean async = true;
    private boolean anyAddress;
    private boolean webSocket;
    private boolean mailJars;
    private boolean micrometer;
    private boolean containerLogin;
    private Certificates certificates;
    private Kerberos kerberos;
    private boolean tomcat;
    private Consumer<EmbeddedServer> adjustments = server -> {};
    private boolean spring;
    private boolean initializers;
    private boolean believing;
    private final Map<String, String> inFiles = new LinkedHashMap<>(
            Map.of("noop", "", "http", "", "httpElements", "", "beans", "", "gate", "", "issuer", ""));
    private boolean commonsLogging = true;
    private boolean slf4j = true;
    private String shiro = System.getProperty("it.shiro", "2.2.1");
    private final List<String> old = new ArrayList<>();
    private boolean schema = true;
    private final List<String> statements = new ArrayList<>();
    private boolean keys = true;
    private final List<String> properties = new ArrayList<>();
    private DataSource sessions;
    private Path redis;
    private boolean naming;
    private boolean placed;
    private boolean wallClock;
    private boolean webXml = true;
    private boolean jarTwice;
    private String root = "";
    private boolean springBoot;
    private boolean springSessions;
    private int gateOrder;
    private final List<String> folders = new ArrayList<>();

    /** A line at the end of [main]; a property set before keeps its place but takes the new value. */
    Setup line(String text) {
        main.add(text);
        return this;
    }

    /** That listener makes Shiro's environment, and there is no shiro.ini. */
    Setup configuredBy(String name) {
        listener = name;
        ini = false;
        return contextParam("database", "@database@");
    }

    /** Beside what configures it. */
    Setup listenedToBy(String name) {
        listener = name;
        return this;
    }

    boolean hasIni() {
        return ini;
    }

    Setup contextParam(String name, String value) {
        contextParams.put(name, value);
        return this;
    }

    /** A file of WEB-INF, from the resources of the tests. */
    Setup file(String name) {
        files.add(name);
        return this;
    }

    List<String> files() {
        return files;
    }

    /** Another filter, behind the gate. */
    Setup behind(String name, String type) {
        filters += "<filter><filter-name>" + name + "</filter-name><filter-class>" + type
                + "</filter-class><async-supported>true</async-supported></filter>";
        mappings += "<filter-mapping><filter-name>" + name + "</filter-name><url-pattern>/*</url-pattern>"
                + "</filter-mapping>";
        return this;
    }

    /** Whoever asks for a page of these signs in by asking. */
    Setup signsInAnywhere() {
        mappings += "<servlet><servlet-name>in-page</servlet-name><servlet-class>io.github.secondgate.it.app."
                + "InPageLoginServlet</servlet-class><async-supported>true</async-supported></servlet><servlet-mapping>"
                + "<servlet-name>in-page</servlet-name><url-pattern>/open/page/*</url-pattern></servlet-mapping>";
        return this;
    }

    /** What the application is built with; those of Shiro are of its version. */
    Setup builtWith(String... libraries) {
        for (String library : libraries) {
            folders.add(library.startsWith("shiro-") ? library + "-" + shiro : library);
        }
        return this;
    }

    /** The folders of these jars, below target/it. */
    List<String> folders() {
        return folders;
    }

    /** A line of WEB-INF/secondgate.properties; where there is one, shiro.ini knows nothing of Secondgate. */
    Setup property(String text) {
        properties.add(text);
        return this;
    }

    /** The texts that every application here says, in that file. */
    Setup properties(String... more) {
        return property("secondgate.issuer = Fixture Ltd")
                .property("secondgate.keyFile = @keys@")
                .property("secondgate.publicPaths = /public/**")
                .property(String.join("\n", more));
    }

    String propertiesFile() {
        return String.join("\n", properties);
    }

    /** The container keeps the sessions in that database, and none in memory. */
    Setup sessionsIn(DataSource database) {
        sessions = database;
        return this;
    }

    /** Null where it keeps them in memory. */
    DataSource sessions() {
        return sessions;
    }

    /** In Tomcat 9, by Redisson, which reads that. */
    Setup sessionsInRedis(Path configuration) {
        redis = configuration;
        return tomcat(server -> server.sessionsInRedis(configuration));
    }

    /** Null where they are not there. */
    Path redis() {
        return redis;
    }

    /** The container keeps the application's data source under java:comp/env/jdbc/main. */
    Setup naming() {
        naming = true;
        mappings += "<resource-ref><res-ref-name>jdbc/main</res-ref-name><res-type>javax.sql.DataSource</res-type>"
                + "<res-auth>Container</res-auth></resource-ref>";
        return this;
    }

    boolean hasNaming() {
        return naming;
    }

    Setup realms(String references) {
        realms = references;
        return this;
    }

    /** A chain before those of the application. */
    Setup url(String text) {
        urls.add(text);
        return this;
    }

    /** A statement that makes the application's own tables before it starts. */
    Setup sql(String statement) {
        statements.add(statement);
        return this;
    }

    List<String> statements() {
        return statements;
    }

    /** Secondgate goes by the clock of the machine, which no test moves. */
    Setup onWallClock() {
        wallClock = true;
        return this;
    }

    Setup nativeSessions() {
        return line("sessions = org.apache.shiro.web.session.mgt.DefaultWebSessionManager")
                .line("securityManager.sessionManager = $sessions");
    }

    /** A filter in front of all others has read the parameters at these addresses by then, in ISO-8859-1. */
    Setup readBefore(String pattern) {
        filters = "<filter><filter-name>early</filter-name>"
                + "<filter-class>io.github.secondgate.it.app.EarlyReaderFilter</filter-class>"
                + "<async-supported>true</async-supported></filter>";
        mappingsBefore = "<filter-mapping><filter-name>early</filter-name><url-pattern>" + pattern
                + "</url-pattern></filter-mapping>";
        return this;
    }

    /** No line of web.xml names the gate: its jar puts it in front, and its settings stand in a file. */
    Setup placed() {
        return unnamed()
                .line("secondgate = io.github.secondgate.Secondgate")
                .line("secondgate.dataSource = $dataSource")
                .line("secondgate.clock = $clock")
                .properties("secondgate.recoveryCodes = 1");
    }

    /** No line of web.xml names the gate. */
    Setup unnamed() {
        placed = true;
        return asksInitializers();
    }

    /** And no such file. */
    Setup withoutProperties() {
        properties.clear();
        return this;
    }

    /** Another class in the place of the gate's. */
    Setup gate(String type) {
        filter = type;
        return this;
    }

    /** How web.xml begins. */
    Setup webXmlRoot(String text) {
        root = text;
        return this;
    }

    /** Annotations alone say what there is. */
    Setup withoutWebXml() {
        webXml = false;
        return withoutListener();
    }

    boolean hasWebXml() {
        return webXml;
    }

    /** Another listener of the application, after Shiro's. */
    Setup listening(String type) {
        mappings += "<listener><listener-class>" + type + "</listener-class></listener>";
        return this;
    }

    /** The jar of the filter stands in WEB-INF/lib under another name once more. */
    Setup jarTwice() {
        jarTwice = true;
        return this;
    }

    boolean hasJarTwice() {
        return jarTwice;
    }

    Setup withoutGate() {
        filter = PLAIN_SHIRO;
        return this;
    }

    /** The application has no Shiro listener in its web.xml. */
    Setup withoutListener() {
        listener = "";
        return this;
    }

    Setup withoutAsync() {
        async = false;
        return this;
    }

    Setup withoutSchema() {
        schema = false;
        return this;
    }

    Setup withoutKeys() {
        keys = false;
        return this;
    }

    /** Where the application stands on its host; empty at the root. */
    Setup context(String path) {
        context = path;
        return this;
    }

    String context() {
        return context;
    }

    Setup initParam(String name, String value) {
        initParams.add("<init-param><param-name>" + name + "</param-name><param-value>" + value
                + "</param-value></init-param>");
        return this;
    }

    Setup dispatchers(String... names) {
        dispatchers = List.of(names);
        return this;
    }

    /** The container refuses and tidies as little as it can, so that odd addresses get as far as the gate. */
    Setup anyAddress() {
        anyAddress = true;
        for (String check : List.of("blockBackslash", "blockNonAscii", "blockSemicolon", "blockTraversal")) {
            line("invalidRequest." + check + " = false");
        }
        return this;
    }

    /** Jars of years ago in WEB-INF/lib, by their names without the version. */
    Setup beside(String... jars) {
        old.addAll(List.of(jars));
        return this;
    }

    List<String> oldJars() {
        return old;
    }

    /** Another Shiro than the one that this run is about. */
    Setup shiro(String version) {
        shiro = version;
        return this;
    }

    /** Null without Shiro. */
    String shiroVersion() {
        return shiro;
    }

    /** Neither the container nor the WAR brings what BeanUtils logs with. */
    Setup withoutCommonsLogging() {
        commonsLogging = false;
        return this;
    }

    boolean hasCommonsLogging() {
        return commonsLogging;
    }

    /** Neither the container nor the WAR brings slf4j, nor commons-logging, which is there by way of it. */
    Setup withoutSlf4j() {
        slf4j = false;
        return withoutCommonsLogging();
    }

    boolean hasSlf4j() {
        return slf4j;
    }

    /** The container asks the jars of the WAR before its listeners, as Tomcat does and Jetty where it was told to. */
    Setup asksInitializers() {
        initializers = true;
        return this;
    }

    boolean isAskingInitializers() {
        return initializers || webSocket;
    }

    /** Adds a WebSocket endpoint, its upgrade filter declared after the gate's or not at all. */
    Setup webSocket(boolean declared) {
        webSocket = true;
        if (declared) {
            String upgrade = "org.eclipse.jetty.ee8.websocket.servlet.WebSocketUpgradeFilter";
            filters = "<filter><filter-name>" + upgrade + "</filter-name><filter-class>" + upgrade
                    + "</filter-class><async-supported>true</async-supported></filter>";
            mappings = "<filter-mapping><filter-name>" + upgrade
                    + "</filter-name><url-pattern>/*</url-pattern></filter-mapping>";
        }
        return this;
    }

    /** The container knows a user of its own before any of this runs. */
    Setup containerUser() {
        filters = "<filter><filter-name>container</filter-name><filter-class>"
                + "io.github.secondgate.it.app.ContainerUserFilter</filter-class>"
                + "<async-supported>true</async-supported></filter>";
        mappingsBefore = "<filter-mapping><filter-name>container</filter-name><url-pattern>/*</url-pattern>"
                + "</filter-mapping>";
        return this;
    }

    /** The same in an application that has other filters too. */
    Setup containerUserInFront() {
        String others = filters;
        String mapped = mappingsBefore;
        containerUser();
        filters += others;
        mappingsBefore += mapped;
        return this;
    }

    /** More of web.xml. */
    Setup more(String elements) {
        mappings += elements;
        return this;
    }

    /** Spring Security's chain runs in this application, in front of the gate or behind it. */
    Setup springSecurity(boolean inFront) {
        spring = true;
        filters =
                "<filter><filter-name>spring</filter-name><filter-class>io.github.secondgate.it.app.spring.SpringFilter"
                        + "</filter-class><async-supported>true</async-supported></filter>";
        String mapping = "<filter-mapping><filter-name>spring</filter-name><url-pattern>/*</url-pattern>"
                + "<dispatcher>REQUEST</dispatcher><dispatcher>ASYNC</dispatcher><dispatcher>ERROR</dispatcher>"
                + "</filter-mapping>";
        if (inFront) {
            mappingsBefore = mapping;
        } else {
            mappings = mapping;
        }
        return this;
    }

    boolean hasSpringSecurity() {
        return spring;
    }

    /** The container takes scheme and host from {@code X-Forwarded-…}. */
    Setup believesItsProxy() {
        believing = true;
        return this;
    }

    boolean isBelievingItsProxy() {
        return believing;
    }

    /** The container has a login of its own, by {@code FORM} or {@code BASIC}, which guards /constrained/*; root has it. */
    Setup containerLogin(String method) {
        containerLogin = true;
        mappings = "<security-constraint><web-resource-collection><web-resource-name>constrained</web-resource-name>"
                + "<url-pattern>/constrained/*</url-pattern></web-resource-collection><auth-constraint><role-name>staff"
                + "</role-name></auth-constraint></security-constraint><login-config><auth-method>" + method
                + "</auth-method><realm-name>staff</realm-name><form-login-config><form-login-page>/public/form"
                + "</form-login-page><form-error-page>/public/refused</form-error-page></form-login-config>"
                + "</login-config><security-role><role-name>staff</role-name></security-role>";
        return this;
    }

    /**
     * The container alone signs people in, by one of its four methods: no Shiro is in the WAR, and the settings stand in a
     * file. But for FORM, somebody is known only where the container asks, so it asks everywhere.
     */
    Setup containerAlone(String method, String... settings) {
        return containerBeside(method, settings)
                .naming()
                .property("secondgate.dataSource = jdbc/main")
                .property("secondgate.recoveryCodes = 2");
    }

    /** The same without a data source, which a bean of the application has. */
    Setup containerBeside(String method, String... settings) {
        containerLogin(method);
        shiro = null;
        mappings = mappings.replace(
                "<url-pattern>/constrained/*</url-pattern>",
                method.equals("FORM") ? "<url-pattern>/account/*</url-pattern>" : "<url-pattern>/*</url-pattern>");
        mappings += "<servlet><servlet-name>container</servlet-name><servlet-class>"
                + "io.github.secondgate.it.app.ContainerAppServlet</servlet-class></servlet><servlet-mapping>"
                + "<servlet-name>container</servlet-name><url-pattern>/logout</url-pattern>"
                + "<url-pattern>/public/who</url-pattern><url-pattern>/account/who</url-pattern>"
                + "<url-pattern>/public/sign-in</url-pattern></servlet-mapping><servlet><servlet-name>in-place</servlet-name>"
                + "<servlet-class>io.github.secondgate.it.app.InPlaceServlet</servlet-class><async-supported>true"
                + "</async-supported></servlet><servlet-mapping><servlet-name>in-place</servlet-name>"
                + "<url-pattern>/open/*</url-pattern><url-pattern>/public/late</url-pattern>"
                + "<url-pattern>/public/authenticate</url-pattern></servlet-mapping>";
        certificates = method.equals("CLIENT-CERT") ? Certificates.made() : null;
        return withoutListener()
                .properties("secondgate.loginPath = /public/form, /public/sign-in", String.join("\n", settings));
    }

    /** After containerAlone: there alone, and what the application asks for itself. */
    Setup asksOnlyAt(String... patterns) {
        mappings = mappings.replace(
                "<url-pattern>/*</url-pattern></web-resource-collection>",
                Stream.of(patterns)
                        .map(pattern -> "<url-pattern>" + pattern + "</url-pattern>")
                        .collect(Collectors.joining("", "", "</web-resource-collection>")));
        return this;
    }

    /** In Tomcat, whose 9 stands in for the container of this run unless that is a Tomcat. */
    Setup tomcat() {
        return tomcat(server -> {});
    }

    Setup tomcat(Consumer<EmbeddedServer> adjustment) {
        tomcat = true;
        adjustments = adjustments.andThen(adjustment);
        return this;
    }

    /** After containerAlone, by SPNEGO: people come with tickets of that realm. */
    Setup kerberos(Kerberos realm) {
        kerberos = realm;
        return this;
    }

    /** Null where nobody does. */
    Kerberos kerberos() {
        return kerberos;
    }

    /** Of the people whom the container knows by them; null where it asks for a password. */
    Certificates certificates() {
        return certificates;
    }

    boolean isForTomcat() {
        return tomcat;
    }

    void adjust(EmbeddedServer server) {
        adjustments.accept(server);
    }

    /** The application alone signs people in, as {@code OwnLoginServlet} does: no Shiro, the settings in a file. */
    Setup ownLogin(String... settings) {
        shiro = null;
        mappings = "<servlet><servlet-name>own</servlet-name><servlet-class>io.github.secondgate.it.app.OwnLoginServlet"
                + "</servlet-class><async-supported>true</async-supported></servlet><servlet-mapping>"
                + "<servlet-name>own</servlet-name>"
                + "<url-pattern>/login</url-pattern><url-pattern>/logout</url-pattern><url-pattern>/page</url-pattern>"
                + "<url-pattern>/account/page</url-pattern><url-pattern>/public/visit</url-pattern>"
                + "<url-pattern>/public/end</url-pattern>"
                + "<url-pattern>/public/who</url-pattern></servlet-mapping>";
        return withoutListener()
                .naming()
                .properties(
                        "secondgate.dataSource = jdbc/main",
                        "secondgate.recoveryCodes = 2",
                        String.join("\n", settings));
    }

    /** As {@link #ownLogin}, where people do all they do at one address. */
    Setup desk(String... settings) {
        ownLogin(settings);
        mappings += "<servlet><servlet-name>desk</servlet-name><servlet-class>io.github.secondgate.it.app.DeskServlet"
                + "</servlet-class></servlet><servlet-mapping><servlet-name>desk</servlet-name>"
                + "<url-pattern>/desk</url-pattern></servlet-mapping>";
        return this;
    }

    /** Two requests of {@link Twice#atOnce} are both there, with their session, before either is served. */
    Setup meetings() {
        filters += "<filter><filter-name>meeting</filter-name><filter-class>io.github.secondgate.it.app.MeetingFilter"
                + "</filter-class><async-supported>true</async-supported></filter>";
        mappingsBefore +=
                "<filter-mapping><filter-name>meeting</filter-name><url-pattern>/*</url-pattern></filter-mapping>";
        return this;
    }

    /**
     * No request before the one before is through: Spring Security 5 writes a login into the session once more after it has
     * sent its answer, over what a next request of the same browser has written there meanwhile.
     */
    Setup oneAtATime() {
        filters += "<filter><filter-name>one</filter-name><filter-class>io.github.secondgate.it.app.OneAtATimeFilter"
                + "</filter-class><async-supported>true</async-supported></filter>";
        mappingsBefore = "<filter-mapping><filter-name>one</filter-name><url-pattern>/*</url-pattern></filter-mapping>"
                + mappingsBefore;
        return this;
    }

    /** Each request has objects of its own in its session. */
    Setup copiesSessions() {
        filters = "<filter><filter-name>copies</filter-name><filter-class>io.github.secondgate.it.app.CopyingFilter"
                + "</filter-class><async-supported>true</async-supported></filter>";
        mappingsBefore =
                "<filter-mapping><filter-name>copies</filter-name><url-pattern>/*</url-pattern>" + "</filter-mapping>";
        return this;
    }

    /**
     * Spring Security alone signs people in, of that major version and configured in XML: no Shiro is in the WAR, and the texts
     * stand in a file.
     *
     * @param inFront whether its filter stands in front of the gate
     */
    Setup springSecurityAlone(int version, boolean inFront, String... settings) {
        shiro = null;
        springSecurity(inFront);
        spring = false;
        filters = filters.replace("<filter-name>spring<", "<filter-name>springSecurityFilterChain<")
                .replaceFirst("io[.]github[^<]*", "org.springframework.web.filter.DelegatingFilterProxy");
        mappings = mappings.replace("<filter-name>spring<", "<filter-name>springSecurityFilterChain<");
        mappingsBefore = mappingsBefore.replace("<filter-name>spring<", "<filter-name>springSecurityFilterChain<");
        mappings += "<servlet><servlet-name>spring-app</servlet-name><servlet-class>"
                + "io.github.secondgate.it.app.springsecurity.SpringAppServlet</servlet-class></servlet><servlet-mapping>"
                + "<servlet-name>spring-app</servlet-name><url-pattern>/public/who</url-pattern>"
                + "<url-pattern>/public/sign-in</url-pattern><url-pattern>/public/session</url-pattern>"
                + "<url-pattern>/account/who</url-pattern></servlet-mapping>";
        return configuredBy("org.springframework.web.context.ContextLoaderListener")
                .builtWith(
                        version == 5
                                ? new String[] {"spring", "spring-security-5"}
                                : new String[] {"spring-security-" + version})
                .contextParam("contextConfigLocation", "/WEB-INF/security.xml")
                .file("security.xml")
                .inFiles("noop", version > 4 ? "{noop}" : "")
                .properties(settings);
    }

    /**
     * An application of Spring Boot's, which has no {@code web.xml} and starts a container of its own.
     *
     * @param order of the gate among its filters
     * @param sessions whether Spring keeps the sessions
     */
    Setup springBoot(int order, boolean sessions, String... settings) {
        shiro = null;
        tomcat = true;
        springBoot = true;
        springSessions = sessions;
        gateOrder = order;
        return withoutWebXml()
                .builtWith("spring", "spring-security-5", "spring-boot")
                .properties(settings);
    }

    boolean isSpringBoot() {
        return springBoot;
    }

    boolean hasSpringSessions() {
        return springSessions;
    }

    int gateOrder() {
        return gateOrder;
    }

    /** Its chain is looked up at each request, and its context made once more by one that asks for that. */
    Setup springSecurityAsItIsNow() {
        filters = filters.replace(
                "org.springframework.web.filter.DelegatingFilterProxy",
                "io.github.secondgate.it.app.springsecurity.RefreshingFilter");
        return this;
    }

    /**
     * Spring Security 5 alone, or 6 where the servlet API is that of {@code jakarta}, signs people in, by what that file of
     * Spring's says and another folder of jars has.
     *
     * @param provider where it sends them
     */
    Setup springSecurityBy(String provider, String file, String folder, boolean inFront, String... settings) {
        boolean jakarta = Boolean.getBoolean("it.jakarta");
        springSecurityAlone(jakarta ? 6 : 5, inFront, settings)
                .contextParam("contextConfigLocation", "/WEB-INF/" + file);
        files.clear();
        return file(file).builtWith(jakarta ? folder + "-6" : folder).inFiles("provider", provider);
    }

    /**
     * A CAS server signs people in: no Shiro is in the WAR, and the settings stand in a file. The filters of its client stand
     * behind the gate, in the order that its documentation gives.
     *
     * @param redirecting whether the page that a ticket came to is asked for once more without it, as by default
     */
    Setup casClient(String server, boolean redirecting, String... settings) {
        shiro = null;
        String own = "<init-param><param-name>serverName</param-name><param-value>http://app.example.org</param-value>"
                + "</init-param>";
        String login = "<init-param><param-name>casServerLoginUrl</param-name><param-value>" + server
                + "/login</param-value></init-param>";
        String prefix = "<init-param><param-name>casServerUrlPrefix</param-name><param-value>" + server
                + "</param-value></init-param>";
        String redirect = "<init-param><param-name>redirectAfterValidation</param-name><param-value>" + redirecting
                + "</param-value></init-param>";
        cas("session.SingleSignOutFilter", prefix);
        cas("authentication.AuthenticationFilter", login + own);
        cas("validation.Cas20ProxyReceivingTicketValidationFilter", prefix + own + redirect);
        cas("util.HttpServletRequestWrapperFilter", "");
        return withoutListener()
                .listening("org.jasig.cas.client.session.SingleSignOutHttpSessionListener")
                .builtWith("cas")
                .naming()
                .properties(
                        "secondgate.dataSource = jdbc/main",
                        "secondgate.recoveryCodes = 2",
                        String.join("\n", settings));
    }

    /**
     * The filters of pac4j sign people in by a form: no Shiro is in the WAR, and the settings stand in a file. They stand behind
     * the gate, and guard /account/*.
     *
     * @param config the application's class that tells them how
     */
    Setup pac4j(String config, String logout, String... settings) {
        shiro = null;
        String factory = "<init-param><param-name>configFactory</param-name><param-value>" + config
                + "</param-value></init-param>";
        pac4j("CallbackFilter", "/callback", factory);
        pac4j("LogoutFilter", "/logout", factory + logout);
        pac4j(
                "SecurityFilter",
                "/account/*",
                factory + "<init-param><param-name>clients</param-name><param-value>FormClient,PartnerClient"
                        + "</param-value></init-param>");
        return withoutListener()
                .builtWith("pac4j", "pac4j-application")
                .naming()
                .properties(
                        "secondgate.dataSource = jdbc/main",
                        "secondgate.recoveryCodes = 2",
                        String.join("\n", settings));
    }

    private void pac4j(String type, String pattern, String initParams) {
        filters += "<filter><filter-name>" + type + "</filter-name><filter-class>org.pac4j.jee.filter." + type
                + "</filter-class>" + initParams + "</filter>";
        mappings += "<filter-mapping><filter-name>" + type + "</filter-name><url-pattern>" + pattern
                + "</url-pattern></filter-mapping>";
    }

    private void cas(String type, String initParams) {
        filters += "<filter><filter-name>" + type + "</filter-name><filter-class>org.jasig.cas.client." + type
                + "</filter-class>" + initParams + "</filter>";
        for (String pattern : List.of("/account/*", "/login")) {
            mappings += "<filter-mapping><filter-name>" + type + "</filter-name><url-pattern>" + pattern
                    + "</url-pattern></filter-mapping>";
        }
    }

    /** What stands in the files of WEB-INF in the place of {@code @name@}; nothing, unless it was said. */
    Setup inFiles(String name, String text) {
        inFiles.put(name, text);
        return this;
    }

    String filled(String file) {
        String text = file;
        for (Map.Entry<String, String> place : inFiles.entrySet()) {
            text = text.replace("@" + place.getKey() + "@", place.getValue());
        }
        return text;
    }

    boolean hasContainerLogin() {
        return containerLogin;
    }

    /** Mails leave through this server of the machine, to everybody at example.org. */
    Setup mail(int port) {
        return line("secondgate.mail.host = 127.0.0.1")
                .line("secondgate.mail.port = " + port)
                .line("secondgate.mail.tls = none")
                .line("secondgate.mail.from = Fixture Ltd <no-reply@example.org>")
                .line("secondgate.emailQuery = SELECT CAST(? AS VARCHAR(64)) || '@example.org'");
    }

    /** The WAR brings JavaMail. */
    Setup mailJars() {
        mailJars = true;
        return this;
    }

    boolean hasMailJars() {
        return mailJars;
    }

    /** The WAR brings Micrometer, and a registry by its own code. */
    Setup micrometer() {
        micrometer = true;
        return listening("io.github.secondgate.it.app.micrometer.OwnMeters");
    }

    boolean hasMicrometer() {
        return micrometer;
    }

    boolean isWebSocket() {
        return webSocket;
    }

    boolean isAnyAddress() {
        return anyAddress;
    }

    boolean hasSchema() {
        return schema;
    }

    boolean hasKeys() {
        return keys;
    }

    boolean isGated() {
        return !filter.equals(PLAIN_SHIRO);
    }

    String ini(String template, String secondgate) {
        String timed = wallClock ? secondgate.replace("secondgate.clock = $clock\n", "") : secondgate;
        String lines = Stream.concat(Stream.of(isGated() && properties.isEmpty() ? timed : ""), main.stream())
                .collect(Collectors.joining("\n"));
        return template.replace("@main@", lines).replace("@realms@", realms).replace("@urls@", String.join("\n", urls));
    }

    String webXml(String whole) {
        String template =
                placed ? whole.replaceAll("(?s)<(filter|filter-mapping)>\\s*<filter-name>gate.*?</\\1>", "") : whole;
        if (!root.isEmpty()) {
            template = template.replaceFirst("(?s)^.*?<web-app[^>]*>", Matcher.quoteReplacement(root));
        }
        return template.replace("@filter@", filter)
                .replace("@initParams@", String.join("", initParams))
                .replace("@async@", Boolean.toString(async))
                .replace("@filters@", filters)
                .replace("@mappings@", mappings)
                .replace("@mappingsBefore@", mappingsBefore)
                .replace(
                        "@dispatchers@",
                        dispatchers.stream()
                                .map(name -> "<dispatcher>" + name + "</dispatcher>")
                                .collect(Collectors.joining()))
                .replace(
                        "@listener@",
                        contextParams.entrySet().stream()
                                        .map(param -> "<context-param><param-name>" + param.getKey()
                                                + "</param-name><param-value>" + param.getValue()
                                                + "</param-value></context-param>")
                                        .collect(Collectors.joining())
                                + (listener.isEmpty()
                                        ? ""
                                        : "<listener><listener-class>" + listener + "</listener-class></listener>"));
    }
}
