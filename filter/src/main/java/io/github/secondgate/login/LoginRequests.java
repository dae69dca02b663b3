package io.github.secondgate.login;

import io.github.secondgate.login.response.HoldableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * What somebody who owes a factor, and has just signed in through a request, is to the rest of it. Where people are said to sign
 * in, the application's login code may see them. Any other address is that of a page, and whoever can sign in by asking for one
 * would read it for the password alone.
 */
public final class LoginRequests {
    private final Gatekeeper gate;
    private final Predicate<HttpServletRequest> isForLogin;
    private final Predicate<HttpServletRequest> isPublic;
    private final boolean maskAtLogin;
    private final boolean hideAuthorization;
    private final Consumer<String> operator;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * @param isPublic whether everybody may have what is served there
     * @param maskAtLogin whether they stay invisible where people sign in too
     * @param hideAuthorization whether the application sees no header of HTTP authentication of whom the login does not know
     * @param operator is told one sentence or none
     */
    public LoginRequests(
            Gatekeeper gate,
            Predicate<HttpServletRequest> isForLogin,
            Predicate<HttpServletRequest> isPublic,
            boolean maskAtLogin,
            boolean hideAuthorization,
            Consumer<String> operator) {
        this.gate = gate;
        this.isForLogin = isForLogin;
        this.isPublic = isPublic;
        this.maskAtLogin = maskAtLogin;
        this.hideAuthorization = hideAuthorization;
        this.operator = operator;
    }

    /** Each is for a login: what is made within one is held elsewhere. */
    public static LoginRequests anywhere(Gatekeeper gate) {
        return new LoginRequests(gate, request -> true, request -> false, false, false, told -> {});
    }

    /** Whether a header by which this login knows nobody is kept from the application, which might know somebody by it. */
    public boolean hideAuthorization(HttpServletRequest request) {
        return hideAuthorization && isPage(request);
    }

    /** Whether a bearer token in a parameter, a form's too, is kept from Spring Security, of which this login is none. */
    public boolean hideToken(Login login, HttpServletRequest request) {
        return ForeignLogin.springMayTake(login) && isPage(request);
    }

    public boolean isForLogin(HttpServletRequest request) {
        return isForLogin.test(request);
    }

    /**
     * Whether the application sees nobody all the same after this login, which was made through its very request. Then nothing
     * that is written where a page is asked for may leave either: the application may serve it to whom its own filter let
     * through without asking once more who that is.
     */
    public boolean hides(Login login, HoldableResponse answer) {
        HttpServletRequest request = login.request();
        if (!masks(request) || !gate.owes(login)) {
            return false;
        }
        if (isPage(request)) {
            tell(request);
            hold(login, request, answer);
        }
        return true;
    }

    /** Neither where people sign in nor what everybody may have. */
    private boolean isPage(HttpServletRequest request) {
        return !isForLogin.test(request) && !isPublic.test(request);
    }

    /** A password in the header of a request is there in each of them, so that the one of the login is no exception. */
    private boolean masks(HttpServletRequest request) {
        return maskAtLogin || AuthorizationHeader.isIn(request) || !isForLogin.test(request);
    }

    /** Where the application can go on without this response, or past the filter, it is answered now or never. */
    private void hold(Login login, HttpServletRequest request, HoldableResponse answer) {
        answer.hold();
        try {
            if (request.getServletContext() == null) {
                // Outside of a dispatch, Jetty's request knows the application no more.
                answer.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            } else if (answer.isInHand() || request.isAsyncStarted()) {
                settle(admitted -> login, request, answer);
            }
            if (answer.isInHand()) {
                answer.finish();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(HttpServletRequest request) {
        if (told.compareAndSet(false, true)) {
            String more = request.getPathInfo();
            String where = more == null ? request.getServletPath() : request.getServletPath() + more;
            operator.accept("Somebody who owes a code signed in at " + where
                    + ", which secondgate.loginPath does not name, so that they were led to the code in the place of what was"
                    + " there. If the login form is sent to that address, and nothing else is, add it to"
                    + " secondgate.loginPath.");
        }
    }

    /** Once the application is through: says the way to the code where its answer was held. */
    public void settle(UnaryOperator<Login> now, HttpServletRequest request, HoldableResponse answer)
            throws IOException {
        answer.instead(() -> {
            if (gate.stillOpens(now, request, answer)) {
                // Whoever signed in has signed out again, as an application may do for them that sees nobody.
                gate.asksPassword(request, answer);
            }
        });
    }
}
