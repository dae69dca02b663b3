package io.github.secondgate;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;

/** In the place of a gate where the application has one of its own, which alone asks: lets everything on to it. */
final class StandsAside implements Filter {
    @Override
    public void init(FilterConfig configuration) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain application)
            throws IOException, ServletException {
        application.doFilter(request, response);
    }

    @Override
    public void destroy() {}
}
