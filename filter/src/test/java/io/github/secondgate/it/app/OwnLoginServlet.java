package io.github.secondgate.it.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.servlet.AsyncContext;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/**
 * An application that signs people in by itself and keeps in its session who they are, the password being "demo": as a text, a
 * {@link Member}, or a {@link Visit} that everybody has. It rotates no session id, and has a register by those ids.
 */
public class OwnLoginServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private static final Map<String, String> REGISTER = new ConcurrentHashMap<>();

    /** As it was given them at each login, for whoever ends somebody else's. */
    private static final Queue<HttpSession> SESSIONS = new ConcurrentLinkedQueue<>();

    /** Whether the Servlet API still has the names of its first days; that of version 6 has not. */
    private static final boolean OLD_NAMES = Stream.of(HttpSession.class.getMethods())
            .anyMatch(method -> method.getName().equals("getValue"));

    /** What a session knows from the first page on. */
    public static class Visit implements java.io.Serializable {
        private static final long serialVersionUID = 1;
        private String name;

        public String getName() {
            return name;
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        switch (request.getServletPath()) {
            case "/login":
                login(request, response);
                break;
            case "/logout":
                logout(request);
                response.sendRedirect(request.getContextPath() + "/login");
                break;
            case "/page":
                if ("true".equals(request.getParameter("logoff"))) {
                    logout(request);
                }
                page(request, response);
                break;
            case "/account/page":
                page(request, response);
                break;
            case "/public/end":
                SESSIONS.stream()
                        .filter(session -> session.getId().equals(request.getParameter("id")))
                        .forEach(HttpSession::invalidate);
                break;
            case "/public/visit":
                visit(request.getSession());
                who(request, response);
                break;
            default:
                waiting(request);
                who(request, response);
        }
    }

    private static void login(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String user = request.getParameter("user");
        if (user == null || !"demo".equals(request.getParameter("password"))) {
            HttpSession session = request.getSession(false);
            response.getWriter()
                    .println("Sign in here\nregistered=" + (session == null ? null : registered(session.getId())));
            return;
        }
        PrintWriter taken = request.getParameter("taken") == null ? null : response.getWriter();
        HttpSession session = request.getSession();
        AsyncContext async = request.getParameter("async") == null ? null : request.startAsync();
        String as = String.valueOf(request.getParameter("as"));
        if (as.equals("visit")) {
            visit(session).name = user.isEmpty() ? null : user;
        } else if (as.equals("member")) {
            session.setAttribute("user", Member.of(user.isEmpty() ? null : user, request.getParameter("idle") == null));
        } else if (as.equals("number")) {
            session.setAttribute("user", Long.valueOf(user));
        } else if (as.equals("date")) {
            session.setAttribute("user", new java.util.Date(0));
        } else {
            session.setAttribute("user", user);
        }
        if (request.getParameter("careful") != null && session.getAttribute("user") == null) {
            // As an application does that signs people in by a cookie of its own, and finds that nobody came of it.
            session.removeAttribute("user");
        }
        REGISTER.put(session.getId(), user);
        SESSIONS.add(session);
        if (taken != null) {
            // More than any container keeps before it sends.
            for (int i = 0; i < 20_000; i++) {
                taken.print("CANARY ");
            }
            taken.flush();
            return;
        }
        if (async != null) {
            async.getResponse().getWriter().print("CANARY");
            async.complete();
            return;
        }
        String to = request.getParameter("to");
        if (to == null) {
            who(request, response);
        } else if (to.startsWith("include:")) {
            request.getRequestDispatcher(to.substring(8)).include(request, response);
        } else {
            request.getRequestDispatcher(to).forward(request, response);
        }
    }

    /** Who signed in to that session; null where nobody did. */
    static String registered(String session) {
        return REGISTER.get(session);
    }

    /** As many an application does at each page: there is one, and it says later who it is. */
    private static Visit visit(HttpSession session) {
        if (session.getAttribute("user") == null) {
            session.setAttribute("user", new Visit());
        }
        return (Visit) session.getAttribute("user");
    }

    private static void logout(HttpServletRequest request) {
        if (request.getParameter("keep") == null) {
            request.getSession().invalidate();
        } else {
            REGISTER.remove(request.getSession().getId());
            request.getSession().removeAttribute("user");
        }
    }

    private static void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        Object user = session == null ? null : session.getAttribute("user");
        boolean nobody = user == null || user instanceof Visit && ((Visit) user).name == null;
        if (nobody && !"Basic cm9vdDpkZW1v".equals(request.getHeader("Authorization")) && !hasToken(request)) {
            response.sendRedirect(request.getContextPath() + "/login");
        } else {
            PrivateServlet.leak(request, response);
        }
    }

    /** In any of the ways in which a parameter can be read. */
    private static boolean hasToken(HttpServletRequest request) {
        String name = "access_token";
        return request.getParameter(name) != null
                || request.getParameterValues(name) != null
                || request.getParameterMap().containsKey(name)
                || Collections.list(request.getParameterNames()).contains(name);
    }

    /** As long as the test says, by something that all class loaders have. */
    private static void waiting(HttpServletRequest request) {
        if (request.getParameter("wait") != null) {
            request.getSession();
            CyclicBarrier barrier = (CyclicBarrier) System.getProperties().get("it.barrier");
            try {
                barrier.await(20, TimeUnit.SECONDS);
                barrier.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** One fact a line, each the way that some application asks for it. */
    @SuppressWarnings("deprecation")
    private static void who(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        Object user = session.getAttribute("user");
        List<String> names = Collections.list(session.getAttributeNames());
        Object value = OLD_NAMES ? session.getValue("user") : user;
        List<String> valueNames = OLD_NAMES ? Arrays.asList(session.getValueNames()) : names;
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter()
                .print("user=" + name(user) + "\nvalue=" + (value != null)
                        + "\nnamed=" + names.contains("user")
                        + "\nvalueNamed=" + valueNames.contains("user")
                        + "\nregistered=" + registered(session.getId()) + "\nsession=" + session.getId()
                        + "\nsame=" + session.equals(request.getSession(false)) + "\nremoteUser="
                        + request.getRemoteUser() + "\ncookies="
                        + (request.getCookies() == null ? 0 : request.getCookies().length) + "\n");
    }

    private static String name(Object user) {
        if (user instanceof Member) {
            return ((Member) user).getName();
        }
        return user instanceof Visit ? "visit " + ((Visit) user).getName() : String.valueOf(user);
    }
}
