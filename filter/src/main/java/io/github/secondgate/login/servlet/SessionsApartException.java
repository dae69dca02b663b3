package io.github.secondgate.login.servlet;

/** A filter behind the gate keeps sessions of its own: whoever signs in to them is nobody to the gate. */
final class SessionsApartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionsApartException() {
        super(
                "A filter behind Secondgate's keeps sessions of its own, as Spring Session's does, in which Secondgate never sees"
                        + " anybody signed in: put Secondgate's behind it; see 'Spring Session' in"
                        + " filter/docs/your-application.md",
                null,
                false,
                false);
    }

    /** Whether Spring Session leaves an attribute of that name on the request before anything reads its sessions. */
    static boolean leaves(String attribute) {
        return attribute.equals("org.springframework.session.SessionRepository");
    }
}
