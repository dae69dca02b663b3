package io.github.secondgate.http;

import java.util.Locale;
import javax.servlet.http.HttpServletRequest;

/**
 * What asks, and for what: by {@code Accept} (RFC 9110 section 12.5.1), by {@code X-Requested-With} and by what browsers say
 * of a request themselves (Fetch Metadata, {@code Sec-Fetch-…}), which no script can change.
 */
public final class Accept {
    private Accept() {}

    /**
     * A script: it says so, or likes JSON better than a page, or its browser says so. Other values of {@code
     * X-Requested-With} mean nothing: browsers inside Android applications send the application's name with everything.
     */
    public static boolean script(HttpServletRequest request) {
        return !saidToNavigate(request)
                && ("empty".equals(request.getHeader("Sec-Fetch-Dest"))
                        || xmlHttpRequest(request)
                        || faces(request)
                        || htmx(request)
                        || prefersJson(request.getHeader("Accept")));
    }

    /**
     * A browser on its way to another page, in a window or in a frame: it says so, or it is too old to say anything, is no
     * script and asks for a page.
     */
    public static boolean navigation(HttpServletRequest request) {
        boolean silent = request.getHeader("Sec-Fetch-Mode") == null && request.getHeader("Sec-Fetch-Dest") == null;
        return saidToNavigate(request) || silent && page(request) && !script(request);
    }

    /** Where there is no mode the destination counts; beside one it may be empty, as a service worker's is. */
    private static boolean saidToNavigate(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return mode == null ? "document".equals(request.getHeader("Sec-Fetch-Dest")) : mode.equals("navigate");
    }

    /** JSF's own script, which reads nothing but a partial response (JSF 2.2, section 13.4). */
    static boolean faces(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    public static boolean htmx(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }

    /** A script whose library goes to another page by itself, when it is told to. */
    public static boolean takesPageAway(HttpServletRequest request) {
        return script(request) && (faces(request) || htmx(request));
    }

    private static boolean xmlHttpRequest(HttpServletRequest request) {
        String requestedWith = request.getHeader("X-Requested-With");
        return requestedWith != null && requestedWith.trim().equalsIgnoreCase("XMLHttpRequest");
    }

    /** Whether an answer may be compressed (RFC 9110 section 12.5.3); whoever says nothing gets it as it is. */
    public static boolean gzip(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        double any = 0;
        for (String coding : accepted == null
                ? new String[0]
                : accepted.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = coding.split(";", -1);
            String name = parts[0].trim();
            if (name.equals("gzip") || name.equals("x-gzip")) {
                return quality(parts) > 0;
            }
            any = name.equals("*") ? quality(parts) : any;
        }
        return any > 0;
    }

    /** Whoever shows pages; {@code *}{@code /*} alone does not say so. */
    static boolean page(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && weight(accept, false) > 0;
    }

    /** At equal weights the one named first is preferred. */
    private static boolean prefersJson(String accept) {
        if (accept == null) {
            return false;
        }
        double json = weight(accept, true);
        double html = weight(accept, false);
        String lower = accept.toLowerCase(Locale.ROOT);
        return json > html || json > 0 && json == html && lower.indexOf("json") < lower.indexOf("text/html");
    }

    private static double weight(String accept, boolean json) {
        double best = 0;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
            // With a limit, because a lone semicolon would otherwise have no parts at all.
            String[] parts = range.split(";", -1);
            String type = parts[0].trim();
            boolean wanted =
                    json ? type.equals("application/json") || type.endsWith("+json") : type.equals("text/html");
            if (wanted) {
                best = Math.max(best, quality(parts));
            }
        }
        return best;
    }

    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].trim();
            if (parameter.startsWith("q=")) {
                try {
                    return Double.parseDouble(parameter.substring(2));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
