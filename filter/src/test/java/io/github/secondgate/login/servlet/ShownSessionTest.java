package io.github.secondgate.login.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.secondgate.login.AccountNames;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;
import org.junit.jupiter.api.Test;

class ShownSessionTest {
    private static final String ATTRIBUTE = "user";

    private final Map<String, Object> attributes = new HashMap<>(Map.of(ATTRIBUTE, "alice"));
    private final List<Object> read = new ArrayList<>();
    private final HttpSession session = session();
    private final SignedIn login = new SignedIn(request());
    private final HttpSession shown =
            ShownSession.of(session, login, new Visibility(login, false, signedIn -> false, Clock.systemUTC()));

    private HttpSession session() {
        HttpSession kept = mock();
        when(kept.getAttribute(any())).thenAnswer(call -> attributes.get(call.<String>getArgument(0)));
        return kept;
    }

    private HttpServletRequest request() {
        HttpServletRequest asItCame = mock();
        when(asItCame.getSession(false)).thenReturn(session);
        return asItCame;
    }

    /** Says who is signed in after it asked what itself reads the session as the application sees it. */
    private final class SignedIn extends ServletLogin {
        private boolean asking;

        SignedIn(HttpServletRequest request) {
            super(request, mock(), new AccountNames(null, null, false, true));
        }

        @Override
        protected String user() {
            if (asking) {
                read.add(shown.getAttribute(ATTRIBUTE));
            }
            return (String) attribute(ATTRIBUTE);
        }

        @Override
        protected Set<String> attributes() {
            return Set.of(ATTRIBUTE);
        }

        @Override
        protected void endLogin() {}

        @Override
        public String madeBy() {
            return "the test";
        }
    }

    @Test
    void aLoginThatReadsTheSessionThroughUsWhileItIsLookedAtFindsNobodyThereAndComesToAnEnd() {
        login.asking = true;
        assertThat(shown.getAttribute(ATTRIBUTE)).isEqualTo("alice");
        assertThat(read).containsExactly((Object) null);
    }

    @Test
    void afterThatItIsLookedAtAnew() {
        login.asking = true;
        shown.getAttribute(ATTRIBUTE);
        login.asking = false;
        attributes.put(ATTRIBUTE, "bob");
        assertThat(shown.getAttribute(ATTRIBUTE)).isNull();
        attributes.put(ATTRIBUTE, new String("alice"));
        assertThat(shown.getAttribute(ATTRIBUTE)).isEqualTo("alice");
    }
}
