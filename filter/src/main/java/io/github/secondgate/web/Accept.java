package io.github.secondgate.web;

import java.util.Locale;
import javax.servlet.http.HttpServletRequest;

/** What a client asks for by {@code Accept} (RFC 9110 section 12.5.1) and {@code X-Requested-With}. */
final class Accept {
    private Accept() {}

    /** A script: it says so, or likes JSON better than a page. */
    static boolean script(HttpServletRequest request) {
        String requestedWith = request.getHeader("X-Requested-With");
        return requestedWith != null && !requestedWith.isEmpty() || prefersJson(request.getHeader("Accept"));
    }

    /** A browser that shows a page; {@code *}{@code /*} alone does not say so. */
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
