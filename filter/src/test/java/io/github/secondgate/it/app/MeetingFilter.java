package io.github.secondgate.it.app;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
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
import javax.servlet.http.HttpServletRequestWrapper;

/**
 * In front of all others: lets two requests that name the same meeting go on together, each with the session that it came
 * for. However late the second one is sent, it does not find the session under another id.
 */
public class MeetingFilter implements Filter {
    private static final Map<String, CyclicBarrier> MEETINGS = new ConcurrentHashMap<>();
    /** By the meeting, those at work on its requests. */
    private static final Map<String, Set<Thread>> AT_WORK = new ConcurrentHashMap<>();

    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String meeting = http.getHeader("X-Meeting");
        if (meeting == null) {
            chain.doFilter(request, response);
            return;
        }
        http.getSession(false);
        Set<Thread> atWork = AT_WORK.computeIfAbsent(meeting, name -> ConcurrentHashMap.newKeySet());
        atWork.add(Thread.currentThread());
        try {
            await(meeting);
            chain.doFilter(new Met(http, atWork), response);
        } finally {
            atWork.remove(Thread.currentThread());
        }
    }

    /** Goes on once two requests are there. */
    public static void await(String meeting) throws ServletException {
        try {
            MEETINGS.computeIfAbsent(meeting, name -> new CyclicBarrier(2)).await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new ServletException("The other request of the meeting did not come", e);
        }
    }

    /**
     * Jetty takes the session away from every request that looks at it in the moment in which another one changes its id, and
     * whoever sent that is a stranger. So nobody's id is changed before the other request waits for its turn, or is through.
     */
    private static final class Met extends HttpServletRequestWrapper {
        private final Set<Thread> atWork;

        Met(HttpServletRequest request, Set<Thread> atWork) {
            super(request);
            this.atWork = atWork;
        }

        @Override
        public String changeSessionId() {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
            while (System.nanoTime() < end && atWork.stream().anyMatch(Met::runs)) {
                Thread.onSpinWait();
            }
            return super.changeSessionId();
        }

        private static boolean runs(Thread other) {
            return other != Thread.currentThread()
                    && (other.getState() == Thread.State.RUNNABLE || other.getState() == Thread.State.BLOCKED);
        }
    }

    @Override
    public void destroy() {}
}
