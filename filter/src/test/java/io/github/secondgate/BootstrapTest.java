package io.github.secondgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.secondgate.config.StartRefusedException;
import io.github.secondgate.secondfactor.account.RequestOrigin;
import io.github.secondgate.secondfactor.app.PendingEnrolment;
import io.github.secondgate.secondfactor.app.TotpAppName;
import io.github.secondgate.start.ShiroWiring;
import io.github.secondgate.store.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.servlet.FilterConfig;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContext;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.realm.Realm;
import org.apache.shiro.realm.SimpleAccountRealm;
import org.apache.shiro.web.config.ShiroFilterConfiguration;
import org.apache.shiro.web.env.DefaultWebEnvironment;
import org.apache.shiro.web.env.WebEnvironment;
import org.apache.shiro.web.mgt.CookieRememberMeManager;
import org.apache.shiro.web.mgt.DefaultWebSecurityManager;
import org.apache.shiro.web.mgt.WebSecurityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that could not hold is refused, with every reason at once. */
class BootstrapTest {
    private static final RequestOrigin HERE = new RequestOrigin("203.0.113.7", null);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:15Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    private final TestDatabase tables = new TestDatabase();
    private final Secondgate bean = new Secondgate();
    private final ServletContext context = mock(ServletContext.class);
    private final FilterConfig filter = mock(FilterConfig.class);
    private final WebEnvironment environment = mock(WebEnvironment.class);
    private final ShiroFilterConfiguration filterConfiguration = new ShiroFilterConfiguration();
    private final DefaultWebSecurityManager manager = new DefaultWebSecurityManager(new SimpleAccountRealm("staff"));

    @BeforeEach
    void wire() throws IOException {
        FilterRegistration registration = mock(FilterRegistration.class);
        when(registration.getUrlPatternMappings()).thenReturn(List.of("/*"));
        when(filter.getInitParameterNames()).thenReturn(Collections.emptyEnumeration());
        when(filter.getFilterName()).thenReturn("gate");
        when(context.getFilterRegistration("gate")).thenReturn(registration);
        when(environment.getWebSecurityManager()).thenReturn(manager);
        when(environment.getShiroFilterConfiguration()).thenReturn(filterConfiguration);
        bean.setIssuer("Fixture Ltd");
        bean.setDataSource(tables.dataSource());
        bean.setRecoveryCodes("0");
        bean.setClock(CLOCK);
        keys("right.key", "k1", 1);
    }

    @AfterEach
    void end() {
        tables.close();
    }

