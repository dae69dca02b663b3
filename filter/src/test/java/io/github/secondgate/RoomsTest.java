package io.github.secondgate;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rooms of the house: who may see whom, and which technology lives where. A room that is still empty keeps every rule.
 */
class RoomsTest {
    private static final String HOUSE = "io.github.secondgate";

    /**
     * Each room with those it may see: a name stands for that room and whatever is below it, and every room sees what is
     * below itself. The root, which sees them all, is no room.
     */
    private static final Map<String, String> ARROWS = arrows("""
            start -> web config deployment gate login shiro secondfactor notify audit metrics crypto totp store view log
            config -> config.kind gate login secondfactor notify store totp log
            config.kind -> gate login totp
            config.source -> config log
            deployment ->
            tool -> start config.source config deployment crypto store
            tag -> web.selfservice

            web -> gate http login secondfactor view log
            web.credential -> web.page web.reauth http secondfactor view
            web.admin -> web.admin.event web.admin.people web.admin.rescue web.credential web.page web.reauth gate http login secondfactor audit view text
            web.admin.event -> web.page http audit view
            web.admin.rescue -> secondfactor view
            web.admin.people -> web.admin.event http secondfactor store
            web.arrival -> web.page gate http secondfactor view
            web.challenge -> web.arrival web.page web.reauth gate http login secondfactor crypto view
            web.selfservice -> web.page web.reauth gate http login secondfactor view log
            web.selfservice.app -> web.selfservice web.page web.reauth gate http login secondfactor
            web.selfservice.browser -> web.page gate http login secondfactor view
            web.selfservice.channel -> web.selfservice web.page web.reauth gate http login secondfactor view
            web.selfservice.question -> web.selfservice web.page web.reauth http secondfactor view
            web.reauth -> web.page gate http login secondfactor view
            web.page -> gate http login secondfactor crypto view
            gate -> gate.destination login http secondfactor view log
            gate.destination -> http login
            gate.client -> gate login secondfactor
            http -> login secondfactor.recovery crypto view text
            shiro -> login secondfactor text
            login -> login.response text
            login.response ->
            login.servlet -> login text
            login.container -> login.servlet login text
            login.attribute -> login.servlet login text
            login.application -> login.servlet login text
            login.springsecurity -> login.servlet login

            secondfactor -> notify audit crypto store log
            secondfactor.helpdesk -> secondfactor.app secondfactor.recovery secondfactor.kind secondfactor.account notify audit crypto totp store text
            secondfactor.app -> secondfactor.recovery secondfactor.kind secondfactor.account notify audit crypto totp store text
            secondfactor.sentcode -> secondfactor.recovery secondfactor.kind secondfactor.account notify audit crypto store
            secondfactor.recovery -> secondfactor.kind secondfactor.account notify audit crypto totp store text
            secondfactor.policy -> secondfactor.kind secondfactor.account audit crypto store
            secondfactor.reauth -> secondfactor.account notify audit crypto store text
            secondfactor.credential -> secondfactor.kind secondfactor.account notify audit crypto store text log
            secondfactor.trust -> secondfactor.account notify audit crypto store text
            secondfactor.kind -> secondfactor.account audit crypto store text
            secondfactor.account -> notify audit crypto store text
            notify -> crypto store view text log
            notify.mail -> notify
            notify.sms -> notify text
            metrics -> audit log
            audit -> store text log
            crypto -> totp
            totp ->
            store -> log
            store.schema -> store log
            store.application -> store
            view -> text
            text ->
            log ->
            """);

    /** What may see what is below itself: the others are seen by their sub-rooms only. */
    private static final Set<String> ABOVE_THEIR_SUB_ROOMS = Set.of("web", "secondfactor");

    /** Packages of others, with the rooms that may know them; the empty name is the root. */
    private static final Map<List<String>, List<String>> TECHNOLOGIES = Map.ofEntries(
            // The deployment room looks which version of it stands there.
            Map.entry(List.of("org.apache.ibatis.."), List.of("store", "deployment")),
            Map.entry(List.of("java.sql..", "javax.sql.."), List.of("store", "config", "start", "")),
            Map.entry(
                    List.of("javax.servlet.."),
                    List.of("tag", "web", "gate", "http", "login", "shiro", "deployment", "config", "start", "")),
            Map.entry(List.of("javax.servlet.jsp.."), List.of("tag")),
            Map.entry(List.of("org.apache.shiro.."), List.of("shiro", "deployment", "start", "")),
            Map.entry(List.of("com.google.zxing.."), List.of("view")),
            Map.entry(List.of("com.samskivert.."), List.of("view")),
            Map.entry(List.of("com.grack.nanojson.."), List.of("web", "http", "gate")),
            Map.entry(List.of("javax.mail.."), List.of("notify.mail")),
            Map.entry(List.of("io.micrometer.."), List.of("metrics")),
            Map.entry(List.of("org.slf4j..", "java.util.logging.."), List.of("log")));

