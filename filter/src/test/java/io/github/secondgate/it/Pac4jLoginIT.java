package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.testing.Further;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A WAR without Shiro whose people pac4j signs in, by a form of the application's. */
@OnOneShiroLine
@Further
class Pac4jLoginIT {
    private static final String LINE = "secondgate.login = session:pac4jUserProfiles.FormClient.id";
    private static final String LOGIN_PATH = "secondgate.loginPath = /callback";
    private static final String EVERYONE = "secondgate.require = everyone";
    private static final String PAGE = "/account/page";
    private static final String ENDS_SESSION =
            "<init-param><param-name>destroySession</param-name><param-value>true</param-value></init-param>";

    /** The application's own class, for which pac4j is needed. */
    @BeforeAll
    static void compile() throws IOException {
        Path folder = Path.of("target/it");
        Path classes = Files.createDirectories(folder.resolve("pac4j-classes"));
        Path source = Files.createDirectories(folder.resolve("pac4j-source")).resolve("PortalConfig.java");
        Files.writeString(source, War.resource("pac4j/PortalConfig.java"));
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp"));
        try (Stream<Path> jars = Files.list(folder.resolve("pac4j"))) {
            arguments.add(jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        }
        arguments.add(source.toString());
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        String name = "com/example/PortalConfig.class";
        Path jar = Files.createDirectories(folder.resolve("pac4j-application")).resolve("portal.jar");
        try (JarOutputStream into = new JarOutputStream(Files.newOutputStream(jar))) {
            into.putNextEntry(new JarEntry(name));
            Files.copy(classes.resolve(name), into);
        }
    }

    private static Site site(String logout, String... more) {
        return Site.start(new Setup()
                .pac4j("com.example.PortalConfig", logout, LINE, LOGIN_PATH, EVERYONE, String.join("\n", more)));
    }

    private static Answer signIn(Visitor visitor, String client, String name) {
        return Expect.closed(
                visitor.request("POST", "/callback?client_name=" + client).form("username", name, "password", name));
    }

    private static Visitor signedIn(Site site, String name) {
        Visitor visitor = site.visitor();
        Expect.sentTo(Expect.closed(visitor.request("GET", PAGE)), "/public/form");
        Expect.sentTo(signIn(visitor, "FormClient", name), PAGE);
        return visitor;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ENDS_SESSION})
    void theWholeJourney(String logout) {
        try (Site site = site(logout)) {
            Visitor root = signedIn(site, "root");
            Expect.sentTo(Expect.closed(root.request("GET", PAGE)), "/2fa");
            Expect.enrolmentRequired(Expect.closed(root.request("GET", PAGE).wantsJson()));
            Phone phone = Phone.enrol(root);
            Expect.open(root.get(PAGE));
            root.get("/logout");
            Expect.sentTo(Expect.closed(root.request("GET", PAGE)), "/public/form");
            Expect.sentTo(signIn(root, "FormClient", "root"), PAGE);
            Expect.sentToChallenge(Expect.closed(root.request("GET", PAGE)));
            Expect.secondFactorRequired(Expect.closed(root.request("POST", PAGE).wantsJson()));
            assertThat(root.code(phone.wrong()).status()).isEqualTo(422);
            Visitor fixed = root.copy();
            phone.challenge(root);
            Expect.open(root.get(PAGE));
            Expect.closed(fixed.request("GET", PAGE));
        }
    }

    @Test
    void anotherPasswordInTheSameSessionOwesItsCode() {
        try (Site site = site("")) {
            Visitor root = signedIn(site, "root");
            Phone.enrol(root);
            Visitor admin = signedIn(site, "admin");
            Phone.enrol(admin);
            Expect.open(admin.get(PAGE));
            signIn(admin, "FormClient", "root");
            Expect.sentToChallenge(Expect.closed(admin.request("GET", PAGE)));
            Expect.sentToChallenge(Expect.closed(signedIn(site, "root").request("GET", PAGE)));
        }
    }

    @Test
    void whoComesByAClientThatTheLineDoesNotNameGetsNothing() {
        try (Site site = site("")) {
            Visitor partner = site.visitor();
            signIn(partner, "PartnerClient", "pia");
            assertThat(Expect.closed(partner.request("GET", PAGE)).status()).isEqualTo(503);
        }
    }

    @Test
    void aWrongPasswordLeavesAStranger() {
        try (Site site = site("")) {
            Visitor visitor = site.visitor();
            visitor.request("POST", "/callback?client_name=FormClient")
                    .form("username", "root", "password", "wrong")
                    .send();
            Expect.sentTo(Expect.closed(visitor.request("GET", PAGE)), "/public/form");
        }
    }
}
