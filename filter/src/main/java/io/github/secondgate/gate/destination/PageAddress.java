package io.github.secondgate.gate.destination;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;

/** The address of a page of the application, path and query, as somebody may be led to it: never to another site. */
final class PageAddress {
    private static final int LONGEST = 8192;
    /** In characters. Containers and proxies have 4 to 8 KB for all headers of an answer. */
    private static final int LONGEST_IN_A_HEADER = 2000;

    private static final Pattern UNSAFE = Pattern.compile("[^!-~]|^[^?#]*([;\\\\]|//|/(\\.|%2[eE]){1,2}([/?#]|$))");
    private static final Pattern ABSOLUTE = Pattern.compile("https?://([^/?#@]+)([^#]*).*");

    private PageAddress() {}

    static String of(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    /** This very address, if it is a safe one inside the context and not longer than 8 KB. */
    static Optional<String> inside(String contextPath, String address) {
        boolean safe = address.startsWith(contextPath + "/")
                && address.length() <= LONGEST
                && !UNSAFE.matcher(address).find();
        return safe ? Optional.of(address) : Optional.empty();
    }

    /** The page that a form was sent from, if the browser says so and it is one of this site and context. */
    static Optional<String> cameFrom(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        Matcher parts = ABSOLUTE.matcher(referer == null ? "" : referer);
        return parts.matches() && sameOrigin(request, parts.group(1))
                ? inside(request.getContextPath(), parts.group(2))
                : Optional.empty();
    }

    /** As the browser says itself; one that does not say it names the same host to both. */
    private static boolean sameOrigin(HttpServletRequest request, String authority) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null ? authority.equalsIgnoreCase(request.getHeader("Host")) : site.equals("same-origin");
    }

    /** Whether it is better led to by a link than by a redirect. */
    static boolean tooLongForAHeader(String address) {
        return address.length() > LONGEST_IN_A_HEADER;
    }
}
