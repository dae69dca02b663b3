package io.github.secondgate;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rooms of the house: who may see whom, and which technology lives where. A room that is still empty keeps every rule.
 */
class RoomsTest {
    private static final String HOUSE = "io.github.secondgate";

    /** Each room with the rooms it may see. The root, which sees them all, is no room. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("tag", Set.of("web")),
            Map.entry("web", Set.of("shiro", "secondfactor", "view", "text")),
            Map.entry("shiro", Set.of("secondfactor", "text")),
            Map.entry("secondfactor", Set.of("totp", "crypto", "store", "notify", "audit", "text")),
            // What is encrypted is a SharedSecret: its type travels, so that no plain text has to.
            Map.entry("crypto", Set.of("totp")),
            Map.entry("totp", Set.of()),
            // What can stand in a text that came from elsewhere.
            Map.entry("text", Set.of()),
            Map.entry("store", Set.of()),
            Map.entry("view", Set.of()),
            // A notice is written in the reader's language and kept in the outbox until it has left.
            Map.entry("notify", Set.of("store", "view", "text")),
            Map.entry("audit", Set.of("store", "text")));

    /** Packages of others, with the rooms that may know them; the empty name is the root. */
    private static final Map<List<String>, List<String>> TECHNOLOGIES = Map.of(
            List.of("org.apache.ibatis.."), List.of("store", ""),
            List.of("java.sql..", "javax.sql.."), List.of("store", ""),
            List.of("javax.servlet.."), List.of("tag", "web", "shiro", ""),
            List.of("javax.servlet.jsp.."), List.of("tag"),
            List.of("org.apache.shiro.."), List.of("shiro", "web", ""),
            List.of("com.google.zxing.."), List.of("view"),
            List.of("com.samskivert.."), List.of("view"),
            List.of("com.grack.nanojson.."), List.of("web"),
            List.of("javax.mail.."), List.of("notify"));

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

    private static final JavaClasses JAR = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOUSE);

    @TestFactory
    Stream<DynamicTest> aRoomSeesOnlyWhatItsArrowsPointTo() {
        return ARROWS.entrySet().stream()
                .map(arrow -> dynamicTest(arrow.getKey(), () -> {
                    String[] seen = Stream.concat(Stream.of(arrow.getKey()), arrow.getValue().stream())
                            .map(RoomsTest::room)
                            .toArray(String[]::new);
                    holds(noClasses()
                            .that()
                            .resideInAPackage(room(arrow.getKey()))
                            .should()
                            .dependOnClassesThat(resideInAPackage(HOUSE + "..").and(not(resideInAnyPackage(seen)))));
                }));
    }

    @Test
    void noClassStandsOutsideTheRooms() {
        String[] known = Stream.concat(Stream.of(""), ARROWS.keySet().stream())
                .map(RoomsTest::room)
                .toArray(String[]::new);
        holds(classes().should().resideInAnyPackage(known));
    }

    @Test
    void noRoomsFormACircle() {
        holds(slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles());
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
                .that(not(resideInAPackage(HOUSE)).and(not(named(name -> name.endsWith(".crypto.NewKey")))))
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
