package io.github.secondgate.http;

import java.time.Duration;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * The cookie by which a trusted browser is known again. When the trust ends is the server's to know: {@code Max-Age} only spares
 * the browser a cookie that is worth nothing.
 */
public final class TrustCookie {
    private static final OwnCookie COOKIE = OwnCookie.strict("secondgate-trust");

    private TrustCookie() {}

    /** What this browser shows, anything at all; null where it shows nothing. */
    public static String read(HttpServletRequest request) {
        return COOKIE.read(request);
    }

    public static void write(HttpServletRequest request, HttpServletResponse response, String value, Duration left) {
        COOKIE.write(request, response, value, Math.max(1, left.getSeconds()));
    }

    /** Does nothing where there is none. */
    public static void expire(HttpServletRequest request, HttpServletResponse response) {
        if (read(request) != null) {
            COOKIE.write(request, response, "", 0);
        }
    }
}
