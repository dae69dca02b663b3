package io.github.secondgate.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The one jar that has everything inside: what is in it, and beside what it works. */
@Tag("bundle")
class BundleIT {
    private static final long LARGEST = 2_500_000;
    private static final Path JAR = Path.of(System.getProperty("it.filter"));
    private static final boolean JAKARTA = Boolean.getBoolean("it.jakarta");
    private static final Path TARGET = JAR.getParent();

    private static final Pattern PART = Pattern.compile("<purl>pkg:maven/[^/]+/([^@]+)@");

    private static List<String> names() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void noClassInItCanBeTakenForOneOfTheApplications() throws IOException {
        assertThat(names())
                .filteredOn(name -> !name.endsWith("/"))
                .allSatisfy(name -> assertThat(name).matches("(io/github/secondgate/|META-INF/).*"));
        assertThat(names()).noneMatch(Pattern.compile("META-INF/versions/.*").asMatchPredicate());
    }

    @Test
    void itIsSmall() throws IOException {
        assertThat(Files.size(JAR)).isLessThanOrEqualTo(LARGEST);
    }

    @Test
    void nothingInItSpeaksOfTheNamesThatItsPartsHadBefore() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            for (ZipEntry entry : jar.stream()
                    .filter(one -> one.getName().matches("io/github/secondgate/(?!bundled/).*\\.class"))
                    .toList()) {
                String content = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(content)
                        .as(entry.getName())
                        .doesNotContain("org/apache/ibatis/", "com/google/zxing/", "com/samskivert/", "com/grack/");
            }
        }
    }

    /** It is neither inside nor needed. */
    @Test
    void ofSlf4jKnowWhatWritesByItAndNobodyElse() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            assertThat(names()).noneMatch(name -> name.contains("slf4j/spi") || name.endsWith("slf4j/Logger.class"));
            for (ZipEntry entry : jar.stream()
                    .filter(one -> one.getName().endsWith(".class"))
                    .filter(one -> !one.getName().matches("io/github/secondgate/(log|bundled/ibatis/logging)/.*"))
                    .toList()) {
                String content = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(content).as(entry.getName()).doesNotContain("org/slf4j", "org.slf4j");
            }
        }
    }

    /** The registry is the application's, so it must be of the application's own class. */
    @Test
    void micrometerKeepsItsNameAndStaysOutside() throws IOException {
        assertThat(names()).noneMatch(name -> name.contains("micrometer"));
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            ZipEntry meters = jar.getEntry("io/github/secondgate/metrics/Meters.class");
            assertThat(new String(jar.getInputStream(meters).readAllBytes(), StandardCharsets.ISO_8859_1))
                    .contains("io/micrometer/core/instrument/MeterRegistry");
        }
    }

    @Test
    void itSpeaksOfOneServletApiOnly() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            for (ZipEntry entry : jar.stream().filter(one -> !one.isDirectory()).toList()) {
                String content = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(content)
                        .as(entry.getName())
                        .doesNotContain(JAKARTA ? "javax/servlet" : "jakarta/servlet")
                        .doesNotContain(JAKARTA ? "javax.servlet" : "jakarta.servlet");
            }
        }
    }

    @Test
    void itAsksForNoOtherJar() throws IOException {
        Path pom = JAKARTA ? TARGET.resolveSibling("pom.xml") : TARGET.resolve("dependency-reduced-pom.xml");
        assertThat(Files.readString(pom))
                .contains("<artifactId>secondgate-filter-bundle")
                .doesNotContain("<dependency>");
    }

    @Test
    void itsBillOfMaterialsNamesWhatIsInside() throws IOException {
        String itself = JAR.getFileName().toString().replaceFirst("\\.jar$", "");
        String bill = Files.readString(TARGET.resolve(itself + ".cdx.xml"));
        assertThat(PART.matcher(bill).results().map(part -> part.group(1)))
                .containsExactlyInAnyOrder(itself, "secondgate-filter", "mybatis", "core", "jmustache", "nanojson");
        assertThat(names())
                .contains(
                        "io/github/secondgate/bundled/ibatis/session/SqlSession.class",
                        "io/github/secondgate/bundled/zxing/qrcode/encoder/Encoder.class",
                        "io/github/secondgate/bundled/mustache/Mustache.class",
                        "io/github/secondgate/bundled/nanojson/JsonParser.class");
    }

    @Test
    void theLicencesOfWhatIsInsideAreThere() throws IOException {
        assertThat(names()).contains("META-INF/LICENSE");
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            ZipEntry notice = jar.getEntry("META-INF/NOTICE");
            assertThat(new String(jar.getInputStream(notice).readAllBytes(), StandardCharsets.UTF_8))
                    .contains("The MyBatis Team", "ZXing", "nanojson", "Michael Bayne", "Luke Blanshard");
        }
    }

    @Test
    void theSentenceAboutAMissingMailJarNamesTheOneThatFits() {
        Site.RefusedToStart refused = catchThrowableOfType(
                Site.RefusedToStart.class,
                () -> Site.start(new Setup().mail(25)).close());
        assertThat(refused.reasons())
                .contains(
                        JAKARTA
                                ? "com.sun.mail:jakarta.mail 2.0 (package jakarta.mail)"
                                : "com.sun.mail:jakarta.mail 1.6 (package javax.mail)");
    }

    static Stream<Arguments> surroundings() {
        String[] all = {"xercesImpl", "commons-codec", "mybatis", "slf4j-api", "log4j"};
        return Stream.concat(
                Stream.of(Arguments.of("nothing", new Setup()), Arguments.of("all of them", new Setup().beside(all))),
                Stream.of(all).map(jar -> Arguments.of(jar, new Setup().beside(jar))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("surroundings")
    void theWholeJourneyWorksBeside(String name, Setup setup) {
        try (Site site = Site.start(setup)) {
            Journey.of(site.person("ewan"), site);
        }
    }

    /** As on a command line, where no container and none of the tests' libraries are. The classes of the fixture are javax, as they were. */
    @Test
    void itExaminesAnApplicationAllByItself() throws Exception {
        Setup setup = new Setup().containerAlone("FORM", "secondgate.login = container", "secondgate.digits = 5");
        War war = War.assemble("doctor", setup, "jdbc:h2:mem:doctor");
        if (JAKARTA) {
            Path classes = war.directory().resolve("WEB-INF/classes");
            Files.move(classes, classes.resolveSibling("classes-after"));
            Files.move(classes.resolveSibling("classes-before"), classes);
        }
        Process doctor = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-jar",
                        JAR.toString(),
                        "doctor",
                        war.directory().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(doctor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(doctor.waitFor()).as(said).isEqualTo(1);
        assertThat(said)
                .contains("Fault: secondgate.digits is '5'", JAKARTA ? "Faults: 2." : "Faults: 1.")
                .contains("Note:  The container signs people in by FORM");
        if (JAKARTA) {
            assertThat(said).contains("of javax.servlet", "take secondgate-filter-bundle.jar instead");
        }
        war.delete();
    }

    /** Shiro logs by slf4j, so there is none either. */
    @Test
    void theWholeJourneyWorksWhereNothingHasSlf4j() {
        try (JavaLogs log = JavaLogs.of("io.github.secondgate");
                Site site = Site.start(new Setup()
                        .containerAlone("FORM", "secondgate.login = container", "secondgate.require = everyone")
                        .withoutSlf4j())) {
            Visitor root = signedIn(site);
            Expect.sentTo(Expect.closed(root.request("GET", "/account/page")), "/2fa");
            root.freshToken("/2fa");
            Authenticator phone =
                    new Authenticator(root.postJson("/2fa/enable").json().getString("secret"));
            long now = System.currentTimeMillis() / 30_000;
            assertThat(root.postJson("/2fa/confirm", "code", phone.at(now - 1)).status())
                    .isEqualTo(200);
            Expect.open(root.get("/account/page"));
            Visitor again = signedIn(site);
            Expect.sentToChallenge(Expect.closed(again.request("GET", "/account/page")));
            assertThat(again.code(phone.wrong()).status()).isEqualTo(422);
            assertThat(again.code(phone.at(now)).status()).isEqualTo(200);
            Expect.open(again.get("/account/page"));
            assertThat(log.lines())
                    .anyMatch(
                            line -> line.startsWith("INFO io.github.secondgate.Secondgate Secondgate stands in front"))
                    .anyMatch(line -> line.startsWith("INFO io.github.secondgate.audit ") && line.contains("root"));
        }
    }

    private static Visitor signedIn(Site site) {
        Visitor visitor = site.visitor();
        visitor.get("/account/page");
        Answer answer = visitor.request("POST", "/j_security_check")
                .form("j_username", "root", "j_password", "demo")
                .send();
        assertThat(answer.location()).as("%s", answer).contains("/account/");
        return visitor;
    }
}
