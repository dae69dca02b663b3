package io.github.secondgate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secondgate.login.SignAddress;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks 58 and 59, as far as they reach us: which address is which. */
class PathsTest {
    private final Paths paths = new Paths(
            "/2fa",
            List.of(SignAddress.of("/login.jsp"), SignAddress.of("/main?do=login")),
            List.of(SignAddress.of("/logout"), SignAddress.of("/page?logoff=true")),
            "/start",
            null,
            List.of(PathRule.of("/about"), PathRule.of("/public/**")),
            Map.of(PathRule.of("/admin/**"), Duration.ofMinutes(5), PathRule.of("/admin/keys"), Duration.ofMinutes(1)));

    @Test
    void behindAnotherPrefixEveryAddressBeginsAsTheBrowserKnowsIt() {
        for (String publicBase : List.of("/ext", "")) {
            Paths behind = new Paths(
                    "/2fa",
                    List.of(SignAddress.of("/login.jsp")),
                    List.of(SignAddress.of("/logout")),
                    "/",
                    publicBase,
                    List.of(),
                    Map.of());
            HttpServletRequest seen = behind.seen(request("/account/page"));
            assertThat(behind.base(seen)).isEqualTo(publicBase + "/2fa");
            assertThat(behind.login(seen)).isEqualTo(publicBase + "/login.jsp");
            assertThat(behind.home(seen)).isEqualTo(publicBase + "/");
            assertThat(seen.getRequestURI()).isEqualTo(publicBase + "/account/page");
            assertThat(seen.getContextPath()).isEqualTo(publicBase);
        }
    }

    private static FakeRequest request(String path) {
        return new FakeRequest(new Browser(), "GET", path);
    }

    // --- the path of a dispatch

    @Test
    void thePathIsServletPathAndPathInfoNeverTheAddress() {
        assertThat(Paths.of(request("/admin").pathInfo("/x").uri("/app/public/y")))
                .isEqualTo("/admin/x");
        assertThat(Paths.of(request("/admin"))).isEqualTo("/admin");
        assertThat(Paths.of(request(null).pathInfo("/x"))).isEqualTo("/x");
        assertThat(Paths.of(request(null))).isEmpty();
        assertThat(Paths.of(request(""))).isEmpty();
    }

    @Test
    void theAttributesOfAnIncludeCountForAnIncludeOnly() {
        FakeRequest including = request("/admin/x").dispatch(DispatcherType.INCLUDE);
        assertThat(Paths.of(including)).isEqualTo("/admin/x");
        including.setAttribute("javax.servlet.include.path_info", "/y");
        assertThat(Paths.of(including)).isEqualTo("/admin/x/y");
        assertThat(Paths.of(including.dispatch(DispatcherType.FORWARD))).isEqualTo("/public/page");
    }

    // --- ours

    @Test
    void oursIsTheBaseAndWhatIsBelow() {
        assertThat(paths.ours("/2fa")).isEmpty();
        assertThat(paths.ours("/2fa/")).isEqualTo("/");
        assertThat(paths.ours("/2fa/challenge")).isEqualTo("/challenge");
        assertThat(paths.ours("/2fa;x")).isNull();
        assertThat(paths.ours("/2fact")).isNull();
        assertThat(paths.ours("/2FA")).isNull();
        assertThat(paths.ours("/x/2fa")).isNull();
        assertThat(paths.ours("")).isNull();
    }

    @Test
    void addressesForPeopleBeginWithTheContext() {
        FakeRequest request = request("/x");
        assertThat(paths.base(request)).isEqualTo("/app/2fa");
        assertThat(paths.login(request)).isEqualTo("/app/login.jsp");
        assertThat(paths.home(request)).isEqualTo("/app/start");
    }

