package io.github.secondgate.http;

import io.github.secondgate.login.Login;
import io.github.secondgate.login.Session;
import java.util.Arrays;
import javax.servlet.http.HttpServletResponse;

/**
 * The id of one person's session, which changes once a second factor was given. Of two requests that were sent by a double
 * click a browser keeps the answer to either, so both answers name the same new id. Where the container writes its cookie
 * only as the answer leaves, the second one changes the id again, and only its answer is worth something.
 */
public final class SessionId {
    private static final String SET_COOKIE = "Set-Cookie";
    /** The header by which the container named the present id. */
    private static final SessionAttribute<String> NAMED_BY = SessionAttribute.text("named-by");

    private static final Object[] TURNS = new Object[64];

    static {
        Arrays.setAll(TURNS, turn -> new Object());
    }

    private final Login login;
    private final String account;
    private final HttpServletResponse response;

    /** @param account of the person whose session it is */
    public SessionId(Login login, String account, HttpServletResponse response) {
        this.login = login;
        this.account = account;
        this.response = response;
    }

    public void renew() {
        synchronized (turn()) {
            change();
        }
    }

    /**
     * Names the present id to a browser that does not know it yet.
     *
     * @param known the id that the browser sent; null without one
     */
    public void handOver(String known) {
        synchronized (turn()) {
            // Some containers put the name of the node behind it.
            if (known != null && known.startsWith(present())) {
                return;
            }
            String namedBy = NAMED_BY.of(session(), account);
            if (namedBy != null && namedBy.contains(present())) {
                response.addHeader(SET_COOKIE, namedBy);
            } else {
                change();
            }
        }
    }

    private void change() {
        login.rotateSession();
        response.getHeaders(SET_COOKIE).stream()
                .filter(header -> header.contains(present()))
                .findAny()
                .ifPresent(header -> NAMED_BY.keep(session(), account, header));
    }

    private String present() {
        return session().getId().toString();
    }

    private Session session() {
        return login.session(true);
    }

    /** By the account, as each request has an object of its own for the session. */
    private Object turn() {
        return TURNS[Math.floorMod(account.hashCode(), TURNS.length)];
    }
}
