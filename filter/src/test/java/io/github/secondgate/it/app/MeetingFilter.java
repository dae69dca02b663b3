package io.github.secondgate.it.app;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;

/**
 * In front of all others: lets two requests that name the same meeting go on together, each with the session that it came
 * for. However late the second one is sent, it does not find the session under another id.
 */
public class MeetingFilter implements Filter {
    private static final Map<String, CyclicBarrier> MEETINGS = new ConcurrentHashMap<>();

    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String meeting = http.getHeader("X-Meeting");
        if (meeting != null) {
            http.getSession(false);
            await(meeting);
        }
        chain.doFilter(request, response);
    }

    /** Goes on once two requests are there. */
    public static void await(String meeting) throws ServletException {
        try {
            MEETINGS.computeIfAbsent(meeting, name -> new CyclicBarrier(2)).await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new ServletException("The other request of the meeting did not come", e);
        }
    }

    @Override
    public void destroy() {}
}
