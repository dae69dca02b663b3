package io.github.secondgate.http;

import java.util.Locale;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServletRequest;

/** Whether a person went to a page themselves, rather than a script, a part of another page, or a browser's guess. */
public final class Navigation {
    private Navigation() {}

    /** Whether this is a person's own way to a page, in a window of their own. */
    public static boolean is(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        boolean bySight =
                request.getMethod().equals("GET") || request.getMethod().equals("POST");
        return request.getDispatcherType() == DispatcherType.REQUEST
                && bySight
                && Accept.navigation(request)
                && (destination == null || destination.equals("document"))
                && request.getHeader("Upgrade") == null
                && !ahead(request);
    }

    /** Whether a browser fetches the page for the case that it is wanted: nobody sees it yet, and perhaps nobody ever will. */
    static boolean ahead(HttpServletRequest request) {
        String purpose = (request.getHeader("Sec-Purpose") + " " + request.getHeader("Purpose") + " "
                        + request.getHeader("X-Purpose") + " " + request.getHeader("X-Moz"))
                .toLowerCase(Locale.ROOT);
        return purpose.contains("prefetch") || purpose.contains("prerender") || purpose.contains("preview");
    }

    /** Whether a person gets to see the answer: not where only its head was asked for, or it is fetched ahead. */
    public static boolean sees(HttpServletRequest request) {
        return !request.getMethod().equals("HEAD") && !ahead(request);
    }
}
