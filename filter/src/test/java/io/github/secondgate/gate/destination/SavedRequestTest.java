package io.github.secondgate.gate.destination;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.login.KeptInMemory;
import io.github.secondgate.login.Session;
import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import java.util.Optional;
import javax.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page first asked for: whose, which, and never another site's. */
class SavedRequestTest {
    private static final String KEY = "io.github.secondgate.saved";

    private final Session session = new KeptInMemory();

    private static FakeRequest page(String path) {
        return new FakeRequest(new Browser(), "GET", path).accept("text/html");
    }

    private Optional<String> destination() {
        return SavedRequest.at(session, "alice").flatMap(saved -> saved.location("/app"));
    }

    private void signIn(FakeRequest request) {
        SavedRequest.rememberSignIn(session, "alice", request, null);
    }

    private void stepUp(FakeRequest request) {
        SavedRequest.rememberStepUp(session, "alice", request, null);
    }

    private SavedRequest saved() {
        return SavedRequest.at(session, "alice").orElseThrow();
    }

    private void stored(String location) {
        session.setAttribute(KEY, new String[] {"alice", "1", "SIGN_IN", location, "NOTHING", ""});
    }

    /** As a browser sends a form from that page. */
    private static FakeRequest form(String path, String from) {
        return new FakeRequest(new Browser(), "POST", path)
                .accept("text/html")
                .header("Host", "marina.example:8080")
                .header("Referer", "http://marina.example:8080" + from);
    }

    // --- what is remembered

    @Test
    void aPageIsRememberedWithItsQuery() {
        signIn(page("/account/").query("a=1&b=/x//y/../z"));
        assertThat(destination()).contains("/app/account/?a=1&b=/x//y/../z");
    }

    @Test
    void theFirstPageWins() {
        signIn(page("/first"));
        signIn(page("/second"));
        assertThat(destination()).contains("/app/first");
    }

    @Test
    void anotherPersonsPageIsNobodysBusiness() {
        signIn(page("/first"));
        assertThat(SavedRequest.at(session, "bob")).isEmpty();
        SavedRequest.rememberSignIn(session, "bob", page("/second"), null);
        assertThat(destination()).isEmpty();
    }

