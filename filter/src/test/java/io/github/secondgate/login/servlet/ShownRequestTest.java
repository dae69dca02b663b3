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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownRequestTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"org.springframework.session.SessionRepository", "*hazelcast-request"})
    void noFilterBehindKeepsSessionsOfItsOwn(String attribute) {
        assertThatExceptionOfType(SessionsApartException.class)
                .isThrownBy(() -> shown.setAttribute(attribute, "sessions"))
                .withMessageContaining("Spring Session");
        assertThat(attributes).isEmpty();
    }

    /** An asynchronous dispatch leads a request through all filters once more, which the gate was behind. */
    @ParameterizedTest
    @ValueSource(strings = {"org.springframework.session.SessionRepository", "*hazelcast-request"})
    void oneInFrontMayComeAgain(String attribute) {
        attributes.put(attribute, "sessions");
        shown.setAttribute(attribute, "more");
        assertThat(attributes).containsEntry(attribute, "more");
    }

    @Test
    void anyOtherAttributeIsTheApplications() {
        shown.setAttribute("cart", "apples");
        assertThat(attributes).containsEntry("cart", "apples");
    }
}
