package io.github.secondgate.it.app;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;

/** Reads the parameters before anybody else, in ISO-8859-1: as Tomcat 9 does of itself, and many an old filter. */
public class EarlyReaderFilter implements Filter {
    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setCharacterEncoding("ISO-8859-1");
        request.getParameterMap();
        chain.doFilter(request, response);
    }

    @Override
    public void destroy() {}
}
