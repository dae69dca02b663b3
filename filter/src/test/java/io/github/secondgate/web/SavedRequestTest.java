package io.github.secondgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import java.util.Optional;
import javax.servlet.DispatcherType;
import org.apache.shiro.session.Session;
import org.apache.shiro.session.mgt.SimpleSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page first asked for: whose, which, and never another site's. */
class SavedRequestTest {
    private static final String KEY = "io.github.secondgate.saved";

    private final Session session = new SimpleSession();

    private static FakeRequest page(String path) {
        return new FakeRequest(new Browser(), "GET", path).accept("text/html");
    }

    private Optional<String> destination() {
        return SavedRequest.at(session, "alice").flatMap(saved -> saved.location("/app"));
    }

    private void signIn(FakeRequest request) {
        SavedRequest.rememberSignIn(session, "alice", request);
    }

    private void stored(String location) {
        session.setAttribute(KEY, new String[] {"alice", location, "false"});
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
        SavedRequest.rememberSignIn(session, "bob", page("/second"));
        assertThat(destination()).isEmpty();
    }

    @Test
    void onlyWhatABrowserShowsAsAPageIsRemembered() {
        signIn(new FakeRequest(new Browser(), "POST", "/x").accept("text/html"));
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
        SavedRequest.rememberStepUp(session, "alice", page("/admin/a"));
        SavedRequest.rememberStepUp(session, "alice", page("/admin/b"));
        assertThat(destination()).contains("/app/admin/b");
        assertThat(SavedRequest.at(session, "alice").orElseThrow().stepUp()).isTrue();
        assertThat(SavedRequest.at(session, "alice").orElseThrow().lost()).isFalse();
    }

    @Test
    void aStepUpGivesWayToASignIn() {
        SavedRequest.rememberStepUp(session, "alice", page("/admin/a"));
        signIn(page("/account/"));
        assertThat(destination()).contains("/app/account/");
        assertThat(SavedRequest.at(session, "alice").orElseThrow().stepUp()).isFalse();
    }

    @Test
    void aScriptTakesNoPagesPlace() {
        SavedRequest.rememberStepUp(session, "alice", page("/admin/a"));
        SavedRequest.rememberStepUp(session, "alice", page("/admin/poll").accept("application/json"));
        assertThat(destination()).contains("/app/admin/a");
    }

    @Test
    void aPostOfAStepUpIsLost() {
        SavedRequest.rememberStepUp(session, "alice", new FakeRequest(new Browser(), "POST", "/admin/a"));
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
        stored("/app/" + "x".repeat(2000 - 5));
        assertThat(destination()).isPresent();
        stored("/app/" + "x".repeat(2001 - 5));
        assertThat(destination()).isEmpty();
    }

    @Test
    void whatIsNotOursInTheSlotIsIgnored() {
        for (Object value : new Object[] {"text", 7, new String[] {"alice", "/app/x"}, new String[0]}) {
            session.setAttribute(KEY, value);
            assertThat(SavedRequest.at(session, "alice")).isEmpty();
        }
    }
}
