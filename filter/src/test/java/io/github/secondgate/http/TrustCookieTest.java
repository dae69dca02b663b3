package io.github.secondgate.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import io.github.secondgate.shiro.FakeResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The Set-Cookie line as RFC 6265bis has it. */
class TrustCookieTest {
    private static final Duration WEEK = Duration.ofDays(7);

    private final FakeRequest request = new FakeRequest(new Browser(), "GET", "/x");
    private final FakeResponse response = new FakeResponse();

    private String written(FakeRequest to) {
        TrustCookie.write(to, response, "id.secret", WEEK);
        return response.added("Set-Cookie").get(response.added("Set-Cookie").size() - 1);
    }

    private static String name(String cookie) {
        return cookie.substring(0, cookie.indexOf('='));
    }

    @Test
    void overHttpsItIsTiedToTheHost() {
        String cookie = written(request.secure());
        assertThat(cookie).startsWith("__Host-secondgate-trust-").contains("=id.secret; Path=/; Max-Age=604800");
        assertThat(cookie.split("; ")).contains("Path=/", "Max-Age=604800", "HttpOnly", "SameSite=Strict", "Secure");
        assertThat(cookie).doesNotContain("Domain");
    }

    @Test
    void overHttpItIsTiedToTheContext() {
        String cookie = written(request);
        assertThat(cookie).startsWith("secondgate-trust-").doesNotContain("Secure");
        assertThat(cookie.split("; ")).contains("Path=/app", "HttpOnly", "SameSite=Strict");
    }

    @Test
    void eachContextHasItsOwnName() {
        String app = name(written(request.secure()));
        String shop = name(written(
                new FakeRequest(new Browser(), "GET", "/x").context("/shop").secure()));
        String root = name(
                written(new FakeRequest(new Browser(), "GET", "/x").context("").secure()));
        assertThat(app).isNotEqualTo(shop);
        assertThat(root).isEqualTo("__Host-secondgate-trust");
    }

    @Test
    void noOtherCookieIsLost() {
        response.addHeader("Set-Cookie", "JSESSIONID=1");
        written(request);
        assertThat(response.added("Set-Cookie")).hasSize(2).contains("JSESSIONID=1");
    }

    @Test
    void onlyItsOwnNameIsRead() {
        String plain = name(written(request));
        String secure = name(written(new FakeRequest(new Browser(), "GET", "/x").secure()));
        FakeRequest next =
                new FakeRequest(new Browser(), "GET", "/x").cookie("other", "1").cookie(plain, "v");
        assertThat(TrustCookie.read(next)).isEqualTo("v");
        assertThat(TrustCookie.read(new FakeRequest(new Browser(), "GET", "/x")))
                .isNull();
        FakeRequest planted =
                new FakeRequest(new Browser(), "GET", "/x").secure().cookie(plain, "v");
        assertThat(TrustCookie.read(planted)).as("planted over plain HTTP").isNull();
        assertThat(secure).isEqualTo("__Host-" + plain);
    }

    @Test
    void withinARequestTheNewOneCounts() {
        request.cookie(name(written(new FakeRequest(new Browser(), "GET", "/x"))), "old");
        TrustCookie.write(request, response, "new", WEEK);
        assertThat(TrustCookie.read(request)).isEqualTo("new");
        TrustCookie.expire(request, response);
        assertThat(TrustCookie.read(request)).isNull();
        assertThat(response.added("Set-Cookie")).last().asString().contains("=; ", "Max-Age=0", "HttpOnly");
    }

    @Test
    void whereThereIsNoneNoneIsEnded() {
        TrustCookie.expire(request, response);
        assertThat(response.added("Set-Cookie")).isEmpty();
    }

    @Test
    void theLastMomentIsASecond() {
        TrustCookie.write(request, response, "v", Duration.ofMillis(5));
        assertThat(response.added("Set-Cookie")).singleElement().asString().contains("Max-Age=1;");
    }
}
