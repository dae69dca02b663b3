package io.github.secondgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an old application has beside this jar. */
class LibrariesTest {
    private final List<String> faults = new ArrayList<>();

    /** As {@code WebEnvironment} was before Shiro 1.13. */
    private interface OldEnvironment {}

    @Test
    void theLibrariesOfEveryBuildWillDo() {
        assertThat(Libraries.faults()).isEmpty();
    }

    @Test
    void aShiroThatIsTooOldIsNamedWithTheMend() {
        Libraries.shiro(OldEnvironment.class, faults);

        assertThat(faults).singleElement().asString().contains("older than 1.13", "shiro-*.jar", "1.13.0");
    }

    @Test
    void oneOfBeforeItHadAnEnvironmentIsNamedToo() throws Exception {
        Libraries.oldestShiro(LibrariesTest.class.getClassLoader(), faults);
        assertThat(faults).singleElement().asString().contains("older than 1.13", "shiro-*.jar", "1.13.0");

        faults.clear();
        try (URLClassLoader without = new URLClassLoader(new URL[0], null)) {
            Libraries.oldestShiro(without, faults);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void onlyWhatItsVersionIsOpenToIsHeldAgainstIt() {
        assertThat(OldShiro.fault("shiro-web-1.2.4.jar")).contains("CVE-2016-4437", "CVE-2023-46750");
        assertThat(OldShiro.fault("shiro-web-1.9.1.jar"))
                .contains("CVE-2022-40664")
                .doesNotContain("CVE-2022-32532", "CVE-2016-4437");
        assertThat(OldShiro.fault("shiro-web-1.12.0.jar")).contains(": CVE-2023-46749, CVE-2023-46750. Take");
        assertThat(OldShiro.fault("shiro-all-1.12.jar")).contains(": CVE-2023-46749, CVE-2023-46750. Take");
        assertThat(OldShiro.fault("shiro.jar")).contains("CVE-2016-4437", "CVE-2023-46750");
    }

    @Test
    void missingCommonsLoggingIsNamedWithTheMend() throws Exception {
        try (URLClassLoader without = new URLClassLoader(new URL[0], null)) {
            Libraries.commonsLogging(without, faults);
        }

        assertThat(faults).singleElement().asString().contains("commons-logging", "jcl-over-slf4j.jar", "WEB-INF/lib");
    }

    @Test
    void aMyBatisThatIsTooOldIsNamedWithTheMend() {
        Libraries.myBatis(OldEnvironment.class, faults);

        assertThat(faults).singleElement().asString().contains("MyBatis", "older than 3.5.5", "that Secondgate brings");
    }

    @Test
    void whatNobodyForesawIsToldWithTheJarsThatWereTaken() {
        assertThat(Libraries.misfit(new NoSuchMethodError("encode")))
                .contains("NoSuchMethodError: encode", "mybatis-", "shiro-", "WEB-INF/lib");
    }
}
