package io.github.secondgate.gate.client;

import io.github.secondgate.gate.AccessState;
import io.github.secondgate.gate.Paths;
import io.github.secondgate.login.Login;
import io.github.secondgate.secondfactor.account.Verification;
import io.github.secondgate.secondfactor.credential.Credential;
import java.util.Set;
import javax.servlet.DispatcherType;
import javax.servlet.ServletContext;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

/**
 * One request of a client, over all its dispatches: what it shows, how it came, and whether it was let through. Confined to
 * the request.
 */
final class ClientVisit {
    private static final String ATTRIBUTE = "io.github.secondgate.client";

    private final ShownProof shown;
    private final boolean accepted;
    private final boolean withSession;
    private final boolean fromBrowser;
    private final long now;
    private boolean judged;
    private Login login;
    private Object principal;
    private AccessState pass;
    private Credential credential;
    private Verification unheard;
    private PassingSession passing;

    /**
     * @param request as it came
     * @param accepted what is looked at at its address
     * @param now epoch milliseconds
     */
    ClientVisit(HttpServletRequest request, ShownProof shown, Set<ClientProof> accepted, long now) {
        this.now = now;
        this.shown = shown;
        this.accepted = accepted.contains(shown.proof());
        this.withSession = request.getSession(false) != null;
        // Programs send neither; Sec-Fetch-Mode some do.
        this.fromBrowser = request.getHeader("Origin") != null || request.getHeader("Sec-Fetch-Site") != null;
    }

    static ClientVisit of(HttpServletRequest request) {
        return (ClientVisit) request.getAttribute(ATTRIBUTE);
    }

    void bindTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    ShownProof shown() {
        return shown;
    }

    /** Whether the container is to make no session for it. */
    boolean leavesNoSession() {
        return accepted && !withSession;
    }

    /** In the place of the container's: one that ends with the request; null where there is none and none is to be made. */
    synchronized HttpSession session(ServletContext context, boolean create) {
        boolean none = passing == null || passing.ended();
        if (none && create) {
            passing = new PassingSession(context, now);
        }
        return none && !create ? null : passing.session();
    }

    /** @throws IllegalStateException where there is none, as a container does */
    synchronized String changeSessionId() {
        if (passing == null || passing.ended()) {
            throw new IllegalStateException("There is no session");
        }
        return passing.changeId();
    }

    /** @param now that of this dispatch */
    void comeWith(Login now) {
        login = now;
    }

    /** That of the latest dispatch; null where nothing was asked about it. */
    Login login() {
        return login;
    }

    /** Whether somebody signed in with it, so that what it shows was judged. */
    boolean judged() {
        return judged;
    }

    void judge() {
        judged = true;
    }

    /** Why what it shows is not looked at; null where it is. */
    String refusal(Login login) {
        if (!accepted) {
            return "ELSEWHERE";
        }
        if (withSession || login.session(false) != null && !login.madeJustNow()) {
            return "SESSION";
        }
        return fromBrowser ? "BROWSER" : null;
    }

    /** @param by null for a code */
    void pass(Object who, AccessState state, Credential by) {
        principal = who;
        pass = state;
        credential = by;
    }

    /** The code that it shows was not looked at. */
    void unheard(Verification why) {
        unheard = why;
    }

    /** The same visitor, who is told so where it holds. */
    AccessState told(AccessState owing) {
        return unheard == null ? owing : owing.unheard(unheard);
    }

    /** Whether it was let through. */
    boolean passed() {
        return pass != null;
    }

    /** By what it was let through at an earlier dispatch, where that holds for this one too; else null. */
    AccessState passFor(Login login, ClientPaths paths) {
        return principal.equals(login.principal()) && covers(login.request(), paths) ? pass : null;
    }

    /** What only the application itself can lead to belongs to the address that was asked for. */
    private boolean covers(HttpServletRequest request, ClientPaths paths) {
        String path = Paths.of(request);
        boolean inner = request.getDispatcherType() == DispatcherType.ERROR || path.startsWith("/WEB-INF/");
        return inner
                || paths.at(path).contains(shown.proof())
                        && (credential == null || CredentialScope.of(credential, request));
    }
}
