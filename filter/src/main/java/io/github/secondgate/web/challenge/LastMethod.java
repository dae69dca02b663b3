package io.github.secondgate.web.challenge;

import io.github.secondgate.http.OwnCookie;
import io.github.secondgate.web.page.Exchange;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Which way the challenge was answered last in this browser, so that it stands open the next time. Opens nothing else: it names a
 * method or an app, no account, and what it names is looked for among what the account has.
 */
final class LastMethod {
    private static final OwnCookie COOKIE = OwnCookie.lax("secondgate-way");
    private static final long KEPT = Duration.ofDays(365).getSeconds();
    private static final Pattern PLAIN = Pattern.compile("[a-z]{1,16}(\\.[A-Za-z0-9_-]{1,64})?");

    private LastMethod() {}

    /** A method's key, or whatever else the browser shows. */
    static String method(Exchange exchange) {
        return in(exchange).split("\\.", 2)[0];
    }

    /** An app's id, or whatever else the browser shows; null where it shows none. */
    static String app(Exchange exchange) {
        String[] way = in(exchange).split("\\.", 2);
        return way.length == 2 ? way[1] : null;
    }

    /** @param app its id where the method has several; else null */
    static void note(Exchange exchange, String method, String app) {
        String way = app == null ? method : method + "." + app;
        if (PLAIN.matcher(way).matches() && !way.equals(in(exchange))) {
            COOKIE.write(exchange.request, exchange.response, way, KEPT);
        }
    }

    private static String in(Exchange exchange) {
        String shown = COOKIE.read(exchange.request);
        return shown == null ? "" : shown;
    }
}