    private static Map<String, String> arrows(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" ?-> ?", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    /** What Shiro 2 moved or dropped, or what hands such a type out: a jar that names it runs on one line only. */
    private static final Pattern NOT_ON_EVERY_SHIRO = Pattern.compile("org\\.apache\\.shiro\\.("
            + "ShiroException"
            + "|(codec|io|config\\.event)\\..+"
            + "|util\\.(Assert|ByteSource|ClassUtils|Destroyable|Factory|Initializable|InstantiationException"
            + "|LifecycleUtils|Nameable|SimpleByteSource|SoftHashMap|StringUtils|UnknownClassException)"
            + "|config\\.(CommonsInterpolator|DefaultInterpolator|Interpolator|IniFactorySupport"
            + "|IniSecurityManagerFactory|ReflectionBuilder|UnresolveableReferenceException)"
            + "|crypto\\.(\\w*CipherService|OperationMode|PaddingScheme)"
            + "|crypto\\.hash\\.(Md2|Md5|Sha1)Hash"
            + "|authc\\.credential\\.(Md2|Md5|Sha1)CredentialsMatcher"
            + "|authc\\.SaltedAuthenticationInfo"
            + "|realm\\.ldap\\.DefaultLdapContextFactory"
            + "|subject\\.SimplePrincipalMap"
            + ")(\\$.*)?");

    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?(io\\.github\\.secondgate(?:\\.[a-z]+)*)\\.[A-Z]");

    private static final JavaClasses JAR = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOUSE);

    @TestFactory
    Stream<DynamicTest> aRoomSeesOnlyWhatItsArrowsPointTo() {
        return ARROWS.keySet().stream()
                .map(name -> dynamicTest(
                        name,
                        () -> holds(noClasses()
                                .that()
                                .resideInAPackage(HOUSE + "." + name)
                                .should()
                                .dependOnClassesThat(
                                        resideInAPackage(HOUSE + "..").and(not(resideInAnyPackage(seenFrom(name))))))));
    }

    /** An import for the sake of a comment leaves no trace in the byte code, and points all the same. */
    @TestFactory
    Stream<DynamicTest> norDoItsCommentsPointElsewhere() {
        return ARROWS.keySet().stream()
                .map(name -> dynamicTest(name, () -> {
                    List<PackageMatcher> seen =
                            Stream.of(seenFrom(name)).map(PackageMatcher::of).toList();
                    Path folder = Path.of("src/main/java", (HOUSE + "." + name).split("\\."));
                    try (Stream<Path> files = Files.list(folder)) {
                        for (Path file : files.filter(Files::isRegularFile).toList()) {
                            assertThat(IMPORT.matcher(Files.readString(file))
                                            .results()
                                            .map(found -> found.group(1)))
                                    .as(file.toString())
                                    .allMatch(room -> seen.stream().anyMatch(matcher -> matcher.matches(room)));
                        }
                    }
                }));
    }

    private static String[] seenFrom(String name) {
        String own = HOUSE + "." + name;
        return Stream.concat(
                        Stream.of(ABOVE_THEIR_SUB_ROOMS.contains(name) ? own + ".." : own),
                        Stream.of(ARROWS.get(name).split(" "))
                                .filter(seen -> !seen.isEmpty())
                                .map(RoomsTest::room))
                .toArray(String[]::new);
    }

    @Test
    void noClassStandsOutsideTheRooms() {
        String[] known = Stream.concat(
                        Stream.of(HOUSE), ARROWS.keySet().stream().map(name -> HOUSE + "." + name))
                .toArray(String[]::new);
        holds(classes().should().resideInAnyPackage(known));
    }

    @Test
    void noPackagesFormACircle() {
        holds(slices().matching("(" + HOUSE + "..)").should().beFreeOfCycles());
        holds(slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles());
    }

