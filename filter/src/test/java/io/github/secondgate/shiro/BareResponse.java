package io.github.secondgate.shiro;

import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/** A response that nobody writes to. */
final class BareResponse extends HttpServletResponseWrapper {
    static final BareResponse INSTANCE = new BareResponse();

    private BareResponse() {
        super(BareContext.nothing(HttpServletResponse.class));
    }

    /** Shiro takes a cookie back at each login. */
    @Override
    public void addHeader(String name, String value) {}
}
