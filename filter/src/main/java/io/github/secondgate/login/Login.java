package io.github.secondgate.login;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * The login that one visitor comes with at one dispatch, masked from the application or not: who it is, how they came, and
 * what their session keeps for us. Says nothing about second factors.
 */
public interface Login {
    /** What made it, for a line of the log: "Shiro", "the container". */
    String madeBy();

    /** As our own pages use it: with the attributes of this dispatch. */
    HttpServletRequest request();

    HttpServletResponse response();

    /** The request below whatever this login itself put around it, on which another login would show. */
    HttpServletRequest requestAsItCame();

    /**
     * Who sits at the keyboard, whoever they act as: opaque, and compared by {@code equals} with that of another request.
     *
     * @return null where nobody is signed in
     * @throws UnknownPersonException where it cannot be told
     */
    Object principal();

    /**
     * The same under the account name that we keep.
     *
     * @throws AccountNameRefusedException when what the principal gives cannot be an account name
     * @throws UnknownPersonException when the principal gives none at all
     */
    Person person();

    /**
     * What this person types as user name at the application's login; not normalised, as the login may not be.
     *
     * @throws UnknownPersonException when the principal gives none
     */
    String loginName();

    /** Whether this login was made by a password or the like, not by a cookie that remembers one. */
    boolean authenticated();

    /** Whether it was made within this very dispatch. */
    boolean madeJustNow();

    /** Runs it where the filters that may make it within this very request are through: at once, where none is still to come. */
    default void afterOwnFilters(Runnable then) {
        then.run();
    }

    boolean actsAsAnother();

    /** Whether something else of the application's has ended this login, of which its session does not say so yet. */
    default boolean isOver() {
        return false;
    }

    /** Whether the person at the keyboard has this role, as the application knows it now. */
    boolean hasRole(String role);

    /** Whether a password can be asked for again at all; where not, a fresh second factor stands in for it. */
    boolean asksPassword();

    /** Whether that is this person's password, where one can be asked for; nobody is signed in or out by it, and failures are not counted here. */
    boolean isPassword(String given);

    /** @return null where there is no session and {@code create} does not ask for one */
    Session session(boolean create);

    /** Gives the session a new id and keeps what it holds; does nothing where there is none. */
    void rotateSession();

    /** Ends this login and its session, and the browser's cookie of it. */
    void logOut();
}
