package io.github.secondgate.http;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/**
 * A request with the addresses that the browser knows, where a proxy in front maps another prefix to this context. For our own
 * pages only: the application gets the request as the container made it.
 */
public final class SeenRequest extends HttpServletRequestWrapper {
    private final String publicBase;

    /** @param publicBase what stands for the context path; empty or with one leading slash and no trailing one */
    public SeenRequest(HttpServletRequest request, String publicBase) {
        super(request);
        this.publicBase = publicBase;
    }

    @Override
    public String getContextPath() {
        return publicBase;
    }

    @Override
    public String getRequestURI() {
        String uri = super.getRequestURI();
        String context = super.getContextPath();
        return uri.startsWith(context) ? publicBase + uri.substring(context.length()) : uri;
    }
}
