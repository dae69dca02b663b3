package io.github.secondgate.it.app;

import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;

/** In front of all others: the next request goes on once the one before is through, and not just answered. */
public class OneAtATimeFilter implements Filter {
    private final Lock turn = new ReentrantLock();

    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        turn.lock();
        try {
            chain.doFilter(request, response);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void destroy() {}
}
