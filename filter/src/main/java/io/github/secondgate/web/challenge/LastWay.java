package io.github.secondgate.web.challenge;

import io.github.secondgate.http.OwnCookie;
import io.github.secondgate.web.page.Exchange;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Which way the challenge was answered last in this browser, so that it stands open the next time. Opens nothing else: it names a
 * method or an app, no account, and what it names is looked for among what the account has.
 */
final class LastWay {
    private static final OwnCookie COOKIE = OwnCookie.lax("secondgate-way");
    private static final long KEPT = Duration.ofDays(365).getSeconds();
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private LastWay() {}

    /** A method's key or an app's id, or whatever else the browser shows; null where it shows nothing. */
    static String in(Exchange exchange) {
        return COOKIE.read(exchange.request);
    }

    static void note(Exchange exchange, String way) {
        if (PLAIN.matcher(way).matches() && !way.equals(in(exchange))) {
            COOKIE.write(exchange.request, exchange.response, way, KEPT);
        }
    }
}