    @Test
    void onlyWhatABrowserShowsAsAPageIsRemembered() {
        signIn(new FakeRequest(new Browser(), "POST", "/x"));
        signIn(new FakeRequest(new Browser(), "HEAD", "/x").accept("text/html"));
        signIn(page("/x").accept("*/*"));
        signIn(page("/x").accept("application/json, text/html"));
        signIn(page("/x").header("X-Requested-With", "XMLHttpRequest"));
        signIn(page("/x").header("Sec-Fetch-Dest", "iframe"));
        signIn(page("/x").header("Sec-Fetch-Dest", "image"));
        signIn(page("/x").header("Upgrade", "websocket"));
        assertThat(SavedRequest.at(session, "alice")).isEmpty();
        signIn(page("/x").header("Sec-Fetch-Dest", "document"));
        assertThat(destination()).contains("/app/x");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REQUEST")
    void onlyARequestIsRemembered(DispatcherType dispatch) {
        signIn(page("/x").dispatch(dispatch));
        assertThat(SavedRequest.at(session, "alice")).isEmpty();
    }

    @Test
    void whatIsForgottenIsGone() {
        signIn(page("/x"));
        SavedRequest.forget(session);
        assertThat(SavedRequest.at(session, "alice")).isEmpty();
    }

    // --- step-up

    @Test
    void theLatestStepUpWins() {
        signIn(page("/first"));
        stepUp(page("/admin/a"));
        stepUp(page("/admin/b"));
        assertThat(destination()).contains("/app/admin/b");
        assertThat(SavedRequest.at(session, "alice").orElseThrow().stepUp()).isTrue();
        assertThat(SavedRequest.at(session, "alice").orElseThrow().lost()).isFalse();
    }

    @Test
    void aStepUpGivesWayToASignIn() {
        stepUp(page("/admin/a"));
        signIn(page("/account/"));
        assertThat(destination()).contains("/app/account/");
        assertThat(SavedRequest.at(session, "alice").orElseThrow().stepUp()).isFalse();
    }

    @Test
    void aScriptTakesNoPagesPlace() {
        stepUp(page("/admin/a"));
        stepUp(page("/admin/poll").accept("application/json"));
        assertThat(destination()).contains("/app/admin/a");
    }

    /** Its Accept says nothing, and neither does anything else but what the browser says itself. */
    @Test
    void whatAsksInTheBackgroundTakesNoPagesPlaceAndLosesNothing() {
        stepUp(page("/admin/a"));
        for (String method : new String[] {"GET", "POST"}) {
            stepUp(new FakeRequest(new Browser(), method, "/admin/poll").accept("*/*"));
            stepUp(new FakeRequest(new Browser(), method, "/admin/poll"));
            stepUp(new FakeRequest(new Browser(), method, "/admin/part")
                    .accept("text/html")
                    .header("Sec-Fetch-Dest", "empty"));
            stepUp(new FakeRequest(new Browser(), method, "/admin/frame")
                    .accept("text/html")
                    .header("Sec-Fetch-Dest", "iframe"));
        }
        assertThat(destination()).contains("/app/admin/a");
        assertThat(saved().lost()).isFalse();
    }

    @Test
    void whatAsksInTheBackgroundIsAskedForACodeAndLosesNothing() {
        stepUp(new FakeRequest(new Browser(), "GET", "/admin/poll").accept("*/*"));
        assertThat(saved().stepUp()).isTrue();
        assertThat(saved().lost()).isFalse();
        assertThat(saved().toBeTold("/app")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Purpose, prefetch",
        "Sec-Purpose, prefetch;prerender",
        "Sec-Purpose, prefetch;anonymous-client-ip",
        "Purpose, prefetch",
        "X-Purpose, preview",
        "X-Moz, prefetch"
    })
    void whatIsFetchedAheadIsNoVisit(String header, String value) {
        signIn(page("/x").header(header, value));
        assertThat(SavedRequest.at(session, "alice")).isEmpty();
        stepUp(page("/admin/a"));
        stepUp(page("/admin/b").header(header, value));
        assertThat(destination()).contains("/app/admin/a");
    }

    @Test
    void aPostOfAStepUpIsLost() {
        stepUp(new FakeRequest(new Browser(), "POST", "/admin/a").accept("text/html"));
        SavedRequest saved = SavedRequest.at(session, "alice").orElseThrow();
        assertThat(saved.lost()).isTrue();
        assertThat(saved.location("/app")).isEmpty();
    }

    // --- where it may lead: attack 64

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/",
                "/app/x",
                "/app/x.y/..z",
                "/app/x?a=1;b=2;c",
                "/app/x?path=C:\\x",
                "/app/x?next=//evil.example",
                "/app/x?a=/../b",
                "/app/%C3%A4",
                "/app/x?q=a%20b",
                "/app/a%2fb"
            })
    void safeAddressesAreFollowed(String location) {
        stored(location);
        assertThat(destination()).contains(location);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example/app/",
                "evil",
                "javascript:alert(1)",
                "/apple/",
                "/app",
                "//app/x",
                "/app//evil.example",
                "/app/../x",
                "/app/x/..",
                "/app/./x",
                "/app/.",
                "/app/x;jsessionid=1",
                "/app/x\\y",
                "/app/x y",
                "/app/x\r\nSet-Cookie:a=b",
                "/app/x\t",
                "/app/\u0000",
                " /app/x",
                "/app/..?x",
                "/app/.?x",
                "/app/..#x",
                "/app/%2e%2e/x",
                "/app/%2E./x",
                "/app/.%2e",
                "/app/%2e/x",
                "/app/%2e%2e?x"
            })
    void othersAreNot(String location) {
        stored(location);
        assertThat(destination()).isEmpty();
    }

    @Test
    void inTheRootContextTheSameHolds() {
        stored("/x");
        assertThat(SavedRequest.at(session, "alice").orElseThrow().location("")).contains("/x");
        stored("//evil.example");
        assertThat(SavedRequest.at(session, "alice").orElseThrow().location("")).isEmpty();
        stored("/%2e%2e//evil.example");
        assertThat(SavedRequest.at(session, "alice").orElseThrow().location("")).isEmpty();
    }

    @Test
    void anAddressHasABound() {
        stored("/app/" + "x".repeat(8192 - 5));
        assertThat(destination()).isPresent();
        stored("/app/" + "x".repeat(8193 - 5));
        assertThat(destination()).isEmpty();
    }

    // --- what is told

    @Test
    void whatWouldNotBeUsedIsNotStored() {
        signIn(page("/" + "x".repeat(8192)));
        signIn(page("/x/../y"));
        signIn(page("/x;y"));
        String[] value = (String[]) session.getAttribute(KEY);
        assertThat(String.join("", value)).hasSizeLessThan(30);
    }

    @Test
    void anAddressThatIsNotKeptIsSaidToBe() {
        signIn(page("/" + "x".repeat(8192)));
        assertThat(saved().loss()).isEqualTo(SavedRequest.Loss.ADDRESS);
        assertThat(saved().toBeTold("/app")).isTrue();
        signIn(page("/another"));
        assertThat(saved().loss()).isEqualTo(SavedRequest.Loss.NOTHING);
        assertThat(destination()).contains("/app/another");
    }

    @Test
    void anAddressTooLongForAHeaderIsLedToByALink() {
        signIn(page("/").query("x".repeat(2000 - "/app/?".length())));
        assertThat(saved().toBeTold("/app")).isFalse();
        SavedRequest.forget(session);
        signIn(page("/").query("x".repeat(2001 - "/app/?".length())));
        assertThat(saved().toBeTold("/app")).isTrue();
        assertThat(destination().orElseThrow()).hasSize(2001);
    }

    @Test
    void aFormThatIsLostTakesNoPagesPlace() {
        signIn(page("/first"));
        signIn(form("/order", "/app/order?id=7"));
        assertThat(destination()).contains("/app/first");
        assertThat(saved().lost()).isTrue();
        assertThat(saved().form("/app")).contains("/app/order?id=7");
        stepUp(page("/admin/a"));
        stepUp(form("/admin/b", "/app/admin/b"));
        assertThat(destination()).contains("/app/admin/a");
        assertThat(saved().form("/app")).contains("/app/admin/b");
    }

    @Test
    void noPageTakesALostFormsPlaceButTheFormItself() {
        stepUp(form("/admin/b", "/app/admin/form"));
        stepUp(page("/admin/a"));
        assertThat(saved().lost()).isTrue();
        stepUp(page("/admin/form"));
        assertThat(saved().lost()).isFalse();
        assertThat(destination()).contains("/app/admin/form");
    }

    @Test
    void aFormWithoutAPageTakesNotThePlaceOfOneWith() {
        signIn(form("/order", "/app/order"));
        signIn(form("/order", "/elsewhere"));
        assertThat(saved().form("/app")).contains("/app/order");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://evil.example/app/form",
                "http://marina.example/app/form",
                "https://marina.example:8080.evil.example/app/form",
                "http://evil.example@marina.example:8080/app/form",
                "http://marina.example:8080/other/form",
                "http://marina.example:8080",
                "http://marina.example:8080/app/../form",
                "http://marina.example:8080/app//evil.example",
                "javascript:alert(1)",
                "//marina.example:8080/app/form",
                "/app/form"
            })
    void onlyAPageOfThisSiteIsTheWayBackToAForm(String referer) {
        signIn(form("/order", "").header("Referer", referer));
        assertThat(saved().lost()).isTrue();
        assertThat(saved().form("/app")).isEmpty();
    }

    /** A proxy may name another host to us than to the browser; the browser's own word counts. */
    @Test
    void theBrowserSaysItselfWhereAFormComesFrom() {
        FakeRequest proxied = form("/order", "/app/form").header("Host", "inside:8081");
        signIn(proxied.header("Sec-Fetch-Site", "same-site"));
        assertThat(saved().form("/app")).isEmpty();
        signIn(proxied.header("Sec-Fetch-Site", "same-origin"));
        assertThat(saved().form("/app")).contains("/app/form");
        SavedRequest.forget(session);
        signIn(form("/order", "/app/form").header("Sec-Fetch-Site", "cross-site"));
        assertThat(saved().form("/app")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Faces-Request, partial/ajax", "HX-Request, true"})
    void whereALibraryTakesThePageAwayThePersonComesBackToIt(String header, String value) {
        FakeRequest ajax = form("/order", "/app/order?id=7").header(header, value);
        signIn(ajax);
        assertThat(destination()).contains("/app/order?id=7");
        assertThat(saved().lost()).isFalse();
        SavedRequest.forget(session);
        stepUp(ajax);
        assertThat(destination()).contains("/app/order?id=7");
        stepUp(page("/admin/a"));
        stepUp(ajax);
        assertThat(destination()).contains("/app/admin/a");
    }

    @Test
    void whatWasArrivedAtGivesWay() {
        signIn(page("/first"));
        SavedRequest.arrive(session, "alice");
        assertThat(saved().stepUp()).isFalse();
        signIn(page("/second"));
        assertThat(destination()).contains("/app/second");
    }

    @Test
    void whatIsNotOursInTheSlotIsIgnored() {
        for (Object value : new Object[] {
            "text",
            7,
            new String[] {"alice", "/app/x"},
            new String[0],
            new String[] {"alice", "SIGN_IN", "/app/x", "NOTHING", ""},
            new String[] {"alice", "2", "SIGN_IN", "/app/x", "NOTHING", ""},
            new String[] {"alice", "1", "FLOWN", "/app/x", "NOTHING", ""},
            new String[] {"alice", "1", "SIGN_IN", "/app/x", "EVERYTHING", ""}
        }) {
            session.setAttribute(KEY, value);
            assertThat(SavedRequest.at(session, "alice")).isEmpty();
        }
    }
}
