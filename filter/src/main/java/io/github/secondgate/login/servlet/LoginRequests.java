package io.github.secondgate.login.servlet;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.servlet.http.HttpServletRequest;

/**
 * What somebody who owes a factor, and has just signed in through a request, is to the rest of it. Where people are said to sign
 * in, the application's login code may see them. Any other address is that of a page, and whoever can sign in by asking for one
 * would read it for the password alone.
 */
public final class LoginRequests {
    private final Predicate<HttpServletRequest> isForLogin;
    private final Predicate<HttpServletRequest> isPublic;
    private final boolean maskAtLogin;
    private final Consumer<String> operator;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * @param isPublic whether everybody may have what is served there
     * @param maskAtLogin whether they stay invisible where people sign in too
     * @param operator is told one sentence or none
     */
    public LoginRequests(
            Predicate<HttpServletRequest> isForLogin,
            Predicate<HttpServletRequest> isPublic,
            boolean maskAtLogin,
            Consumer<String> operator) {
        this.isForLogin = isForLogin;
        this.isPublic = isPublic;
        this.maskAtLogin = maskAtLogin;
        this.operator = operator;
    }

    /** Each is for a login: what is made within one is held elsewhere. */
    public static LoginRequests anywhere() {
        return new LoginRequests(request -> true, request -> false, false, told -> {});
    }

    /**
     * Whether the application sees nobody all the same. A password in the header of a request is there in each of them, so that
     * the one of the login is no exception.
     */
    boolean masks(HttpServletRequest request) {
        return maskAtLogin || request.getHeader("Authorization") != null || !isForLogin.test(request);
    }

    /**
     * Whether nothing that is written for it may leave: where a page is asked for, the application may serve it to whom its own
     * filter let through without asking once more who that is.
     */
    boolean holds(HttpServletRequest request) {
        if (isForLogin.test(request) || isPublic.test(request)) {
            return false;
        }
        if (told.compareAndSet(false, true)) {
            operator.accept("Somebody who owes a code signed in at " + request.getServletPath()
                    + ", which secondgate.loginPath does not name, so that they were led to the code in the place of what was"
                    + " there. If the login form is sent to that address, add it to secondgate.loginPath.");
        }
        return true;
    }
}
