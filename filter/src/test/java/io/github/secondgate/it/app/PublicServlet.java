package io.github.secondgate.it.app;

import java.io.IOException;
import java.util.regex.Pattern;
import javax.servlet.AsyncContext;
import javax.servlet.RequestDispatcher;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Public pages, some of which fetch a private one by another dispatch. */
public class PublicServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** What no public address may hold; a container that lets it through must not make it public. */
    private static final Pattern SUSPICIOUS = Pattern.compile("//|/\\.\\.?(/|$)|[;\\\\%\\p{Cntrl}]");

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        // Within an include, the path is still that of the page that includes.
        String included = (String) request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO);
        String path = included == null ? String.valueOf(request.getPathInfo()) : included;
        String to = request.getParameter("to");
        if (SUSPICIOUS.matcher(path).find()) {
            PrivateServlet.leak(request, response);
        } else if ("/forward".equals(path)) {
            request.getRequestDispatcher(to).forward(request, response);
        } else if ("/include".equals(path)) {
            response.getWriter().println("before");
            request.getRequestDispatcher(to).include(request, response);
            response.getWriter().println("after");
        } else if ("/async".equals(path)) {
            later(request, to);
        } else if ("/throw".equals(path)) {
            throw new ServletException("as asked");
        } else if ("/status".equals(path)) {
            response.sendError(Integer.parseInt(request.getParameter("status")));
        } else {
            session(request);
            response.getWriter().println("hello");
        }
    }

    private static void session(HttpServletRequest request) {
        if (request.getParameter("session") != null) {
            request.getSession().setAttribute("basket", "three apples");
        }
    }

    private static void later(HttpServletRequest request, String to) {
        if (request.getDispatcherType() == javax.servlet.DispatcherType.ASYNC) {
            throw new IllegalStateException("dispatched to itself");
        }
        AsyncContext async = request.startAsync();
        async.start(() -> async.dispatch(to));
    }
}
