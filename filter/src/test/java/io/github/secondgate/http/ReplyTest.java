package io.github.secondgate.http;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import javax.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class ReplyTest {
    private final HttpServletResponse response = mock(HttpServletResponse.class);

    private void said(String name, String... values) {
        when(response.containsHeader(name)).thenReturn(true);
        when(response.getHeaders(name)).thenReturn(List.of(values));
    }

    /** No API takes away one header. */
    @Test
    void aRefusalLeavesOutTheContainersChallengeAndKeepsItsCookies() {
        said("WWW-Authenticate", "Negotiate oYGF");
        said("Set-Cookie", "a=1", "b=2");
        when(response.getHeaderNames()).thenReturn(List.of("Set-Cookie", "WWW-Authenticate"));
        Reply.empty(response, 401);
        InOrder then = inOrder(response);
        then.verify(response).reset();
        then.verify(response).setHeader("Set-Cookie", "a=1");
        then.verify(response).addHeader("Set-Cookie", "b=2");
        then.verify(response).setStatus(401);
        verify(response, never()).setHeader(eq("WWW-Authenticate"), any());
    }

    @Test
    void anyOtherAnswerIsWhatTheContainerHasBegun() {
        said("WWW-Authenticate", "Negotiate oYGF");
        Reply.empty(response, 303);
        verify(response, never()).reset();
    }
}
