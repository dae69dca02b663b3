package io.github.secondgate.gate;

import io.github.secondgate.login.Gatekeeper;
import io.github.secondgate.login.Login;
import javax.servlet.ServletRequest;

/** One visitor at one dispatch: their login as it is, and where they stand. */
public final class RequestContext {
    private final Login login;
    private final AccessState accessState;
    private final String path;

    /** @param path as {@link Paths#of} */
    RequestContext(Login login, AccessState accessState, String path) {
        this.login = login;
        this.accessState = accessState;
        this.path = path;
    }

    public static RequestContext of(ServletRequest request) {
        return (RequestContext) request.getAttribute(Gatekeeper.VISIT);
    }

    void bindTo(ServletRequest request) {
        request.setAttribute(Gatekeeper.VISIT, this);
    }

    /** The real one, whatever the application sees: for our own pages. */
    public Login login() {
        return login;
    }

    public AccessState accessState() {
        return accessState;
    }

    /** That of this dispatch, inside the context. */
    String path() {
        return path;
    }

    /** Logs out whoever gave the password, masked or not. */
    public void logOut() {
        login.logOut();
    }

    /** Whether this login was made by a password, not by a remember-me cookie. */
    public boolean byPassword() {
        return login.authenticated();
    }
}
