package io.github.secondgate.login;

import java.util.Collections;
import java.util.Enumeration;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;

/** The header of HTTP authentication: whoever signs in by it shows it with each request. */
public final class AuthorizationHeader {
    public static final String NAME = "Authorization";

    private AuthorizationHeader() {}

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
