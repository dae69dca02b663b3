package io.github.secondgate.http;

import io.github.secondgate.crypto.Digests;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * A cookie of ours. Each context has its own; over HTTPS its name begins with {@code __Host-}, which keeps other hosts and plain
 * HTTP from planting one (RFC 6265bis section 4.1.3). Scripts cannot read it. Immutable.
 */
public final class OwnCookie {
    private static final int CONTEXT_MARK = 8;

    private final String ownName;
    private final String sameSite;
    /** What was written during this request, because the request itself still carries the one before. */
    private final String written;

    private OwnCookie(String ownName, String sameSite) {
        this.ownName = ownName;
        this.sameSite = sameSite;
        this.written = "io.github.secondgate.cookie." + ownName;
    }

    /** One that opens something: no request that another site begins carries it. */
    static OwnCookie strict(String name) {
        return new OwnCookie(name, "Strict");
    }

    /** One that remembers what a person likes, also when a link of another site led here. */
    public static OwnCookie lax(String name) {
        return new OwnCookie(name, "Lax");
    }

    /** What this browser shows, anything at all; null where it shows nothing. */
    public String read(HttpServletRequest request) {
        Object now = request.getAttribute(written);
        if (now != null) {
            return now.equals("") ? null : (String) now;
        }
        String name = name(request);
        Cookie[] cookies = request.getCookies();
        for (int i = 0; cookies != null && i < cookies.length; i++) {
            if (cookies[i].getName().equals(name)) {
                return cookies[i].getValue();
            }
        }
        return null;
    }

    /**
     * By hand, because the Servlet API before 6.0 knows no {@code SameSite}; added, so that no other cookie is lost.
     *
     * @param value letters, digits, and what else needs no quotes in a cookie
     * @param seconds 0 for none any more
     */
    public void write(HttpServletRequest request, HttpServletResponse response, String value, long seconds) {
        boolean secure = request.isSecure();
        response.addHeader(
                "Set-Cookie",
                name(request) + "=" + value + "; Path=" + (secure ? "/" : path(request)) + "; Max-Age=" + seconds
                        + "; HttpOnly; SameSite=" + sameSite + (secure ? "; Secure" : ""));
        request.setAttribute(written, value);
    }

    private String name(HttpServletRequest request) {
        String context = context(request);
        String own = context.isEmpty()
                ? ownName
                : ownName + "-" + Digests.sha256(context).substring(0, CONTEXT_MARK);
        return request.isSecure() ? "__Host-" + own : own;
    }

    private static String path(HttpServletRequest request) {
        String context = context(request);
        return context.isEmpty() ? "/" : context;
    }

    /** As it was deployed; the request tells it as it was typed. */
    private static String context(HttpServletRequest request) {
        return request.getServletContext().getContextPath();
    }
}
