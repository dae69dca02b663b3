package io.github.secondgate.it.app;

import javax.servlet.FilterChain;
import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;
import javax.servlet.ServletResponse;
import org.apache.shiro.web.servlet.AdviceFilter;

/** A filter of Shiro's chain that hands on the container's own request. */
public class UnwrappingFilter extends AdviceFilter {
    @Override
    protected void executeChain(ServletRequest request, ServletResponse response, FilterChain chain) throws Exception {
        ServletRequest below = request;
        while (below instanceof ServletRequestWrapper) {
            below = ((ServletRequestWrapper) below).getRequest();
        }
        chain.doFilter(below, response);
    }
}
