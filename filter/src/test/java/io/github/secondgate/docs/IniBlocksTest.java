package io.github.secondgate.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.secondgate.Secondgate;
import io.github.secondgate.SecondgateFilter;
import io.github.secondgate.store.TestDatabase;
import io.github.secondgate.testing.Document;
import io.github.secondgate.tool.NewKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.servlet.FilterConfig;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lines of {@code shiro.ini} that the documentation shows: all of a page, after those of the README's five minutes, start the
 * filter with Shiro's own reader, in the {@code web.xml} of the README, on a database with the columns that they ask for. So do
 * the same lines from {@code secondgate.properties}, and what is shown of that file.
 */
@SuppressWarnings("BanJNDI")
class IniBlocksTest {
    private static final String README = "README.md";
    private static final String APPLICATION = """
            [main]
            dataSource = org.h2.jdbcx.JdbcDataSource
            dataSource.url = %s
            staff = org.apache.shiro.realm.SimpleAccountRealm
            partner = org.apache.shiro.realm.SimpleAccountRealm
            securityManager.realms = %s
            """;
    private static final String BY_NAME = "secondgate.dataSource = java:comp/env/jdbc/main\n";

    /** What an application has to say whose people sign in in two ways. */
    private static final String PREFIX = "secondgate.realmPrefix = true\n";

    private static final String USERS =
            "CREATE TABLE users (username VARCHAR(64), password VARCHAR(64), role VARCHAR(64),"
                    + " email VARCHAR(64), phone VARCHAR(64))";

    @TempDir
    private Path directory;

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
    private final Map<String, Object> attributes = new HashMap<>();
    private final ServletContext context = mock(ServletContext.class);
    private final FilterConfig config = mock(FilterConfig.class);
    private Connection database;

    @BeforeEach
    void install() throws IOException, SQLException, NamingException {
        database = DriverManager.getConnection(url);
        database.createStatement().execute(TestDatabase.script());
        database.createStatement().execute(USERS);
        NewKey.create(directory.resolve("secondgate.key"));
        for (String secret : new String[] {"mail.password", "sms.secret"}) {
            Path file = Files.writeString(directory.resolve(secret), "s3cret");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl(url);
        component().createSubcontext("env").createSubcontext("jdbc").bind("main", dataSource);
        when(context.getContextPath()).thenReturn("");
        when(context.getAttribute(anyString())).thenAnswer(call -> attributes.get(call.<String>getArgument(0)));
        doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
                .when(context)
                .setAttribute(anyString(), any());
        when(config.getServletContext()).thenReturn(context);
        when(config.getInitParameterNames()).thenReturn(Collections.emptyEnumeration());
        when(config.getFilterName()).thenReturn("ShiroFilter");
        file("/WEB-INF/web.xml", "<web-app>" + blocks(README, "xml", "<filter") + "</web-app>");
    }

    @AfterEach
    void close() throws SQLException, NamingException {
        database.close();
        component().destroySubcontext("env");
    }

    private static String blocks(String document, String kind, String beginning) {
        return Document.of(document).blocks().stream()
                .filter(block -> block.kind().equals(kind) && block.text().startsWith(beginning))
                .map(Document.Block::text)
                .collect(Collectors.joining("\n"));
    }

    private void file(String path, String text) {
        when(context.getResourceAsStream(path))
                .thenAnswer(call -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Stream<Document> documents() {
        return documents("ini");
    }

    private static Stream<Document> documents(String kind) {
        return Document.all().stream()
                .filter(document -> document.blocks().stream()
                        .anyMatch(block -> block.kind().equals(kind)));
    }

    @TestFactory
    Stream<DynamicTest> theLinesOfEveryPageStart() {
        return documents().map(document -> dynamicTest(document.file().toString(), () -> start(document, "")));
    }

    /** Or the test above would start anything. */
    @Test
    void aLineThatIsNoSettingOrNoValueDoesNotStart() {
        assertThatThrownBy(() -> start(Document.of(README), "secondgate.requird = everyone"))
                .hasMessageContaining("secondgate.require?");
        assertThatThrownBy(() -> start(Document.of(README), "secondgate.require = sometimes"))
                .hasMessageContaining("secondgate.require");
    }

    @TestFactory
    Stream<DynamicTest> theSameLinesStartFromTheFileOfProperties() {
        return documents()
                .map(document -> dynamicTest(document.file().toString(), () -> {
                    String lines = lines(document, "");
                    shiroIni(lines, "");
                    properties(lines.lines()
                            .filter(line -> line.startsWith("secondgate.") && !line.contains("= $"))
                            .collect(Collectors.joining("\n", BY_NAME, "\n")));
                    start(document);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsShownOfTheFileOfPropertiesStarts() {
        return documents("properties")
                .map(document -> dynamicTest(document.file().toString(), () -> {
                    shiroIni("", "");
                    properties(blocks(document.file().toString().substring(3), "properties", ""));
                    start(document);
                }));
    }

    private void properties(String lines) {
        file("/WEB-INF/secondgate.properties", lines.replace("/etc/myapp", directory.toString()));
    }

    /** Jetty's naming, which stands on the class path of the tests. */
    private static Context component() throws NamingException {
        return (Context) new InitialContext().lookup("java:comp");
    }

    private void start(Document document, String further) throws IOException, ServletException {
        String lines = lines(document, further);
        shiroIni(lines, lines);
        start(document);
    }

    /** @param all by which it shows what the application needs to have */
    private void shiroIni(String all, String ofSecondgate) {
        String realms = all.contains("federatedRealms") ? "$staff, $partner" : "$staff";
        String ini = APPLICATION.formatted(url, realms) + ofSecondgate;
        file("/WEB-INF/shiro.ini", ini.replace("/etc/myapp", directory.toString()) + "\n[urls]\n");
    }

    private static String lines(Document document, String further) {
        String own = document.file().endsWith(README)
                ? ""
                : document.blocks().stream()
                        .filter(block -> block.kind().equals("ini"))
                        .map(Document.Block::text)
                        .collect(Collectors.joining("\n"));
        return blocks(README, "ini", "") + own + (own.contains("federatedRealms") ? PREFIX : "") + further;
    }

    private void start(Document document) throws IOException, ServletException {
        Path sources = Files.createTempDirectory(directory, "java");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        SecondgateFilter filter = new SecondgateFilter();
        try (Compiled compiled = new Compiled(document, sources)) {
            Thread.currentThread().setContextClassLoader(compiled.classes());
            filter.init(config);
            assertThat(Secondgate.of(context)).isNotNull();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            filter.destroy();
            attributes.clear();
        }
    }
}
