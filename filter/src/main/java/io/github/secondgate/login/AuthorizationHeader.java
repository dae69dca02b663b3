package io.github.secondgate.login;

import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;

/**
 * The header of HTTP authentication: whoever signs in by it shows it with each request. A bearer token may come in a parameter in
 * its place (RFC 6750).
 */
public final class AuthorizationHeader {
    public static final String NAME = "Authorization";

    private static final String TOKEN = "access_token";

    private AuthorizationHeader() {}

    /** Whether the address brings such a token; what a form brings is not read, since that would settle its encoding. */
    static boolean isTokenInQuery(HttpServletRequest request) {
        return ("&" + request.getQueryString()).contains("&" + TOKEN + "=");
    }

    public static boolean isToken(String parameter) {
        return TOKEN.equals(parameter);
    }

    /** These parameters without the token. */
    public static Map<String, String[]> withoutToken(Map<String, String[]> parameters) {
        Map<String, String[]> rest = new LinkedHashMap<>(parameters);
        rest.remove(TOKEN);
        return Collections.unmodifiableMap(rest);
    }

    /** Whether the request brings one, whatever stands in it. */
    public static boolean isIn(HttpServletRequest request) {
        return request.getHeader(NAME) != null;
    }

    public static boolean is(String header) {
        return NAME.equalsIgnoreCase(header);
    }

    /** These names of headers without its own; null where the container does not tell them. */
    public static Enumeration<String> without(Enumeration<String> names) {
        return names == null
                ? null
                : Collections.enumeration(Collections.list(names).stream()
                        .filter(name -> !is(name))
                        .collect(Collectors.toList()));
    }
}
