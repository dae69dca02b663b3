package io.github.secondgate.login.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.Gatekeeper;
import io.github.secondgate.login.container.ContainerLogin;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;

class ShownRequestTest {
    private static final String SESSIONS = "org.springframework.session.SessionRepository";

    private final Map<String, Object> attributes = new HashMap<>();
    private final ShownRequest shown = new ShownRequest(
            new ContainerLogin(request(), mock(), new AccountNames(null, null, false, true)),
            false,
            mock(Gatekeeper.class),
            signedIn -> false,
            Clock.systemUTC());

    private HttpServletRequest request() {
        HttpServletRequest asItCame = mock();
        when(asItCame.getAttribute(any())).thenAnswer(call -> attributes.get(call.<String>getArgument(0)));
        doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
                .when(asItCame)
                .setAttribute(any(), any());
        return asItCame;
    }

    @Test
    void noFilterBehindKeepsSessionsOfItsOwn() {
        assertThatExceptionOfType(SessionsApartException.class)
                .isThrownBy(() -> shown.setAttribute(SESSIONS, "sessions"))
                .withMessageContaining("Spring Session");
        assertThat(attributes).isEmpty();
    }

    /** An asynchronous dispatch leads a request through all filters once more, which the gate was behind. */
    @Test
    void oneInFrontMayComeAgain() {
        attributes.put(SESSIONS, "sessions");
        shown.setAttribute(SESSIONS, "more");
        assertThat(attributes).containsEntry(SESSIONS, "more");
    }

    @Test
    void anyOtherAttributeIsTheApplications() {
        shown.setAttribute("cart", "apples");
        assertThat(attributes).containsEntry("cart", "apples");
    }
}
