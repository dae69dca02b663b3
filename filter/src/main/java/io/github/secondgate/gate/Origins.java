package io.github.secondgate.gate;

import io.github.secondgate.http.Csrf;
import io.github.secondgate.log.Log;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.servlet.http.HttpServletRequest;

/**
 * Whether a page of another site sent a request, as its browser tells: by {@code Sec-Fetch-Site} where it is sent, for that
 * holds behind any proxy; else by {@code Origin}, whose host and port are compared with the server's own. The scheme is not
 * compared, because a proxy may have ended TLS, and {@code X-Forwarded-…} is not looked at. This stands beside the token of
 * {@link Csrf}, not in its place: who sends neither header is no browser, or an old one.
 */
public final class Origins {
    private static final Log LOG = Log.of(Origins.class);

    private final Set<String> trusted;
    private final AtomicBoolean told = new AtomicBoolean();

    /** @param trusted whose pages may send here as well as the server's own, in small letters, as browsers write them */
    public Origins(Set<String> trusted) {
        this.trusted = trusted;
    }

    public boolean foreign(HttpServletRequest request) {
        String origin = lower(request.getHeader("Origin"));
        if (trusted.contains(origin)) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        // A browser says null where a referrer policy made it, be it a proxy's: that names no other site.
        boolean foreign = !origin.isEmpty() && !origin.equals("null") && !own(origin, request);
        if (foreign && told.compareAndSet(false, true)) {
            LOG.warn(
                    "A POST was refused because it came from a page of {}, while this server is called {} (said once). If that is"
                            + " the application's own address, let the proxy pass Host on, or set secondgate.origins = {}",
                    origin,
                    request.getHeader("Host"),
                    origin);
        }
        return foreign;
    }

    private static boolean own(String origin, HttpServletRequest request) {
        String page = withoutUsualPort(origin.replaceFirst("^[a-z]+://", ""));
        String server = request.getServerName() + ":" + request.getServerPort();
        return page.equals(withoutUsualPort(lower(request.getHeader("Host"))))
                // A container's valve may know the public name better than the header.
                || page.equals(withoutUsualPort(lower(server)));
    }

    private static String withoutUsualPort(String authority) {
        return authority.replaceFirst(":(80|443)$", "");
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
