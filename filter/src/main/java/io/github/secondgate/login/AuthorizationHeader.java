package io.github.secondgate.login;

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
}
