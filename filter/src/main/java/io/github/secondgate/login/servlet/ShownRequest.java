package io.github.secondgate.login.servlet;

import io.github.secondgate.login.Login;
import io.github.secondgate.login.LoginTime;
import io.github.secondgate.login.SecondFactorStamp;
import io.github.secondgate.login.Session;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.function.Predicate;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpServletResponse;

/**
 * What the application sees of a request whose user the gate knows: nobody, while a second factor is owed. It notices a
 * login and a logout by the application's own code, after which the stamp in the session counts for nothing. A login through
 * it shows the user for the rest of the request, because the application's login code works with them, unless whoever owes a
 * factor is to stay masked even there.
 */
final class ShownRequest extends HttpServletRequestWrapper {
    private final Login login;
    private final Predicate<Login> maskedAfterLogin;
    private final Clock clock;
    private boolean masked;

    /** @param maskedAfterLogin whether somebody who signed in through this stays masked */
    ShownRequest(Login login, boolean masked, Predicate<Login> maskedAfterLogin, Clock clock) {
        super(login.request());
        this.login = login;
        this.masked = masked;
        this.maskedAfterLogin = maskedAfterLogin;
        this.clock = clock;
    }

    @Override
    public String getRemoteUser() {
        return masked ? null : super.getRemoteUser();
    }

    @Override
    public Principal getUserPrincipal() {
        return masked ? null : super.getUserPrincipal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return !masked && super.isUserInRole(role);
    }

    @Override
    public String getAuthType() {
        return masked ? null : super.getAuthType();
    }

    /** The container has signed them in already, but somebody who is nobody yet is to give a code first. */
    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException, ServletException {
        if (masked) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return false;
        }
        boolean before = super.getUserPrincipal() != null;
        boolean signedIn = super.authenticate(response);
        if (signedIn && !before) {
            loggedIn();
        }
        return signedIn;
    }

    @Override
    public void login(String user, String password) throws ServletException {
        if (masked) {
            // A container signs nobody in who is signed in.
            super.logout();
        }
        super.login(user, password);
        loggedIn();
    }

    private void loggedIn() {
        Session session = login.session(false);
        if (session != null) {
            SecondFactorStamp.remove(session);
            LoginTime.note(session, clock.instant());
        }
        masked = maskedAfterLogin.test(login);
    }

    /** The session may go on, and must not let in by its stamp whoever signs in next. */
    @Override
    public void logout() throws ServletException {
        super.logout();
        Session session = login.session(false);
        if (session != null) {
            SecondFactorStamp.remove(session);
        }
    }
}
