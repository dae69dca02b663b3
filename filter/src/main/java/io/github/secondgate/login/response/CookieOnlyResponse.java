package io.github.secondgate.login.response;

import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/**
 * Writes no session id into addresses, because the gate refuses one that comes back in an address: otherwise the first
 * redirect of a new visitor, before any cookie has come back, would lead nowhere.
 */
public class CookieOnlyResponse extends HttpServletResponseWrapper {
    public CookieOnlyResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public String encodeURL(String url) {
        return url;
    }

    @Override
    public String encodeRedirectURL(String url) {
        return url;
    }

    @Override
    @Deprecated
    public String encodeUrl(String url) {
        return url;
    }

    @Override
    @Deprecated
    public String encodeRedirectUrl(String url) {
        return url;
    }
}
