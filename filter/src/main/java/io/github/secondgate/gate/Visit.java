package io.github.secondgate.gate;

import io.github.secondgate.shiro.SessionCookie;
import javax.servlet.ServletRequest;
import org.apache.shiro.web.subject.WebSubject;

/** One visitor at one dispatch: what Shiro built, and where they stand. Our own pages work with the real Subject. */
public final class Visit {
    private static final String ATTRIBUTE = "io.github.secondgate.visit";

    private final WebSubject real;
    private final Standing standing;

    Visit(WebSubject real, Standing standing) {
        this.real = real;
        this.standing = standing;
    }

    public static Visit of(ServletRequest request) {
        return (Visit) request.getAttribute(ATTRIBUTE);
    }

    void bindTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    public WebSubject real() {
        return real;
    }

    public Standing standing() {
        return standing;
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