    @Test
    void loginAndLogoutAreComparedExactly() {
        assertThat(paths.isLogin("/login.jsp", null)).isTrue();
        assertThat(paths.isLogout("/logout", null)).isTrue();
        for (String suffix : new String[] {"/", ";x", "/x", ".", " ", "%20"}) {
            assertThat(paths.isLogin("/login.jsp" + suffix, null)).isFalse();
            assertThat(paths.isLogout("/logout" + suffix, null)).isFalse();
        }
        assertThat(paths.isLogout("/LOGOUT", null)).isFalse();
        assertThat(paths.isLogin("/logout", null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"logoff=true", "a=b&logoff=true&c", "log%6Fff=tr%75e", "logoff=true&logoff2=false"})
    void aQueryTellsTheLogoutFromTheRestOfItsPage(String query) {
        assertThat(paths.isLogout("/page", query)).isTrue();
        assertThat(paths.isLogout("/logout", query)).isTrue();
        assertThat(paths.isLogout("/page/", query)).isFalse();
        assertThat(paths.isLogin("/page", query)).isFalse();
        assertThat(paths.isLogin("/main", "do=login")).isTrue();
        assertThat(paths.isForSigning("/page")).isFalse();
        assertThat(paths.isForSigning("/logout")).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "logoff",
                "logoff=",
                "logoff=false",
                "logoff=TRUE",
                "Logoff=true",
                "logoff=true&logoff=true",
                "logoff=true&logoff=false",
                "logoff=true&log%6Fff=x",
                "logoff=true;x",
                "x=logoff=true",
                "logoff=true%00",
                "logoff=tru%",
                "%=1&logoff=false",
                "logoff%3Dtrue"
            })
    void anythingElseIsThePage(String query) {
        assertThat(paths.isLogout("/page", query)).isFalse();
    }

    // --- public

    @ParameterizedTest
    @ValueSource(strings = {"/about", "/public", "/public/", "/public/a/b.css", "/public/..a", "/public/.x"})
    void declaredAddressesArePublic(String path) {
        assertThat(paths.isPublic(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/about/",
                "/about/x",
                "/About",
                "/PUBLIC/x",
                "/publicity",
                "/public/../admin",
                "/public/..",
                "/public/./x",
                "/public/.",
                "/public//x",
                "/public/x;y",
                "/public\\x",
                "/public/%2e%2e/admin",
                "/public/x\u0000",
                "/public/x\r\n",
                "/public/\u202e",
                "/admin"
            })
    void nothingElseIsPublic(String path) {
        assertThat(paths.isPublic(path)).isFalse();
    }

    // --- step-up

    @Test
    void stepUpTakesTheStrictestRuleWhateverTheCase() {
        assertThat(paths.stepUp("/admin/users")).contains(Duration.ofMinutes(5));
        assertThat(paths.stepUp("/Admin/Keys")).contains(Duration.ofMinutes(1));
        assertThat(paths.stepUp("/account")).isEmpty();
        assertThat(paths.stepUp("/administrator")).isEmpty();
    }

    @Test
    void aCraftedPathFallsUnderEveryStepUp() {
        for (String path : new String[] {"/account/../admin", "//", "/x;y", "/x%2fy", "/x\\y", "/x\u0007"}) {
            assertThat(paths.stepUp(path)).contains(Duration.ofMinutes(1));
        }
    }

    @Test
    void withoutRulesThereIsNoStepUp() {
        Paths plain = new Paths(
                "/2fa",
                List.of(SignAddress.of("/login.jsp")),
                List.of(SignAddress.of("/logout")),
                "/",
                null,
                List.of(),
                Map.of());
        assertThat(plain.stepUp("/account/../admin")).isEmpty();
    }

    // --- the rules themselves

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "public/**",
                "*",
                "/*",
                "/x*",
                "/**/x",
                "/a/*/b",
                "/x/**/**",
                "//",
                "/a/../b",
                "/a;b",
                "/a%20b",
                "**",
                "/a\\b"
            })
    void aRuleThatCannotBeReadOffIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathRule.of(text))
                .withMessageContaining("'" + text + "'");
    }

    @Test
    void aRuleReadsAsItWasWritten() {
        for (String text : new String[] {"/", "/x", "/x/", "/x/**", "/**"}) {
            assertThat(PathRule.of(text)).hasToString(text);
        }
        assertThat(PathRule.of("/").matches("/")).isTrue();
        assertThat(PathRule.of("/").matches("/x")).isFalse();
        assertThat(PathRule.of("/**").matches("/x")).isTrue();
    }
}
