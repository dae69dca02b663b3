package io.github.secondgate.login.application;

import java.util.Collections;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Tells Secondgate of a login that it does not know: who is signed in, and how that is hidden from the application until a
 * second factor was given. The application implements it in a public class with a public constructor without parameters, and
 * names that class by {@code secondgate.login = class:NAME}. One object of it serves all requests at once.
 *
 * <p>Only {@link #user} must be written. What a method throws is somebody of whom nothing can be told: they get 503.
 */
public interface ApplicationLogin {
    /**
     * Who is signed in on this request, at this moment: who gave a password, not who gave a second factor. Asked several times
     * a request, so it must be quick; and of whoever is hidden from the application too.
     *
     * @param request as it came to Secondgate's filter, with the session as it is
     * @return the name of the user, the same each time; null where nobody is signed in, so that a second factor that was given
     *     in this session counts no more
     */
    String user(HttpServletRequest request);

    /**
     * The names of the session's attributes by which the application knows who is signed in. While a factor is owed, the
     * application reads none of them, and what it writes to one is a new login. Without them, and without {@link #masked}, the
     * login stays visible to the application at public addresses, and one that is sent while a factor is owed ends this one and
     * its session first.
     */
    default Set<String> attributes() {
        return Collections.emptySet();
    }

    /**
     * The request as the application sees it while a factor is owed, where more than {@link #attributes} says who is signed in:
     * a wrapper without a certain cookie, header or attribute of the request.
     *
     * @param request on which the Servlet API names no user, and the session has none of {@link #attributes}
     */
    default HttpServletRequest masked(HttpServletRequest request) {
        return request;
    }

    /** Whether the user who is signed in on this request has that role. */
    default boolean hasRole(HttpServletRequest request, String role) {
        return request.isUserInRole(role);
    }

    /** Whether {@link #isPassword} can tell. Where not, a fresh second factor stands in for the password. */
    default boolean asksPassword() {
        return false;
    }

    /**
     * Whether that is the password of the user; signs nobody in, and counts nothing: Secondgate counts what does not match.
     *
     * @param user as {@link #user} names them
     */
    default boolean isPassword(String user, String password) {
        return false;
    }

    /** Ends what the session does not hold, such as a cookie; the session itself is invalidated afterwards. */
    default void logOut(HttpServletRequest request, HttpServletResponse response) {}
}
