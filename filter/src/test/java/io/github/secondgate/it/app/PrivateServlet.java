package io.github.secondgate.it.app;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The default servlet: whatever address reaches it, by whatever method, is private. */
public class PrivateServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        leak(request, response);
    }

    /** Counts, because a request that is answered with a redirect may still have done its work. */
    static void leak(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ((AtomicLong) System.getProperties().get("it.leaks")).incrementAndGet();
        if (!response.isCommitted()) {
            response.setHeader("X-Canary", "CANARY");
            response.setContentType("text/plain");
        }
        response.getWriter().println("CANARY for " + request.getRemoteUser());
    }
}
