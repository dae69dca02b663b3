package io.github.secondgate.web.page;

import io.github.secondgate.gate.RequestContext;
import io.github.secondgate.http.SessionAttribute;
import io.github.secondgate.login.Session;
import java.util.Arrays;
import javax.servlet.http.HttpServletResponse;

/**
 * The id of one person's session, which changes once a second factor was given. Of two requests that were sent by a double
 * click a browser keeps the answer to either, so both answers name the same new id. Where the container writes its cookie
 * only as the answer leaves, the second one changes the id again, and only its answer is worth something.
 */
final class SessionId {
    private static final String SET_COOKIE = "Set-Cookie";
    /** The header by which the container named the present id. */
    private static final SessionAttribute<String> NAMED_BY = SessionAttribute.text("named-by");

    private static final Object[] TURNS = new Object[64];

    static {
        Arrays.setAll(TURNS, turn -> new Object());
    }

    private final RequestContext requestContext;
    private final HttpServletResponse response;

    SessionId(RequestContext requestContext, HttpServletResponse response) {
        this.requestContext = requestContext;
        this.response = response;
    }

    void renew() {
        synchronized (turn()) {
            change();
        }
    }

    /** @param known the id that the browser sent; null without one */
    void handOver(String known) {
        synchronized (turn()) {
            // Some containers put the name of the node behind it.
            if (known != null && known.startsWith(present())) {
                return;
            }
            String namedBy = NAMED_BY.of(session(), account());
            if (namedBy != null && namedBy.contains(present())) {
                response.addHeader(SET_COOKIE, namedBy);
            } else {
                change();
            }
        }
    }

    private void change() {
        requestContext.login().rotateSession();
        response.getHeaders(SET_COOKIE).stream()
                .filter(header -> header.contains(present()))
                .findAny()
                .ifPresent(header -> NAMED_BY.keep(session(), account(), header));
    }

    private String present() {
        return session().getId().toString();
    }

    private Session session() {
        return requestContext.login().session(true);
    }

    private String account() {
        return requestContext.accessState().account();
    }

    /** By the account, as each request has an object of its own for the session. */
    private Object turn() {
        return TURNS[Math.floorMod(account().hashCode(), TURNS.length)];
    }
}
