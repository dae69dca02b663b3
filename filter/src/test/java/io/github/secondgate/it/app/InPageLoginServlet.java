package io.github.secondgate.it.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import javax.servlet.AsyncContext;
import javax.servlet.ServletException;
import javax.servlet.ServletOutputStream;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.web.subject.WebSubject;

/** Signs its visitor in by Shiro in the middle of a page, and goes on with it in each way that an application may. */
public class InPageLoginServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** More than any container keeps before it sends. */
    private static final String PRIVATE = new String(new char[20_000]).replace("\0", "CANARY ");

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Subject subject = SecurityUtils.getSubject();
        switch (request.getPathInfo()) {
            case "/writer-before":
                PrintWriter writer = response.getWriter();
                writer.print("Dear guest");
                subject.login(token(request));
                writer.println(PRIVATE);
                writer.flush();
                break;
            case "/stream-before":
                ServletOutputStream stream = response.getOutputStream();
                stream.print("Dear guest");
                subject.login(token(request));
                stream.print(PRIVATE);
                stream.flush();
                break;
            case "/sent-before":
                response.getWriter().print("Dear guest");
                response.flushBuffer();
                subject.login(token(request));
                response.getWriter().print(PRIVATE);
                break;
            case "/async-before":
                later(request, request.startAsync(), subject);
                break;
            case "/thread":
                inAnotherThread(subject, () -> {
                    subject.login(token(request));
                    return null;
                });
                response.getWriter().print(PRIVATE);
                break;
            case "/builder":
                Subject own = new WebSubject.Builder(request, response).buildWebSubject();
                own.login(token(request));
                response.getWriter().print(PRIVATE);
                break;
            case "/manager":
                SecurityUtils.getSecurityManager().login(subject, token(request));
                response.getWriter().print(PRIVATE);
                break;
            default:
                subject.login(token(request));
                goOn(request, response, subject);
        }
    }

    private static UsernamePasswordToken token(HttpServletRequest request) {
        return new UsernamePasswordToken(request.getParameter("username"), "demo");
    }

    private static void goOn(HttpServletRequest request, HttpServletResponse response, Subject subject)
            throws ServletException, IOException {
        switch (request.getPathInfo()) {
            case "/print":
                response.setContentLength(PRIVATE.length());
                response.getWriter().print(PRIVATE);
                break;
            case "/flush":
                response.setContentType("text/plain");
                response.getOutputStream().print(PRIVATE);
                response.flushBuffer();
                break;
            case "/error":
                response.sendError(404, PRIVATE);
                break;
            case "/header":
                response.setHeader("X-Name", "CANARY");
                response.addHeader("Content-Disposition", "attachment; filename=CANARY");
                break;
            case "/forward":
                request.getRequestDispatcher("/account/").forward(request, response);
                break;
            case "/include":
                request.getRequestDispatcher("/account/").include(request, response);
                break;
            case "/async":
                AsyncContext async = request.startAsync();
                async.getResponse().getWriter().print(PRIVATE);
                async.complete();
                break;
            case "/dispatch":
                request.startAsync().dispatch("/account/");
                break;
            case "/role":
                response.getWriter()
                        .print(
                                subject.isAuthenticated() || request.getRemoteUser() != null || subject.hasRole("admin")
                                        ? PRIVATE
                                        : "nobody");
                break;
            case "/leave":
                response.getWriter().print(PRIVATE);
                subject.logout();
                break;
            default:
                response.addCookie(new Cookie("theme", "dark"));
                response.sendRedirect("/account/first");
        }
    }

    private static void later(HttpServletRequest request, AsyncContext async, Subject subject) {
        UsernamePasswordToken token = token(request);
        async.start(subject.associateWith(() -> {
            try {
                subject.login(token);
                async.getResponse().getWriter().print(PRIVATE);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                async.complete();
            }
        }));
    }

    private static void inAnotherThread(Subject subject, Callable<Void> work) throws ServletException {
        try {
            Thread thread = new Thread(subject.associateWith(() -> {
                try {
                    work.call();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
            thread.start();
            thread.join();
        } catch (InterruptedException e) {
            throw new ServletException(e);
        }
    }
}
