package io.github.secondgate.web.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.secondgate.gate.Languages;
import io.github.secondgate.gate.RequestContext;
import io.github.secondgate.view.Messages;
import io.github.secondgate.web.page.Exchange;
import io.github.secondgate.web.page.PageServices;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser remembers of the way that was used last. */
class LastMethodTest {
    private final List<String> written = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"Ab3", "_b3", "b_3", "-_-", "0123456789abcdefABCDEF_-"})
    void theAppIsRememberedWhateverItsIdIsMadeOf(String id) {
        LastMethod.note(browser(null), "app", id);
        assertThat(written).hasSize(1);
        String cookie = written.get(0).replaceFirst(";.*", "").replaceFirst("secondgate-way=", "");

        Exchange later = browser(cookie);
        assertThat(LastMethod.method(later)).isEqualTo("app");
        assertThat(LastMethod.app(later)).isEqualTo(id);
    }

    @Test
    void aMethodWithoutAppsNamesNone() {
        LastMethod.note(browser(null), "email", null);
        assertThat(written)
                .singleElement()
                .asString()
                .startsWith("secondgate-way=email;")
                .contains("HttpOnly", "Lax");
        assertThat(LastMethod.app(browser("email"))).isNull();
        assertThat(LastMethod.method(browser(null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a;b", "a\r\nSet-Cookie: x", "ä", ""})
    void whatIsNoIdIsNotWritten(String id) {
        LastMethod.note(browser(null), "app", id);
        assertThat(written).isEmpty();
    }

    @Test
    void whatStandsThereIsNotWrittenAgain() {
        LastMethod.note(browser("app._b3"), "app", "_b3");
        assertThat(written).isEmpty();
    }

    private Exchange browser(String cookie) {
        HttpServletRequest request = mock(HttpServletRequest.class, RETURNS_DEEP_STUBS);
        when(request.getServletContext().getContextPath()).thenReturn("");
        when(request.getHeader("Accept-Language")).thenReturn(null);
        when(request.getAttribute("io.github.secondgate.cookie.secondgate-way")).thenReturn(null);
        Cookie[] cookies = cookie == null ? null : new Cookie[] {new Cookie("secondgate-way", cookie)};
        when(request.getCookies()).thenReturn(cookies);
        HttpServletResponse response = mock(HttpServletResponse.class, call -> {
            if (call.getMethod().getName().equals("addHeader")) {
                written.add(call.getArgument(1));
            }
            return null;
        });
        Messages messages = new Messages(name -> null, ZoneId.of("UTC"));
        Languages languages = new Languages(messages, null, Locale.ENGLISH, true);
        PageServices.Settings settings = new PageServices.Settings("Fixture Ltd", 6, true, Duration.ofMinutes(5));
        PageServices services = new PageServices(null, languages, null, null, Clock.systemUTC(), settings);
        return new Exchange(services, mock(RequestContext.class, RETURNS_DEEP_STUBS), request, response, null, "");
    }
}