    /** The store has a mapper and a row for each table. */
    @Test
    void aRoomIsSmallEnoughToBeRead() {
        Map<String, Long> sizes = JAR.stream()
                .filter(type -> type.isTopLevelClass()
                        && !type.getSimpleName().equals("package-info")
                        && !type.getPackageName().equals(HOUSE + ".store"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((room, types) -> assertThat(types).as(room).isLessThanOrEqualTo(18));
    }

    /** What is put together of more than seven things is more than one. */
    @Test
    void aConstructorTakesFewEnoughThingsToBeRead() {
        assertThat(JAR.stream()
                        .filter(type -> !type.isEnum() && !type.isAnonymousClass() && !type.isLocalClass())
                        .flatMap(type -> type.getConstructors().stream()))
                .isNotEmpty()
                .allSatisfy(constructor -> {
                    // The compiler adds the object around it.
                    int around = constructor.getOwner().isInnerClass() ? 1 : 0;
                    assertThat(constructor.getRawParameterTypes())
                            .as(constructor.getFullName())
                            .hasSizeLessThanOrEqualTo(7 + around);
                });
    }

    /** The table of settings is as long as its rows. */
    @Test
    void aFileIsShortEnoughToBeRead() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file ->
                            file.toString().endsWith(".java") && !file.endsWith(Path.of("config", "Setting.java"))))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(275));
        }
    }

    @Test
    void everyRoomSaysWhatItIs() {
        assertThat(JAR.stream().map(JavaClass::getPackageName).distinct())
                .allSatisfy(room -> assertThat(Path.of("src/main/java", room.replace('.', '/'), "package-info.java"))
                        .isRegularFile());
    }

    @TestFactory
    Stream<DynamicTest> aTechnologyStaysInItsRooms() {
        return TECHNOLOGIES.entrySet().stream()
                .map(technology -> dynamicTest(String.join(", ", technology.getKey()), () -> {
                    String[] rooms =
                            technology.getValue().stream().map(RoomsTest::room).toArray(String[]::new);
                    holds(noClasses()
                            .that()
                            .resideOutsideOfPackages(rooms)
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(technology.getKey().toArray(new String[0])));
                }));
    }

    /** Or days would begin where the machine stands, whatever is set. */
    @Test
    void theMachinesTimeZoneIsAskedForWithTheSettingsOnly() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage(room("config"))
                .should()
                .callMethod(ZoneId.class, "systemDefault"));
    }

    @Test
    void totpNeedsNothingButTheJdk() {
        holds(classes()
                .that()
                .resideInAPackage(room("totp"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        room("totp"),
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.nio..",
                        "java.net..",
                        "java.security..",
                        "javax.crypto.."));
    }

    /** Whatever a WAR signs people in by must be able to stand behind it. */
    @Test
    void aLoginIsToldInTermsOfTheJdkAndOfServletsOnly() {
        holds(classes()
                .that()
                .resideInAPackage(room("login"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(room("login"), room("text"), "java..", "javax.servlet", "javax.servlet.http"));
    }

    /** The mappers are the storage port: what implements them is written in XML. */
    @Test
    void noMapperInterfaceNamesMyBatis() {
        holds(noClasses()
                .that()
                .areInterfaces()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.ibatis.."));
    }

    @Test
    void nothingTouchesWhatTheShiroLinesDoNotShare() {
        holds(classes().should(new ArchCondition<>("name only what Shiro 1.13 and 2.x have in common") {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                Stream<JavaClass> named = from.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType());
                // A call drags the types of its signature into the byte code without depending on them.
                Stream<JavaClass> dragged = from.getAccessesFromSelf().stream()
                        .map(JavaAccess::getTarget)
                        .filter(CodeUnitAccessTarget.class::isInstance)
                        .map(CodeUnitAccessTarget.class::cast)
                        .flatMap(call -> Stream.concat(
                                Stream.of(call.getRawReturnType()), call.getRawParameterTypes().stream()));
                Stream.concat(named, dragged)
                        .map(JavaClass::getName)
                        .filter(NOT_ON_EVERY_SHIRO.asMatchPredicate())
                        .distinct()
                        .forEach(
                                name -> events.add(SimpleConditionEvent.violated(from, from.getName() + " → " + name)));
            }
        }));
    }

    /** Only the root may ask for the system's clock, and hands it on; the tool on the command line is its own root. */
    @Test
    void timeComesFromTheClockThatIsPassedIn() {
        holds(noClasses()
                .that(not(resideInAPackage(HOUSE))
                        .and(not(named(name -> name.endsWith(".tool.NewKey") || name.endsWith(".tool.Examination")))))
                .should()
                .callCodeUnitWhere(describe("reads the time by itself", call -> {
                    JavaClass owner = call.getTargetOwner();
                    String method = call.getTarget().getName();
                    boolean withoutClock = call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.isEquivalentTo(Clock.class));
                    return owner.isEquivalentTo(System.class) && method.equals("currentTimeMillis")
                            || owner.isEquivalentTo(Clock.class) && method.startsWith("system")
                            || owner.isEquivalentTo(Date.class)
                                    && call.getTarget().getRawParameterTypes().isEmpty()
                                    && method.equals("<init>")
                            || owner.getPackageName().equals("java.time") && method.equals("now") && withoutClock;
                })));
    }

    @Test
    void namesSayWhatAClassIs() {
        holds(noClasses()
                .should()
                .haveSimpleNameStartingWith("Default")
                .orShould()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl)")
                .orShould()
                .resideInAnyPackage("..util..", "..common..", "..impl.."));
    }

    private static DescribedPredicate<JavaClass> named(Predicate<String> name) {
        return describe("named so", type -> name.test(type.getName()));
    }

    private static String room(String name) {
        return name.isEmpty() ? HOUSE : HOUSE + "." + name + "..";
    }

    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(JAR);
    }
}
