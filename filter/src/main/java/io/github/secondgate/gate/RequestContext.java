package io.github.secondgate.gate;

import io.github.secondgate.shiro.SessionCookie;
import javax.servlet.ServletRequest;
import org.apache.shiro.web.subject.WebSubject;

/** One visitor at one dispatch: what Shiro built, and where they stand. Our own pages work with the real Subject. */
public final class RequestContext {
    private static final String ATTRIBUTE = "io.github.secondgate.visit";

    private final WebSubject real;
    private final AccessState accessState;

    RequestContext(WebSubject real, AccessState accessState) {
        this.real = real;
        this.accessState = accessState;
    }

    public static RequestContext of(ServletRequest request) {
        return (RequestContext) request.getAttribute(ATTRIBUTE);
    }

    void bindTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    public WebSubject real() {
        return real;
    }

    public AccessState accessState() {
        return accessState;
    }

    /** Logs out whoever gave the password, masked or not. */
    public void logOut() {
        real.logout();
        SessionCookie.expire(real);
    }

    /** Whether this login was made by a password, not by a remember-me cookie. */
    public boolean byPassword() {
        return real.isAuthenticated();
    }
}
