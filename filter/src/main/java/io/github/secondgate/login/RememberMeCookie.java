package io.github.secondgate.login;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;

/**
 * The cookie by which Spring Security signs somebody in anew, of any of its generations, from Acegi on: by the names that they give
 * it, and by what stands in it, since an application may name it as it likes. Does not look whether it is still good.
 */
final class RememberMeCookie {
    private static final String NAME = "remember-me";
    /** Up to 3.2, with {@code ACEGI_SECURITY_HASHED} or {@code SPRING_SECURITY} and more before it. */
    private static final String OLDER_NAME = "_REMEMBER_ME_COOKIE";
    /** A user, the end in milliseconds and a digest; or a series and a token, 16 bytes each in Base64. */
    private static final Pattern CONTENT = Pattern.compile(
            "[^:]+:[0-9]{12,14}:(?:[A-Z0-9]+:)?[0-9a-fA-F]{32,128}|[A-Za-z0-9+/%]{20,}={0,2}:[A-Za-z0-9+/%]{20,}={0,2}");

    private static final int LONGEST = 4096;

    private RememberMeCookie() {}

    static boolean isIn(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies != null && Arrays.stream(cookies).anyMatch(RememberMeCookie::is);
    }

    private static boolean is(Cookie cookie) {
        String name = cookie.getName();
        return name.equals(NAME) || name.endsWith(OLDER_NAME) || remembers(cookie.getValue());
    }

    private static boolean remembers(String value) {
        if (value == null || value.length() > LONGEST) {
            return false;
        }
        try {
            byte[] content = Base64.getDecoder().decode(value.replaceAll("=+$", ""));
            return CONTENT.matcher(new String(content, StandardCharsets.UTF_8)).matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
