package io.github.secondgate.http;

import io.github.secondgate.crypto.Digests;
import java.time.Duration;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * The cookie by which a trusted browser is known again. Each context has its own; over HTTPS its name begins with
 * {@code __Host-}, which keeps other hosts and plain HTTP from planting one (RFC 6265bis section 4.1.3). Scripts cannot read
 * it, and no other site's request carries it. When the trust ends is the server's to know: {@code Max-Age} only spares the
 * browser a cookie that is worth nothing.
 */
public final class TrustCookie {
    private static final String NAME = "secondgate-trust";
    /** What was written during this request, because the request itself still carries the one before. */
    private static final String WRITTEN = "io.github.secondgate.trustCookie";

    private static final int CONTEXT_MARK = 8;

    private TrustCookie() {}

    /** What this browser shows, anything at all; null where it shows nothing. */
    public static String read(HttpServletRequest request) {
        Object written = request.getAttribute(WRITTEN);
        if (written != null) {
            return written.equals("") ? null : (String) written;
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

    public static void write(HttpServletRequest request, HttpServletResponse response, String value, Duration left) {
        set(request, response, value, Math.max(1, left.getSeconds()));
    }

    /** Does nothing where there is none. */
    public static void expire(HttpServletRequest request, HttpServletResponse response) {
        if (read(request) != null) {
            set(request, response, "", 0);
        }
    }

    /** By hand, because the Servlet API before 6.0 knows no {@code SameSite}; added, so that no other cookie is lost. */
    private static void set(HttpServletRequest request, HttpServletResponse response, String value, long seconds) {
        boolean secure = request.isSecure();
        response.addHeader(
                "Set-Cookie",
                name(request) + "=" + value + "; Path=" + (secure ? "/" : path(request)) + "; Max-Age=" + seconds
                        + "; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : ""));
        request.setAttribute(WRITTEN, value);
    }

    private static String name(HttpServletRequest request) {
        String context = context(request);
        String own =
                context.isEmpty() ? NAME : NAME + "-" + Digests.sha256(context).substring(0, CONTEXT_MARK);
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