    /** Writes a key file and has the bean use it. */
    private Path keys(String name, String id, int key) throws IOException {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) key);
        return keys(name, id + " = " + Base64.getEncoder().encodeToString(bytes) + "\n");
    }

    private Path keys(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        bean.setKeyFile(file.toString());
        return file;
    }

    private void start() throws StartRefusedException {
        when(context.getContextPath()).thenReturn("/app");
        bean.start(context, new ShiroWiring(environment), filter);
    }

    private List<String> faults() {
        StartRefusedException refused = catchThrowableOfType(StartRefusedException.class, this::start);
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.getMessage()).contains(refused.faults());
        return refused.faults();
    }

    private void enrolSomebody() {
        PendingEnrolment pending = bean.enrolments()
                .begin("ewan", TotpAppName.of("Phone").orElseThrow(), HERE)
                .orElseThrow();
        String code = pending.totp().codeAt(pending.secret(), pending.totp().stepAt(CLOCK.instant()));
        bean.enrolments().confirm("ewan", pending.id(), code, HERE);
    }

    @Test
    void aWholeConfigurationStarts() throws StartRefusedException {
        start();
        assertThat(bean.verifier()).isNotNull();
        assertThat(bean.recoveryCodes()).isNotNull();
        assertThat(ShiroRealms.secondFactor(bean)).isNotNull();
        when(context.getAttribute(Secondgate.class.getName())).thenReturn(bean);
        assertThat(Secondgate.of(context)).isSameAs(bean);
    }

    // --- attack 37: the application tells of a new password

    @Test
    void passwordChangedEndsEveryTrustOfThatAccountAsItIsNamedInSettings() throws StartRefusedException {
        bean.getTrust().setLifetime("7d");
        start();
        enrolSomebody();
        tables.run("INSERT INTO secondgate_browser (id, account, hash, label, changes, first_used_at, last_used_at)"
                + " VALUES ('b1', 'ewan', 'x', 'Firefox on Linux', 1, 0, 0)");
        bean.passwordChanged("somebody");
        assertThat(tables.ask("SELECT COUNT(*) FROM secondgate_browser")).isEqualTo("1");
        bean.passwordChanged(" Ewan ");
        assertThat(tables.ask("SELECT COUNT(*) FROM secondgate_browser")).isEqualTo("0");
    }

    // --- accounts that the application deletes or renames

    @Test
    void anAccountIsForgottenAsItIsNamedInSettings() throws StartRefusedException {
        start();
        enrolSomebody();
        assertThat(bean.forget("somebody")).isFalse();
        assertThat(bean.forget(" Ewan ")).isTrue();
        assertThat(tables.ask("SELECT COUNT(*) FROM secondgate_app")).isEqualTo("0");
    }

    @Test
    void anAccountIsRenamedAsBothAreNamedInSettings() throws StartRefusedException {
        start();
        enrolSomebody();
        assertThat(bean.rename("somebody", "anybody")).isFalse();
        assertThat(bean.rename(" Ewan ", "EUAN")).isTrue();
        assertThat(tables.ask("SELECT account FROM secondgate_app")).isEqualTo("euan");
        assertThatIllegalArgumentException().isThrownBy(() -> bean.rename("Euan", "euan"));
    }

    @Test
    void aNameWithASecondFactorIsNotGivenToSomebodyElse() throws StartRefusedException {
        start();
        enrolSomebody();
        bean.rename("ewan", "euan");
        enrolSomebody();
        assertThatIllegalStateException()
                .isThrownBy(() -> bean.rename("ewan", "euan"))
                .withMessageContaining("forget");
    }

    // --- keys: attack 74

    @Test
    void theSameKeysStartAgain() throws StartRefusedException {
        start();
        enrolSomebody();
        start();
    }

    @Test
    void otherBytesUnderTheSameIdAreRefusedWithTheNameOfTheFile() throws IOException, StartRefusedException {
        start();
        enrolSomebody();
        Path file = keys("other.key", "k1", 2);
        assertThat(faults())
                .singleElement()
                .asString()
                .contains("key file " + file, "Use the key file that this database was used with");
    }

    @Test
    void aMissingIdIsRefusedWithTheNameOfTheFile() throws IOException, StartRefusedException {
        start();
        enrolSomebody();
        Path file = keys("renamed.key", "k2", 1);
        assertThat(faults()).singleElement().asString().contains("key file " + file, "k1");
    }

    @Test
    void aRotatedFileReadsTheOldId() throws IOException, StartRefusedException {
        start();
        enrolSomebody();
        Path old = directory.resolve("right.key");
        Path fresh = keys("fresh.key", "k2", 2);
        keys("rotated.key", Files.readString(fresh) + Files.readString(old));
        start();
    }

    @Test
    void otherKeysStartOnAnEmptyDatabase() throws IOException, StartRefusedException {
        keys("other.key", "k9", 9);
        start();
    }

    @Test
    void aKeyFileThatIsMissingIsNamedWithTheCommandThatMakesOne() {
        bean.setKeyFile(directory.resolve("nowhere.key").toString());
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("secondgate.keyFile, " + directory.resolve("nowhere.key"))
                .contains("java -jar secondgate-filter.jar new-key");
    }

    // --- surroundings

    @Test
    void everyFaultIsNamedAtOnce() {
        Secondgate bare = new Secondgate();
        bare.setRequire("sometimes");
        filterConfiguration.setFilterOncePerRequest(true);
        when(filter.getInitParameter("enabled")).thenReturn("false");
        StartRefusedException refused = catchThrowableOfType(
                StartRefusedException.class, () -> bare.start(context, new ShiroWiring(environment), filter));
        assertThat(refused.faults()).hasSize(6);
        assertThat(refused.getMessage())
                .contains("secondgate.issuer", "secondgate.keyFile", "secondgate.dataSource", "secondgate.require")
                .contains("enabled = false", "filterOncePerRequest = true");
    }

    /** A container logs each frame, and the list of faults would be lost above them. */
    @Test
    void aRefusalHasNoStackTrace() {
        bean.setRequire("sometimes");
        StartRefusedException refused = catchThrowableOfType(StartRefusedException.class, this::start);
        assertThat(refused.getStackTrace()).isEmpty();
    }

    @Test
    void aMissingSchemaIsRefusedWithTheScript() {
        tables.run("DROP TABLE secondgate_schema");
        assertThat(faults()).singleElement().asString().contains("sql/h2.sql");
    }

    @Test
    void twoRealmsMustBeSpokenOf() throws StartRefusedException {
        manager.setRealms(List.<Realm>of(new SimpleAccountRealm("staff"), new SimpleAccountRealm("guests")));
        assertThat(faults()).singleElement().asString().contains("realmPrefix");
        bean.setRealmPrefix("true");
        start();
    }

    /** Attack 81. */
    @Test
    void thePublicRememberMeKeyIsRefused() throws StartRefusedException {
        CookieRememberMeManager rememberMe = new CookieRememberMeManager();
        rememberMe.setCipherKey(Base64.getDecoder().decode("kPH+bIxk5D2deZiIxcaaaA=="));
        manager.setRememberMeManager(rememberMe);
        assertThat(faults()).singleElement().asString().contains("cipherKey");
        manager.setRememberMeManager(new CookieRememberMeManager());
        start();
    }

    @Test
    void aSecurityManagerWithoutRealmsIsRefused() {
        when(environment.getWebSecurityManager()).thenReturn(mock(WebSecurityManager.class));
        assertThat(faults())
                .singleElement()
                .asString()
                .contains(
                        "security manager",
                        DefaultSecurityManager.class.getSimpleName().replace("Default", "DefaultWeb"));
    }

    @Test
    void aPageOfTheWarThatCannotBeUsedIsRefused() {
        when(context.getResourceAsStream("/WEB-INF/secondgate/layout.mustache"))
                .thenAnswer(call -> new ByteArrayInputStream("{{#open}}".getBytes()));
        assertThat(faults()).isNotEmpty().first().asString().contains("layout.mustache");
    }

    // --- the bean

    /** Which of them would stand in front of the application was a matter of their order in a map. */
    @Test
    void twoBeansAreRefusedAndBothNamed() throws StartRefusedException {
        DefaultWebEnvironment found = new DefaultWebEnvironment();
        found.setObject("secondgate", bean);
        found.setObject("gate", new Secondgate());
        StartRefusedException refused =
                catchThrowableOfType(StartRefusedException.class, () -> ShiroStart.in(context, found));
        assertThat(refused).isNotNull();
        assertThat(refused.faults())
                .singleElement()
                .asString()
                .contains(Secondgate.class.getName(), "gate and secondgate", "one name");
        found.setObject("gate", bean);
        assertThat(ShiroStart.in(context, found)).as("one bean under two names").isSameAs(bean);
    }

    @Test
    void theBeanIsFoundInItsEnvironmentOrABareOneComplains() throws StartRefusedException {
        DefaultWebEnvironment found = new DefaultWebEnvironment();
        found.setObject("secondgate", bean);
        assertThat(ShiroStart.in(context, found)).isSameAs(bean);
        assertThat(ShiroStart.in(context, new DefaultWebEnvironment()).said().texts)
                .isEmpty();
        assertThat(ShiroStart.in(context, environment).said().texts).isEmpty();
    }

    @Test
    void whatHasNotStartedSaysSo() {
        IllegalStateException e = catchThrowableOfType(IllegalStateException.class, () -> Secondgate.of(context));
        assertThat(e).hasMessageContaining("SecondgateFilter");
    }
}
