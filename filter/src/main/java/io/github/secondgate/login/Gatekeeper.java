package io.github.secondgate.login;

import java.io.IOException;
import java.util.function.UnaryOperator;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** What the filter of a login asks at each dispatch, in this order, and tells of what it notices. */
public interface Gatekeeper {
    /** The attribute of the login's request in which it keeps where a visitor stands at this dispatch. */
    String VISIT = "io.github.secondgate.visit";

    /** What the application is to see of a visitor. */
    enum Admission {
        /** nobody, as a second factor is owed, or nothing can be told of them */
        MASKED,
        /** the person that they are */
        SHOWN,
        /** nobody, as nobody is signed in */
        NOBODY
    }

    /** Decides where this visitor stands, and keeps their login for our own pages. */
    Admission admit(Login login);

    /** Whether the request goes on, to the login's own chain where it has one; where not, it has been answered. */
    boolean opens(HttpServletRequest request, HttpServletResponse response) throws IOException;

    /**
     * Whether it goes on from that chain to the application; where not, it has been answered.
     *
     * @param now tells who is there by now in the place of whoever was admitted; what it throws is a request that cannot be
     *     decided
     */
    boolean stillOpens(UnaryOperator<Login> now, HttpServletRequest request, HttpServletResponse response)
            throws IOException;

    /** Answers a request of nobody's for something that is not for everybody: a browser is led to the login. */
    void asksPassword(HttpServletRequest request, HttpServletResponse response) throws IOException;

    /** Whether somebody whose login was made this moment owes more; else they are let in. */
    boolean owes(Login login);

    /** A session ended, or has another id from now on. */
    void sessionEnded(Object id);
}
