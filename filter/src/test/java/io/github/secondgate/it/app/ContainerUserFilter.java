package io.github.secondgate.it.app;

import java.io.IOException;
import java.security.Principal;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/** Makes a request look as if the container, or a proxy in front of it, knew the visitor already. */
public class ContainerUserFilter implements Filter {
    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new Known((HttpServletRequest) request), response);
    }

    @Override
    public void destroy() {}

    private static final class Known extends HttpServletRequestWrapper {
        private Known(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRemoteUser() {
            return "container-root";
        }

        @Override
        public Principal getUserPrincipal() {
            return () -> "container-root";
        }

        @Override
        public boolean isUserInRole(String role) {
            return true;
        }

        @Override
        public String getAuthType() {
            return "BASIC";
        }
    }
}
